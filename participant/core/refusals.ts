/** Which of the host's refusals end the client, which ask to try again, and in what words. */
import { closeCodes, errors } from '../../protocol/errors.ts';
import type { HostToParticipant } from '../../protocol/wire/participant.ts';
import type { ExitReason } from './exit-codes.ts';
import type { CoreWords } from './words/index.ts';

type HostError = Extract<HostToParticipant, { type: 'error' }>;
type Ending = keyof CoreWords['refusals'];

export type Verdict =
  | { readonly kind: 'end'; readonly reason: ExitReason; readonly message: string }
  /** Registration did not succeed, but may later. */
  | { readonly kind: 'retry'; readonly message: string }
  | { readonly kind: 'note' };

const ended: Readonly<Record<Ending, ExitReason>> = {
  INVALID_PIN: 'invalidPin',
  KICKED: 'kicked',
  ID_IN_USE: 'idInUse',
  REPLACED: 'idInUse',
  SESSION_ENDED: 'sessionEnded',
};

/** Later the same registration may pass; nothing to do but wait. */
const passing = new Set(['NO_ACTIVE_SESSION', 'RATE_LIMITED', 'SHUTTING_DOWN', 'STORAGE_UNAVAILABLE', 'INTERNAL']);
/** The same registration will never pass. */
const lasting = new Set(['INVALID_MESSAGE', 'INVALID_REQUEST', 'INVALID_JSON']);

/** The code of an error frame; older hosts send only the sentence. */
export function errorCode(error: HostError): string | null {
  if (error.code !== undefined) return error.code;
  return Object.entries(errors).find(([, entry]) => entry.message === error.message)?.[0] ?? null;
}

/** The host's sentence, in the language of the client where it has one for it. */
export function hostSentence(error: HostError, words: CoreWords): string {
  const code = errorCode(error);
  const known: Readonly<Partial<Record<string, string>>> = words.said;
  return (code === null ? undefined : known[code]) ?? error.message;
}

export function judgeError(error: HostError, registered: boolean, words: CoreWords): Verdict {
  const code = errorCode(error) ?? '';
  if (endsClient(code)) return { kind: 'end', reason: ended[code], message: words.refusals[code] };
  if (registered) return { kind: 'note' };
  const said = hostSentence(error, words);
  if (passing.has(code)) return { kind: 'retry', message: said };
  const message = error.detail === undefined ? said : `${said.replace(/[.\s]*$/, '')}. ${error.detail}`;
  if (lasting.has(code))
    return { kind: 'end', reason: 'refused', message: words.notUnderstood(message.replace(/[.\s]*$/, '.')) };
  return { kind: 'note' };
}

const closing: Readonly<Record<number, Ending>> = {
  [closeCodes.SESSION_ENDED]: 'SESSION_ENDED',
  [closeCodes.REPLACED]: 'REPLACED',
  [closeCodes.KICKED]: 'KICKED',
  [closeCodes.TOO_MANY_PINS]: 'INVALID_PIN',
};

/** Null: an ordinary loss, the client comes back. */
export function judgeClose(code: number, words: CoreWords): { reason: ExitReason; message: string } | null {
  const known = closing[code];
  return known === undefined ? null : { reason: ended[known], message: words.refusals[known] };
}

function endsClient(code: string): code is Ending {
  return Object.hasOwn(ended, code);
}
