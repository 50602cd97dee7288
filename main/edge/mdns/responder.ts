import { discovery } from '../../../protocol/discovery.ts';
import type { Clock } from '../../ports/clock.ts';
import { contradicts, tieBreak } from './conflicts.ts';
import type { Incoming, Link, OpenLink, Outgoing, Peer } from './link.ts';
import type { Network } from './networks.ts';
import { sharedRecords, uniqueRecords } from './records.ts';
import type { Announced, Answer } from './records.ts';
import { legacyReply, probe, replyTo, wantsUnicast } from './replies.ts';
import type { Reply } from './replies.ts';

/** RFC 6762 §8.1: three questions, so far apart, after a moment of chance. Milliseconds. */
const PROBES = 3;
const PROBE_MS = 250;
/** Who loses against one that asks at the same time asks again so much later. */
const LOST_MS = 1_000;
/** It is said twice: multicast is lost on Wi-Fi. */
const AGAIN_MS = 1_000;
/** The same is not told to everybody again so soon (§6). */
const REPEAT_MS = 1_000;
/** Whoever wants a reply of its own gets it alone where everybody was told this lately: a quarter of a TTL. */
const FRESH_MS = 30_000;
/** A reply that others may give as well waits 20 ms and up to so much more. */
const SHARED_MS = 100;
/** After a name was found free, a claim is not looked into for so long: nobody shall keep us busy. */
const CALM_MS = 5_000;

export interface ResponderParts {
  readonly network: Network;
  readonly clock: Clock;
  readonly open: OpenLink;
  /** From 0 up to 1. */
  readonly chance: () => number;
  /** What is announced, under the name that is held or tried. */
  readonly arena: () => Announced;
  readonly isOwnAddress: (address: string) => boolean;
  /** Whether a packet from there is for this network's responder: every socket hears all of them. */
  readonly concerns: (network: Network, from: string) => boolean;
  /** Nobody on this network holds the names. */
  readonly free: () => void;
  /** Somebody does. */
  readonly taken: () => void;
  readonly failed: (error: Error, fatal: boolean) => void;
}

/** The arena's names on one network: asks whether they are free, says them, answers for them, takes them back. */
export class Responder {
  readonly #parts: ResponderParts;
  readonly #link: Link;
  #network: Network;
  #phase: 'opening' | 'resting' | 'probing' | 'free' | 'announced' | 'closed' = 'opening';
  #wantsProbe = false;
  #calmUntil = 0;
  /** Somebody claims a name of ours; it will be looked into. */
  #inDoubt = false;
  readonly #timers = new Set<() => void>();
  /** When everybody was last told each record. */
  readonly #told = new Map<string, number>();

