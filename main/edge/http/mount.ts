import type { RequestHandler, Response, Router } from 'express';
import type {
  Contract,
  ContractBody,
  ContractParams,
  ContractQuery,
  ContractResponse,
  Contracts,
} from '../../../protocol/http/index.ts';
import { contracts } from '../../../protocol/http/index.ts';
import { AppError } from './app-error.ts';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { parseRequest } from './parse.ts';

/** A request that fits its contract. */
export interface Asked<C extends Contract> {
  readonly params: ContractParams<C>;
  readonly query: ContractQuery<C>;
  readonly body: ContractBody<C>;
  readonly caller: Caller;
  readonly userAgent: string | null;
  /** For cookies and file names; the answer itself is what the handler returns. */
  readonly response: Response;
}

type Answer<C extends Contract> = C['media'] extends object ? string : ContractResponse<C>;
export type Handler<C extends Contract> = (asked: Asked<C>) => Answer<C> | Promise<Answer<C>>;
export type Handlers = { readonly [K in keyof Contracts]: Handler<Contracts[K]> };

/** Every contract gets its route: rights, parsing, handler, and an answer stripped to what is declared. */
export function mountContracts(router: Router, handlers: Handlers): void {
  const allowed = new Map<string, Set<string>>();
  for (const contract of Object.values(contracts) as Contract[]) {
    const handler = handlers[contract.id as keyof Handlers] as unknown as Handler<Contract>;
    router[contract.method](contract.path, route(contract, handler));
    allowed.set(contract.path, (allowed.get(contract.path) ?? new Set()).add(contract.method.toUpperCase()));
  }
  for (const [path, methods] of allowed) {
    router.all(path, (_request, response) => {
      response.setHeader('Allow', [...methods].join(', '));
      throw new AppError({ code: 'METHOD_NOT_ALLOWED', detail: `It answers ${[...methods].join(', ')}.` });
    });
  }
}

function route(contract: Contract, handler: Handler<Contract>): RequestHandler {
  return async (request, response) => {
    const caller = callerOf(response);
    checkRights(contract, caller);
    const asked = {
      params: parseRequest(contract.params, request.params, 'params'),
      query: parseRequest(contract.query, request.query, 'query'),
      body: parseRequest(contract.body, request.body, 'body'),
      caller,
      userAgent: request.headers['user-agent']?.slice(0, 400) ?? null,
      response,
    };
    const answer: unknown = await handler(asked);
    response.setHeader('Cache-Control', 'no-store');
    if (contract.media === undefined) response.json(contract.response.parse(answer));
    else response.type(contract.media.media).send(answer);
  };
}

const WAY_IN = {
  organizer: 'Open the console by its link, or send "Authorization: Bearer <organizer key>".',
  screen: 'Open the telão by the link that the console makes for it.',
};

/** A page of somebody else's may read public routes where it is listed; it never writes and is never the organizer. */
function checkRights(contract: Contract, caller: Caller): void {
  const otherPage = caller.origin === 'foreign' || caller.origin === 'listed';
  if (contract.access !== 'public') {
    if (otherPage)
      throw new AppError({
        code: 'ORIGIN_NOT_ALLOWED',
        detail: "Organizer routes answer to the host's own pages only.",
      });
    if (caller.role !== 'organizer' && !(contract.access === 'screen' && caller.isTelao)) {
      throw new AppError({ code: 'UNAUTHORIZED', detail: WAY_IN[contract.access] });
    }
  }
  if (caller.origin === 'foreign' && contract.method !== 'get') {
    throw new AppError({ code: 'ORIGIN_NOT_ALLOWED', detail: 'Add its origin to CORS_ORIGIN if the page is yours.' });
  }
}
