import type { ProblemList, WarmUpView } from '../../protocol/model.ts';
import type { StateMessage } from '../../protocol/wire/viewer.ts';
import type { Clock } from '../ports/clock.ts';
import { wants } from './audience.ts';
import type { Subscription } from './audience.ts';

const FACTS = ['problems_state', 'watchers_state', 'warm_up_state', 'door_state'] as const;
export type Fact = Extract<StateMessage, { type: (typeof FACTS)[number] }>;
type Body<T extends Fact['type']> = Omit<Extract<Fact, { type: T }>, 'type' | 'offset'>;
export type Door = Body<'door_state'>;

/** How often each is told at most: a door that is hammered at, or a hall that comes in, changes it again and again. Milliseconds. */
const PACE_MS: Readonly<Record<Fact['type'], number>> = {
  problems_state: 250,
  watchers_state: 1_000,
  warm_up_state: 250,
  door_state: 0,
};

/**
 * What screens are told of the host itself: problems, who watches and what a warm-up brought to the
 * console, where the room finds it to everyone. They follow from nothing in the log and only the
 * latest counts, so they are sent beside the ring: whole to whoever subscribes or comes back, and
 * again when they change.
 */
export class HostFacts {
  readonly #clock: Clock;
  readonly #head: () => number;
  readonly #problems: () => ProblemList;
  readonly #warmUp: () => WarmUpView[];
  readonly #tell: (fact: Fact) => void;
  readonly #watchers: Body<'watchers_state'> = { telaos: 0, phones: 0, consoles: 0, devices: 0 };
  readonly #due = new Map<Fact['type'], () => void>();
  /** Null until the host listens. */
  #door: Door | null = null;

  constructor(parts: {
    clock: Clock;
    /** Offset of the log. */
    head: () => number;
    problems: () => ProblemList;
    warmUp: () => WarmUpView[];
    tell: (fact: Fact) => void;
  }) {
    this.#clock = parts.clock;
    this.#head = parts.head;
    this.#problems = parts.problems;
    this.#warmUp = parts.warmUp;
    this.#tell = parts.tell;
  }

  /** A screen with this view came (1) or went (-1). */
  count(view: string, by: 1 | -1): void {
    const kind = kindOf(view);
    if (kind === null) return;
    this.#watchers[kind] += by;
    this.changed('watchers_state');
  }

  /** So many addresses other than this machine have reached the host. */
  countDevices(devices: number): void {
    this.#watchers.devices = devices;
    this.changed('watchers_state');
  }

  setDoor(door: Door): void {
    this.#door = door;
    this.changed('door_state');
  }

  /** Not at once: several changes make one message, and the log has told what comes before it. */
  changed(type: Fact['type']): void {
    if (this.#due.has(type)) return;
    const cancel = this.#clock.after(PACE_MS[type], () => {
      this.#due.delete(type);
      const fact = this.#fact(type);
      if (fact !== null) this.#tell(fact);
    });
    this.#due.set(type, cancel);
  }

  /** What a screen is told when it subscribes, comes back or has caught up. */
  of(subscription: Subscription): Fact[] {
    return FACTS.filter((type) => isFor(subscription, type)).flatMap((type) => this.#fact(type) ?? []);
  }

  stop(): void {
    for (const cancel of this.#due.values()) cancel();
    this.#due.clear();
  }

  #fact(type: Fact['type']): Fact | null {
    const offset = this.#head();
    switch (type) {
      case 'problems_state':
        return { type, offset, ...this.#problems() };
      case 'watchers_state':
        return { type, offset, ...this.#watchers };
      case 'warm_up_state':
        return { type, offset, results: this.#warmUp() };
      case 'door_state':
        return this.#door === null ? null : { type, offset, ...this.#door };
    }
  }
}

/** All but the door are the organizer's only, also where the public asks. */
export function isFor(subscription: Subscription, type: Fact['type']): boolean {
  return (type === 'door_state' || subscription.role === 'organizer') && wants(subscription, type);
}

/** Null for the pages at the door, and for the console's own miniature of a telão: nobody watches the night there. */
export function kindOf(view: string): 'telaos' | 'phones' | 'consoles' | null {
  if (view === 'home' || view === 'join' || view === 'preview') return null;
  if (view === 'vote' || view === 'voting') return 'phones';
  return view === 'console' ? 'consoles' : 'telaos';
}
