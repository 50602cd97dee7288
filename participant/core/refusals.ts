/** Which of the host's refusals end the client, which ask to try again, and in what words. */
import { closeCodes, errors } from '../../protocol/errors.ts';
import type { HostToParticipant } from '../../protocol/wire/participant.ts';
import type { ExitReason } from './exit-codes.ts';

type HostError = Extract<HostToParticipant, { type: 'error' }>;

export type Verdict =
  | { readonly kind: 'end'; readonly reason: ExitReason; readonly message: string }
  /** Registration did not succeed, but may later. */
  | { readonly kind: 'retry'; readonly message: string }
  | { readonly kind: 'note' };

const ended: Readonly<Record<string, ExitReason>> = {
  INVALID_PIN: 'invalidPin',
  KICKED: 'kicked',
  ID_IN_USE: 'idInUse',
  REPLACED: 'idInUse',
  SESSION_ENDED: 'sessionEnded',
};

const cures: Readonly<Partial<Record<ExitReason, string>>> = {
  invalidPin: 'Look at the PIN on the screen of the arena and try again.',
  idInUse: 'Close the other program, or start with another --id.',
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

export function judgeError(error: HostError, registered: boolean): Verdict {
  const code = errorCode(error) ?? '';
  const reason = ended[code];
  const message =
    error.detail === undefined ? error.message : `${error.message.replace(/[.\s]*$/, '')}. ${error.detail}`;
  if (reason !== undefined) return { kind: 'end', reason, message: withCure(reason, message) };
  if (registered) return { kind: 'note' };
  if (passing.has(code)) return { kind: 'retry', message };
  if (lasting.has(code))
    return { kind: 'end', reason: 'refused', message: `The arena does not understand this client: ${message}` };
  return { kind: 'note' };
}

/** Null: an ordinary loss, the client comes back. */
export function judgeClose(code: number): { reason: ExitReason; message: string } | null {
  switch (code) {
    case closeCodes.SESSION_ENDED:
      return { reason: 'sessionEnded', message: errors.SESSION_ENDED.message };
    case closeCodes.REPLACED:
      return { reason: 'idInUse', message: withCure('idInUse', errors.REPLACED.message) };
    case closeCodes.KICKED:
      return { reason: 'kicked', message: errors.KICKED.message };
    case closeCodes.TOO_MANY_PINS:
      return { reason: 'invalidPin', message: withCure('invalidPin', errors.INVALID_PIN.message) };
    default:
      return null;
  }
}

function withCure(reason: ExitReason, message: string): string {
  const cure = cures[reason];
  return cure === undefined ? message : `${message.replace(/[.\s]*$/, '')}. ${cure}`;
}
