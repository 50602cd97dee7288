import type { Clock } from '../ports/clock.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Link } from './link.ts';
import { errorFrame } from './refusals.ts';

/** Equal complaints on one connection within this many milliseconds are said at most so often: a confused client must not be flooded. */
const WINDOW_MS = 1_000;
const PER_WINDOW = 10;

export interface Registration {
  readonly participantId: string;
  /** The id as the client spells it in every frame. */
  readonly spelling: string;
  /** Protocol integer of our own clients, null for old ones. */
  readonly protocol: number | null;
  readonly link: Link;
  /** When the last `progress` was sent. Milliseconds since the epoch. */
  progressAt: number;
}

/** Which connection speaks for which participant: one each way. */
export class ParticipantLinks {
  readonly #clock: Clock;
  readonly #byId = new Map<string, Registration>();
  readonly #byLink = new Map<string, Registration>();
  readonly #complaints = new Map<string, Map<ErrorCode, { at: number; count: number }>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  of(participantId: string): Registration | undefined {
    return this.#byId.get(participantId);
  }

  ofLink(link: Link): Registration | undefined {
    return this.#byLink.get(link.id);
  }

  all(): Iterable<Registration> {
    return this.#byId.values();
  }

  get count(): number {
    return this.#byId.size;
  }

  /** The answer is the open connection that spoke for this participant until now, if another. */
  set(registration: Registration): Link | null {
    const before = this.#byId.get(registration.participantId);
    this.#byId.set(registration.participantId, registration);
    this.#byLink.set(registration.link.id, registration);
    return before === undefined || before.link.id === registration.link.id ? null : before.link;
  }

  /** Forgets a connection; the answer is its registration when it still spoke for its participant. */
  drop(link: Link): Registration | null {
    const registration = this.#byLink.get(link.id);
    this.#byLink.delete(link.id);
    this.#complaints.delete(link.id);
    if (registration === undefined || this.#byId.get(registration.participantId) !== registration) return null;
    this.#byId.delete(registration.participantId);
    return registration;
  }

  /** Says an error on a connection, the same one at most ten times a second. */
  complain(link: Link, code: ErrorCode, detail?: string): void {
    const now = this.#clock.now();
    const said = this.#complaints.get(link.id) ?? new Map<ErrorCode, { at: number; count: number }>();
    this.#complaints.set(link.id, said);
    const last = said.get(code);
    const window = last !== undefined && now - last.at < WINDOW_MS ? last : { at: now, count: 0 };
    window.count += 1;
    said.set(code, window);
    if (window.count <= PER_WINDOW) link.send(errorFrame(detail === undefined ? { code } : { code, detail }));
  }
}
