/** The model servers on this computer: the usual ports and the addresses the person has named, all at once. */
import type { Language } from '../language.ts';
import { withLimit } from '../with-limit.ts';
import { namedAddress, rootOf, serverAddress } from './addresses.ts';
import { nobodyThere } from './failures.ts';
import type { CallModelServer } from './http.ts';
import { serverKinds } from './kinds.ts';
import type { Environment, ModelInfo, ServerKind, Surface } from './kinds.ts';
import { listModels } from './listing.ts';
import { recognise } from './recognise.ts';
import { RunnerError } from './runner.ts';
import type { RunnerErrorCode } from './runner.ts';
import { Server } from './server.ts';
import { runnerWords } from './words/index.ts';

/** A server on the same computer answers within milliseconds. */
const CAP_MS = 1_500;

export interface FoundServer {
  readonly kind: ServerKind;
  /** For a person. */
  readonly name: string;
  /** As a runner takes it. */
  readonly url: string;
  readonly models: readonly ModelInfo[];
  /** Why it cannot be used as it is, with the cure. */
  readonly problem: { readonly code: RunnerErrorCode; readonly message: string } | null;
}

export interface FindServersOptions {
  /** Where it throws a `RunnerError`, that is the server's problem. */
  readonly call: CallModelServer;
  readonly environment?: Environment;
  /** Asked besides the usual ones; told of even if nobody answers. */
  readonly addresses?: readonly { readonly kind: ServerKind; readonly url: string }[];
  readonly apiKey?: string | null;
  readonly language: Language;
  readonly surface?: Surface;
  readonly signal: AbortSignal;
  readonly capMs?: number;
}

/** In a fixed order: given addresses, Ollama, LM Studio, llama.cpp, Jan, others. Rejects with the signal's reason only. */
export async function findServers(options: FindServersOptions): Promise<FoundServer[]> {
  const found = await Promise.all(places(options).map((place) => look(place, options)));
  if (options.signal.aborted) throw options.signal.reason;
  return found.filter((server) => server !== null);
}

interface Place {
  readonly kind: ServerKind;
  readonly url: string;
  /** By the person: then silence is worth a word, and the key is meant for it. */
  readonly named: boolean;
}

function places({ environment = {}, addresses = [] }: FindServersOptions): Place[] {
  const all: Place[] = [];
  const add = (kind: ServerKind, given: string | null, named: boolean): void => {
    try {
      all.push({ kind, url: serverAddress(kind, given, environment), named });
    } catch {
      // Not an address: whoever uses it is told so, and the usual one is looked at.
      if (given === null) all.push({ kind, url: serverAddress(kind, null, {}), named: false });
    }
  };
  for (const { kind, url } of addresses) add(kind, url, true);
  for (const kind of serverKinds) {
    const named = namedAddress(kind, environment) !== null;
    if (named || kind !== 'openai') add(kind, null, named);
  }
  const places = new Map<string, Place>();
  for (const place of all) {
    const root = rootOf(place.url).replace('//localhost', '//127.0.0.1');
    if (place.named ? !places.get(root)?.named : !places.has(root)) places.set(root, place);
  }
  return [...places.values()];
}

async function look(place: Place, options: FindServersOptions): Promise<FoundServer | null> {
  const { apiKey = null } = options;
  const plain = await ask(place, options, place.named ? apiKey : null);
  // A key for elsewhere is not shown to whatever listens here, unless it asks for one.
  if (plain?.problem?.code !== 'KEY_NEEDED' || apiKey === null || place.named) return plain;
  return ask(place, options, apiKey);
}

async function ask(place: Place, options: FindServersOptions, apiKey: string | null): Promise<FoundServer | null> {
  const { call, language, surface = 'terminal', signal, capMs = CAP_MS } = options;
  const limited = withLimit(signal, capMs);
  const at = (kind: ServerKind): Server =>
    new Server({ kind, url: kind === 'ollama' ? rootOf(place.url) : withPath(place), apiKey, call, language, surface });
  let server = at(place.kind);
  const told = (models: readonly ModelInfo[], problem: FoundServer['problem']): FoundServer => {
    const { kind, url } = server;
    return { kind, name: runnerWords(language).names[kind], url, models, problem };
  };
  try {
    const kind = await recognise(at, place.kind, limited);
    if (kind === null) {
      if (!place.named) return null;
      throw server.failures.garbage('<html>');
    }
    server = at(kind);
    return told((await listModels(server, limited)) ?? [], null);
  } catch (error) {
    if (!place.named && (nobodyThere(error) || (!(error instanceof RunnerError) && !stuck(place, error)))) return null;
    const words = server.failures.inWords(error, signal, false);
    return words instanceof RunnerError ? told([], { code: words.code, message: words.message }) : null;
  }
}

function withPath({ kind, url }: Place): string {
  return kind === 'ollama' ? `${url}/v1` : url;
}

/** It took the connection and says nothing; on these ports that is the model server itself. */
function stuck({ kind }: Place, error: unknown): boolean {
  const silent = error instanceof Error && /^(Timeout|Abort)Error$/.test(error.name);
  return silent && (kind === 'ollama' || kind === 'lmstudio');
}
