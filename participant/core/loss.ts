/** Why a connection was lost or never came about, in words. */
import { closeCodes } from '../../protocol/errors.ts';
import type { CoreWords } from './words/index.ts';

type LossWords = CoreWords['loss'];

const closes: Readonly<Record<number, keyof Omit<LossWords, 'notAnArena'>>> = {
  1001: 'away',
  [closeCodes.RESTART]: 'restarting',
  [closeCodes.SLOW_READER]: 'slowReader',
  [closeCodes.UNRESPONSIVE]: 'unresponsive',
  [closeCodes.MESSAGE_TOO_BIG]: 'tooBig',
};

const failures: Readonly<Record<string, keyof Omit<LossWords, 'notAnArena'>>> = {
  ECONNREFUSED: 'nothingThere',
  ENOTFOUND: 'nameUnknown',
  EAI_AGAIN: 'nameUnknown',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'noNetwork',
  ETIMEDOUT: 'timedOut',
  ECONNRESET: 'cut',
};

/** `reason` is what the host put in the close frame. */
export function lossInWords(code: number, reason: string, error: Error | null, words: LossWords): string {
  if (error !== null) return failureInWords(error, words);
  const known = closes[code];
  if (known !== undefined) return words[known];
  return reason === '' ? words.cut : reason;
}

function failureInWords(error: Error, words: LossWords): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = first instanceof Error && 'code' in first && typeof first.code === 'string' ? first.code : '';
  const status = /Unexpected server response: (\d+)/.exec(error.message)?.[1];
  if (status !== undefined) return words.notAnArena(status);
  if (/handshake has timed out/i.test(error.message)) return words.handshake;
  const known = failures[code];
  return known === undefined ? error.message : words[known];
}
