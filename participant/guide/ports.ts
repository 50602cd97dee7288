/** What the guide asks of the world. */
import type { Language } from '../core/language.ts';
import type { FoundServer } from '../core/runners/find-servers.ts';
import type { Environment } from '../core/runners/kinds.ts';
import type { FoundArena } from '../discover.ts';
import type { Given } from '../settings.ts';
import type { Questions } from '../terminal/questions.ts';
import type { Remembered } from '../memory.ts';
import type { ClientWords } from '../words/index.ts';
import type { ExitReason } from '../core/exit-codes.ts';

export interface GuidePorts {
  /** Ends early with the signal, with what was found until then. */
  readonly findArenas: (found: (arena: FoundArena) => void, signal: AbortSignal) => Promise<readonly FoundArena[]>;
  readonly findServers: (signal: AbortSignal) => Promise<readonly FoundServer[]>;
  readonly accountName: () => string;
}

export interface Guide {
  readonly given: Given;
  readonly remembered: Remembered | null;
  /** Null where nobody is asked. */
  readonly questions: Questions | null;
  readonly ports: GuidePorts;
  readonly environment: Environment;
  readonly language: Language;
  readonly words: ClientWords;
  /** A line for the person, no question. */
  readonly say: (text: string) => void;
  /** The arena that was found on the network and will be joined. */
  readonly found: (arena: FoundArena) => void;
  readonly signal: AbortSignal;
}

/** The client ends before it has joined, and says why. */
export class CannotJoin extends Error {
  readonly reason: ExitReason;

  constructor(reason: ExitReason, message: string) {
    super(message);
    this.name = 'CannotJoin';
    this.reason = reason;
  }
}

/** From an empty terminal to registered: a question beyond these is decided and told instead. */
export const MOST_ANSWERS = 2;

/** Null where nobody is asked any more. */
export function mayAsk({ questions }: Guide): Questions | null {
  return questions !== null && questions.asked < MOST_ANSWERS ? questions : null;
}
