/** Why a connection was lost or never came about, in words. */
import { closeCodes } from '../../protocol/errors.ts';

const closes: Readonly<Record<number, string>> = {
  1001: 'the arena went away',
  [closeCodes.RESTART]: 'the arena is restarting',
  [closeCodes.SLOW_READER]: 'this computer reads too slowly',
  [closeCodes.UNRESPONSIVE]: 'the arena heard nothing from this computer',
  [closeCodes.MESSAGE_TOO_BIG]: 'a message was too big',
};

const failures: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there; is the arena open?',
  ENOTFOUND: 'this name is not known here; use the address with numbers',
  EAI_AGAIN: 'this name is not known here; use the address with numbers',
  EHOSTUNREACH: 'that computer cannot be reached; is this one on the same network?',
  ENETUNREACH: 'there is no network',
  ETIMEDOUT: 'no answer; is this computer on the same network?',
  ECONNRESET: 'the connection was cut',
};

/** `reason` is what the host put in the close frame. */
export function lossInWords(code: number, reason: string, error: Error | null): string {
  if (error !== null) return failureInWords(error);
  return closes[code] ?? (reason === '' ? 'the connection was cut' : reason);
}

function failureInWords(error: Error): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = first instanceof Error && 'code' in first && typeof first.code === 'string' ? first.code : '';
  const status = /Unexpected server response: (\d+)/.exec(error.message)?.[1];
  if (status !== undefined) return `what answers there is not an arena (HTTP ${status})`;
  if (/handshake has timed out/i.test(error.message)) return 'no answer in time';
  return failures[code] ?? error.message;
}
