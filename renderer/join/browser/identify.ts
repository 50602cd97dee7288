// Who answers at a place, which models it has, and a runner for one of them: the client's own, spoken to from this page.
import type { Language } from '../../../participant/core/language.ts';
import { rootOf } from '../../../participant/core/runners/addresses.ts';
import type { ModelInfo, ServerKind } from '../../../participant/core/runners/kinds.ts';
import { listModels } from '../../../participant/core/runners/listing.ts';
import { modelRunner } from '../../../participant/core/runners/model-runner.ts';
import { recognise } from '../../../participant/core/runners/recognise.ts';
import { RunnerError } from '../../../participant/core/runners/runner.ts';
import type { Runner, RunnerErrorCode } from '../../../participant/core/runners/runner.ts';
import { Server } from '../../../participant/core/runners/server.ts';
import { withLimit } from '../../../participant/core/with-limit.ts';
import type { Place } from './addresses.ts';
import { modelServerCall } from './call-model-server.ts';

export interface FoundServer {
  readonly kind: ServerKind;
  /** As a runner takes it. */
  readonly url: string;
  readonly models: readonly ModelInfo[];
  /** Why it cannot be used as it is, with the cure. */
  readonly problem: { readonly code: RunnerErrorCode; readonly message: string } | null;
  /** It asked for a key, and was given the one there is. */
  readonly keyed: boolean;
}

/** What is said where the browser keeps a server's answer from this page. */
export type Blocked = (url: string) => string;

interface Asking {
  readonly language: Language;
  readonly blocked: Blocked;
  readonly apiKey: string | null;
}

type Identifying = Asking & { readonly signal: AbortSignal };

/** It is on this computer, and has answered already. Milliseconds. */
const IDENTIFY_MS = 5_000;

/**
 * One place, not `findServers`: only what has answered is asked, and a browser writes each failed request into its
 * console. Null where what answers is no model server that the client knows.
 */
export async function identify(place: Place, asking: Identifying): Promise<FoundServer | null> {
  const plain = await ask(place, { ...asking, apiKey: null });
  // A key is shown to nobody who does not ask for one.
  if (plain?.problem?.code !== 'KEY_NEEDED' || asking.apiKey === null) return plain;
  return ask(place, asking);
}

async function ask(place: Place, { language, blocked, apiKey, signal }: Identifying): Promise<FoundServer | null> {
  const call = modelServerCall(blocked);
  const at = (kind: ServerKind): Server =>
    new Server({ kind, url: addressOf(kind, place), apiKey, call, language, surface: 'page' });
  const told = (kind: ServerKind, models: readonly ModelInfo[], problem: FoundServer['problem']): FoundServer => ({
    kind,
    url: addressOf(kind, place),
    models,
    problem,
    keyed: apiKey !== null,
  });
  const limited = withLimit(signal, IDENTIFY_MS);
  let kind = place.usual ?? 'openai';
  try {
    const recognised = await recognise(at, kind, limited);
    if (recognised === null) return null;
    kind = recognised;
    return told(kind, (await listModels(at(kind), limited)) ?? [], null);
  } catch (error) {
    const words = at(kind).failures.inWords(error, signal, false);
    return words instanceof RunnerError ? told(kind, [], { code: words.code, message: words.message }) : null;
  }
}

function addressOf(kind: ServerKind, { url }: Place): string {
  return kind === 'ollama' ? rootOf(url) : `${rootOf(url)}/v1`;
}

export function runnerOf(
  { kind, url, model }: { readonly kind: ServerKind; readonly url: string; readonly model: string },
  { language, blocked, apiKey }: Asking,
): Runner {
  return modelRunner({
    kind,
    url,
    model,
    apiKey,
    call: modelServerCall(blocked),
    language,
    surface: 'page',
    onNote: () => undefined,
  });
}