  constructor(parts: ResponderParts) {
    this.#parts = parts;
    this.#network = parts.network;
    this.#link = parts.open(this.address, discovery.port, {
      ready: () => this.#ready(),
      packet: (packet, from) => this.#take(packet, from),
      failed: (error, fatal) => parts.failed(error, fatal),
    });
  }

  /** The address its socket speaks from. */
  get address(): string {
    return this.#network.addresses[0] ?? '';
  }

  get network(): Network {
    return this.#network;
  }

  /** Nobody here holds the names. */
  get isFree(): boolean {
    return this.#phase === 'free' || this.#phase === 'announced';
  }

  /** Its interface has other addresses now. */
  moved(network: Network): void {
    this.#network = network;
    this.refresh();
  }

  /** Asks whether the names are free, from the start. */
  probe(): void {
    if (this.#phase === 'closed') return;
    this.#stopTimers();
    this.#told.clear();
    if (this.#phase === 'opening') this.#wantsProbe = true;
    else this.#probeAfter(this.#parts.chance() * PROBE_MS);
  }

  /** Neither asks nor answers, until it is told to ask. */
  rest(): void {
    this.#stopTimers();
    this.#wantsProbe = false;
    if (this.#phase !== 'opening' && this.#phase !== 'closed') this.#phase = 'resting';
  }

  /** The names are ours: says so, twice. */
  announce(): void {
    if (!this.isFree) return;
    this.#phase = 'announced';
    this.refresh();
    this.#after(AGAIN_MS, () => this.#tellAll());
  }

  /** Says what is announced once more: something in it changed, or the network did. */
  refresh(): void {
    if (this.#phase === 'announced') this.#tellAll();
  }

  /** Takes back what was announced (TTL 0); `arena` is what it was. */
  withdraw(arena: Announced, done: () => void): void {
    if (this.#phase !== 'announced') return done();
    const gone = [...uniqueRecords(arena, this.#network.addresses), ...sharedRecords(arena).slice(0, 1)];
    this.#link.respond(
      { answers: gone.map((record) => ({ ...record, ttl: 0, flush: false }) as Answer) },
      undefined,
      done,
    );
  }

  close(): void {
    this.#phase = 'closed';
    this.#stopTimers();
    this.#link.close();
  }

  #ready(): void {
    if (this.#phase !== 'opening') return;
    this.#phase = 'resting';
    if (this.#wantsProbe) this.probe();
  }

  #probeAfter(ms: number, sent = 0): void {
    this.#phase = 'probing';
    this.#after(ms, () => {
      if (sent === PROBES) {
        this.#phase = 'free';
        this.#calmUntil = this.#parts.clock.now() + CALM_MS;
        this.#parts.free();
        return;
      }
      this.#link.query(probe(this.#parts.arena(), this.#network.addresses));
      this.#probeAfter(PROBE_MS, sent + 1);
    });
  }

  #take(packet: Incoming, from: Peer): void {
    if (this.#phase === 'closed' || !this.#parts.concerns(this.#network, from.address)) return;
    if (packet.type === 'response') this.#takeResponse([...packet.answers, ...packet.additionals]);
    // A name that is found free is defended, though not yet told: other networks are still being asked.
    else if (this.#phase === 'announced' || (this.isFree && packet.authorities.length > 0)) this.#answer(packet, from);
    else if (this.#phase === 'probing') this.#takeRival(packet.authorities);
  }

  #takeResponse(records: readonly Answer[]): void {
    const { arena, isOwnAddress, taken, clock } = this.#parts;
    const active = this.isFree || this.#phase === 'probing';
    if (!active || !records.some((record) => contradicts(record, arena(), isOwnAddress))) return;
    if (this.#phase === 'probing' || this.#phase === 'free') taken();
    // RFC 6762 §9: ask again, and give way if it is defended. A lie that nobody stands by costs nothing.
    else if (!this.#inDoubt) {
      this.#inDoubt = true;
      this.#after(Math.max(0, this.#calmUntil - clock.now()), () => this.probe());
    }
  }

  /** Somebody asks for the same names at this very moment. */
  #takeRival(theirs: readonly Answer[]): void {
    if (theirs.length === 0 || tieBreak(theirs, this.#parts.arena(), this.#network.addresses) >= 0) return;
    this.#stopTimers();
    this.#probeAfter(LOST_MS);
  }

  #answer(query: Incoming & { type: 'query' }, from: Peer): void {
    const reply = replyTo(query, this.#parts.arena(), this.#network.addresses);
    if (reply === null) return;
    if (from.port !== discovery.port) {
      if (this.#isNear(from)) this.#link.respond(legacyReply(query, reply), from);
      return;
    }
    // Whoever is about to take the name is told at once, however lately it was said.
    if (query.authorities.length > 0) return this.#tell(reply, 0);
    const alone = wantsUnicast(query) && this.#isNear(from);
    if (alone) this.#link.respond({ answers: reply.answers, additionals: reply.additionals }, from);
    const pause = alone ? FRESH_MS : REPEAT_MS;
    if (!reply.shared) return this.#tell(reply, pause);
    this.#after(20 + this.#parts.chance() * SHARED_MS, () => this.#tell(reply, pause));
  }

  /** A reply to one goes only to the own network, or this machine: an address can be made up. */
  #isNear({ address }: Peer): boolean {
    return this.#network.covers(address) || address.startsWith('127.');
  }

  /** To everybody, what they were not told within `pause`. */
  #tell(reply: Reply, pause: number): void {
    const now = this.#parts.clock.now();
    const answers = reply.answers.filter((record) => now - (this.#told.get(keyOf(record)) ?? -Infinity) >= pause);
    if (answers.length === 0 || !this.isFree) return;
    this.#say({ answers, additionals: reply.additionals });
  }

  #tellAll(): void {
    const arena = this.#parts.arena();
    this.#say({ answers: [...sharedRecords(arena), ...uniqueRecords(arena, this.#network.addresses)] });
  }

  #say(packet: Outgoing): void {
    const now = this.#parts.clock.now();
    for (const record of packet.answers ?? []) this.#told.set(keyOf(record), now);
    this.#link.respond(packet);
  }

  #after(ms: number, task: () => void): void {
    const cancel = this.#parts.clock.after(ms, () => {
      this.#timers.delete(cancel);
      task();
    });
    this.#timers.add(cancel);
  }

  #stopTimers(): void {
    this.#inDoubt = false;
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }
}

function keyOf(record: Answer): string {
  return `${record.type} ${record.name}`;
}
