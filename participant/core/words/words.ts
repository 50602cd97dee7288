/** What the client's core says; a text that one language lacks does not compile. */
import type { ErrorCode } from '../../../protocol/errors.ts';

export interface CoreWords {
  /** Why a connection was lost or never came about: parts of a sentence. */
  readonly loss: {
    readonly away: string;
    readonly restarting: string;
    readonly slowReader: string;
    readonly unresponsive: string;
    readonly tooBig: string;
    readonly cut: string;
    readonly nothingThere: string;
    readonly nameUnknown: string;
    readonly unreachable: string;
    readonly noNetwork: string;
    readonly timedOut: string;
    readonly handshake: string;
    readonly notAnArena: (status: string) => string;
    readonly silence: string;
    readonly unregistered: string;
  };
  /** Refusals that end the client, with the cure. */
  readonly refusals: Readonly<Record<'INVALID_PIN' | 'KICKED' | 'ID_IN_USE' | 'REPLACED' | 'SESSION_ENDED', string>>;
  /** The host's other sentences, where they are not as it sends them. */
  readonly said: Readonly<Partial<Record<ErrorCode, string>>>;
  readonly notUnderstood: (message: string) => string;
  readonly clientFailed: (message: string) => string;
}
