import { z } from 'zod';
import { createDocument } from 'zod-openapi';
import type { ZodOpenApiObject, ZodOpenApiOperationObject } from 'zod-openapi';
import { errors } from '../../../protocol/errors.ts';
import type { ErrorCode } from '../../../protocol/errors.ts';
import { contracts } from '../../../protocol/http/index.ts';
import type { Contract } from '../../../protocol/http/index.ts';
import { ORGANIZER_COOKIE, TELAO_COOKIE } from './cookies.ts';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    error: z.string(),
    message: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457, with error and message for old clients' });

/** The API as OpenAPI 3.1, from the schemas that check it. */
export function openApiDocument(version: string): ReturnType<typeof createDocument> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const contract of Object.values(contracts) as Contract[]) {
    const path = contract.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [contract.method]: operation(contract) };
  }
  const document: ZodOpenApiObject = {
    openapi: '3.1.1',
    info: {
      title: 'LLM Arena',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description:
        'Keys of requests may be camelCase or snake_case; an unknown key is an error that names the nearest known one. ' +
        'Success is always 200. Errors are application/problem+json. Times are ISO-8601 UTC with milliseconds.',
    },
    servers: [{ url: '/' }],
    components: {
      securitySchemes: {
        organizerKey: { type: 'http', scheme: 'bearer', description: 'The organizer key' },
        organizerCookie: { type: 'apiKey', in: 'cookie', name: ORGANIZER_COOKIE },
        telaoCookie: { type: 'apiKey', in: 'cookie', name: TELAO_COOKIE },
      },
    },
    paths,
  };
  return createDocument(document);
}

const organizer: Record<string, string[]>[] = [{ organizerKey: [] }, { organizerCookie: [] }];
const credentials = { organizer, screen: [...organizer, { telaoCookie: [] }] };

function operation(contract: Contract): ZodOpenApiOperationObject {
  const has = (schema: z.ZodObject) => Object.keys(schema.shape).length > 0;
  const requestParams = {
    ...(has(contract.params) ? { path: contract.params } : {}),
    ...(has(contract.query) ? { query: contract.query } : {}),
  };
  const optionalBody = contract.body.safeParse({}).success;
  return {
    operationId: contract.id,
    summary: contract.summary,
    tags: [contract.tag],
    ...(contract.access === 'public' ? {} : { security: credentials[contract.access] }),
    ...(Object.keys(requestParams).length > 0 ? { requestParams } : {}),
    ...(has(contract.body)
      ? { requestBody: { required: !optionalBody, content: { 'application/json': { schema: contract.body } } } }
      : {}),
    responses: { '200': success(contract), ...refusals(contract) },
  };
}

function success(contract: Contract) {
  const { media } = contract;
  if (media === undefined) return { description: 'OK', content: { 'application/json': { schema: contract.response } } };
  return { description: media.description, content: { [media.media]: { schema: z.string() } } };
}

function refusals(contract: Contract) {
  const always: ErrorCode[] = ['INVALID_REQUEST', 'HOST_NOT_ALLOWED', 'RATE_LIMITED'];
  if (contract.access !== 'public') always.push('UNAUTHORIZED', 'ORIGIN_NOT_ALLOWED');
  if (contract.method !== 'get') always.push('INVALID_JSON', 'STORAGE_UNAVAILABLE');
  const byStatus = new Map<number, Set<ErrorCode>>();
  for (const code of [...contract.errors, ...always]) {
    const { status } = errors[code];
    byStatus.set(status, (byStatus.get(status) ?? new Set<ErrorCode>()).add(code));
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [
        String(status),
        {
          description: [...codes].map((code) => `${code}: ${errors[code].message}`).join('\n\n'),
          content: { 'application/problem+json': { schema: problem } },
        },
      ]),
  );
}
