/** What of an OpenAPI document changed in a way that breaks a client. */

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}
interface Content {
  readonly description?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}
export interface Operation {
  readonly operationId?: string;
  readonly security?: unknown;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: Content & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, Content>>;
}
export interface Api {
  readonly info?: unknown;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** One sentence for each: what is gone, what is newly demanded. */
export function breaks(before: Api, after: Api): string[] {
  const found: string[] = [];
  for (const [path, methods] of Object.entries(before.paths)) {
    const now = after.paths[path];
    if (now === undefined) found.push(`${path} is gone`);
    else {
      for (const [method, operation] of Object.entries(methods)) {
        const name = `${method.toUpperCase()} ${path}`;
        const kept = now[method];
        if (kept === undefined) found.push(`${name} is gone`);
        else found.push(...changes(operation, kept, before, after).map((what) => `${name}${what}`));
      }
    }
  }
  return found;
}

function changes(was: Operation, is: Operation, before: Api, after: Api): string[] {
  return [...parameters(was, is), ...body(was, is, before, after), ...answer(was, is, before, after)];
}

function parameters(was: Operation, is: Operation): string[] {
  const [old, now] = [was.parameters ?? [], is.parameters ?? []];
  const same = (a: { name: string; in: string }) => (b: { name: string; in: string }) =>
    a.name === b.name && a.in === b.in;
  const gone = old.filter((one) => !now.some(same(one))).map((one) => `: ${one.in} ${one.name} is gone`);
  const demanded = now
    .filter((one) => one.required === true && old.find(same(one))?.required !== true)
    .map((one) => `: ${one.in} ${one.name} is newly required`);
  return [...gone, ...demanded];
}

function body(was: Operation, is: Operation, before: Api, after: Api): string[] {
  const [old, now] = [schemaOf(was.requestBody, before), schemaOf(is.requestBody, after)];
  const gone = keys(old).filter((key) => !keys(now).includes(key));
  const demanded = (now.required ?? []).filter((key) => !(old.required ?? []).includes(key));
  const whole = is.requestBody?.required === true && was.requestBody?.required !== true;
  return [
    ...gone.map((key) => `: body ${key} is gone`),
    ...demanded.map((key) => `: body ${key} is newly required`),
    ...(whole ? [': a body is newly required'] : []),
  ];
}

function answer(was: Operation, is: Operation, before: Api, after: Api): string[] {
  const [old, now] = [schemaOf(was.responses['200'], before), schemaOf(is.responses['200'], after)];
  return keys(old)
    .filter((key) => !keys(now).includes(key))
    .map((key) => `: ${key} is gone from the answer`);
}

function schemaOf(content: Content | undefined, api: Api): Schema {
  const schema = content?.content?.['application/json']?.schema ?? {};
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (api.components?.schemas?.[name] ?? {});
}

function keys(schema: Schema): string[] {
  return Object.keys(schema.properties ?? {});
}
