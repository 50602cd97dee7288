/** English. Where the host has a sentence of its own for a code, it is this one. */
import { errors } from '../../../protocol/errors.ts';
import type { CoreWords } from './words.ts';

export const en: CoreWords = {
  loss: {
    away: 'the arena went away',
    restarting: 'the arena is restarting',
    slowReader: 'this computer reads too slowly',
    unresponsive: 'the arena heard nothing from this computer',
    tooBig: 'a message was too big',
    cut: 'the connection was cut',
    nothingThere: 'nothing answers there; is the arena open?',
    nameUnknown: 'this name is not known here; use the address with numbers',
    unreachable: 'that computer cannot be reached; is this one on the same network?',
    noNetwork: 'there is no network',
    timedOut: 'no answer; is this computer on the same network?',
    handshake: 'no answer in time',
    notAnArena: (status) => `what answers there is not an arena (HTTP ${status})`,
    silence: 'nothing was heard from the arena',
    unregistered: 'the arena did not answer the registration',
  },
  refusals: {
    INVALID_PIN: 'Invalid PIN. Look at the PIN on the screen of the arena and try again.',
    KICKED: `${errors.KICKED.message}. Talk to them before you join again.`,
    ID_IN_USE: 'This participant id is connected from elsewhere. Close the other program, or start with another --id.',
    REPLACED: 'The same participant connected from elsewhere. Close the other program, or start with another --id.',
    SESSION_ENDED: errors.SESSION_ENDED.message,
  },
  said: {},
  notUnderstood: (message) =>
    `The arena does not understand this client: ${message} The page /join of the arena has the one that fits.`,
  clientFailed: (message) => `The client failed: ${message}`,
};
