// The host's routes as this page asks them, typed by their contracts.
import type { Contracts, ContractBody, ContractResponse } from '../../protocol/http/index.ts';

export class Refused extends Error {
  /** Of the host's catalogue; empty when the host did not answer. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

type Route = keyof Contracts;
type Answer<R extends Route> = ContractResponse<Contracts[R]>;
type Body<R extends Route> = Partial<ContractBody<Contracts[R]>>;

export function get<R extends Route>(path: string): Promise<Answer<R>> {
  return ask(path, {}) as Promise<Answer<R>>;
}

export function post<R extends Route>(path: string, body: Body<R>): Promise<Answer<R>> {
  const headers = { 'content-type': 'application/json' };
  return ask(path, { method: 'POST', headers, body: JSON.stringify(body) }) as Promise<Answer<R>>;
}

async function ask(path: string, init: RequestInit): Promise<unknown> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, { ...init, credentials: 'same-origin', cache: 'no-store' });
    answer = await response.json();
  } catch {
    throw new Refused('', '');
  }
  if (response.ok) return answer;
  const { code, detail } = answer as { code?: unknown; detail?: unknown };
  throw new Refused(typeof code === 'string' ? code : '', typeof detail === 'string' ? detail : '');
}
