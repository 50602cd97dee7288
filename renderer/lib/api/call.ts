// The host's routes as the pages ask them, typed by their contracts.
import type { ContractBody, ContractResponse, Contracts } from '../../../protocol/http/index.ts';
import { routes } from './routes.ts';
import type { Route } from './routes.ts';

/** What the host would not do, or did not hear. */
export class Refused extends Error {
  /** Of the host's catalogue; empty where the host did not answer. */
  readonly code: string;
  /** Milliseconds to wait before asking again, where the host said so. */
  readonly retryAfterMs: number | null;

  constructor(code: string, message: string, retryAfterMs: number | null) {
    super(message);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

export interface Asked<R extends Route> {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: Partial<ContractBody<Contracts[R]>>;
  readonly signal?: AbortSignal;
  /** Ask as the room does, whatever credential this browser holds. */
  readonly asPublic?: boolean;
  /** Sent to its end even if the page is left meanwhile. */
  readonly outlivesPage?: boolean;
}

/** Asks the host. Throws Refused, with an empty code where it could not be reached. */
export async function call<R extends Route>(route: R, asked: Asked<R> = {}): Promise<ContractResponse<Contracts[R]>> {
  const [method = 'GET', path = '/'] = routes[route].split(' ');
  const hasBody = method !== 'GET';
  const response = await reach(addressOf(path, asked.params ?? {}, asked.query ?? {}), {
    method,
    credentials: asked.asPublic === true ? 'omit' : 'same-origin',
    cache: 'no-store',
    keepalive: asked.outlivesPage ?? false,
    ...(asked.signal === undefined ? {} : { signal: asked.signal }),
    ...(hasBody ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(asked.body ?? {}) } : {}),
  });
  // The host checks its answers by the same contract before they leave.
  return response as ContractResponse<Contracts[R]>;
}

export function addressOf(
  path: string,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string | undefined>>,
): string {
  const filled = path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value);
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

async function reach(address: string, init: RequestInit): Promise<unknown> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(address, init);
    answer = await response.json();
  } catch {
    throw new Refused('', '', null);
  }
  if (response.ok) return answer;
  const { code, detail } = (answer ?? {}) as { code?: unknown; detail?: unknown };
  throw new Refused(
    typeof code === 'string' ? code : '',
    typeof detail === 'string' ? detail : '',
    waitOf(response.headers.get('retry-after')),
  );
}

/** Retry-After in seconds, as milliseconds. */
function waitOf(header: string | null): number | null {
  const seconds = header === null ? Number.NaN : Number(header);
  return Number.isFinite(seconds) ? seconds * 1_000 : null;
}
