/** The room of a rehearsal in one process: it plays until its input ends. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { CAST_LATE, castMove, castOrder } from '../../protocol/cast.ts';
import type { CastEvent, CastOrder } from '../../protocol/cast.ts';
import { company } from './company.ts';
import { Player } from './player.ts';
import { hurry } from './tempo.ts';
import { Voter } from './voter.ts';

/** Milliseconds between two who come in, at the pace of a person. */
const STEP_MS = 250;
/** How far into the first round the late one comes. Milliseconds. */
const LATE_MS = 5_000;
const MEMORY_MS = 2_000;

/** Reads its order from the first line of `input`; resolves when everybody has left. */
export async function playCast(input: Readable, tell: (event: CastEvent) => void): Promise<void> {
  const lines = createInterface({ input });
  const [first] = (await Promise.race([once(lines, 'line'), once(lines, 'close').then(() => [''])])) as [string];
  if (first === '') return;
  const room = new Room(castOrder.parse(JSON.parse(first)), tell);
  lines.on('line', (line) => room.move(castMove.parse(JSON.parse(line)).pin));
  room.open();
  await once(lines, 'close');
  await room.leave();
}

class Room {
  readonly #order: CastOrder;
  readonly #tell: (event: CastEvent) => void;
  readonly #players: readonly Player[];
  readonly #voters: readonly Voter[];
  readonly #ballots = new Map<string, { done: number; votes: number }>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #isLateOneDue = true;
  #pin: string;

  constructor(order: CastOrder, tell: (event: CastEvent) => void) {
    this.#order = order;
    this.#tell = tell;
    this.#pin = order.pin;
    const wrong = (message: string): void => tell({ event: 'wrong', message });
    const hooks = {
      saw: (what: (CastEvent & { event: 'seen' })['what']): void => tell({ event: 'seen', what }),
      wrong,
      challenged: (round: number): void => {
        if (round > 0) this.#bringLateOne();
      },
    };
    this.#players = company(order.participants, order.seed).map((member) => new Player(member, order, hooks));
    const through = (roundId: string, votes: number): void => this.#count(roundId, votes);
    this.#voters = Array.from({ length: order.voters }, (_, at) => new Voter(at, order, { through, wrong }));
  }

  open(): void {
    this.#come();
    for (const [at, voter] of this.#voters.entries()) this.#in((at * STEP_MS) / 4, () => void voter.start());
    const report = (): void => this.#tell({ event: 'memory', mb: Math.round(process.memoryUsage().rss / 1_048_576) });
    this.#timers.add(setInterval(report, MEMORY_MS));
  }

  /** Another session was opened: everybody comes in again. */
  move(pin: string): void {
    this.#isLateOneDue = true;
    void Promise.all(this.#players.map((player) => player.stop())).then(() => this.#come(pin));
  }

  async leave(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const voter of this.#voters) voter.stop();
    await Promise.all(this.#players.map((player) => player.stop()));
  }

  #come(pin = this.#order.pin): void {
    for (const [at, player] of this.#players.entries()) {
      if (at !== CAST_LATE - 1) this.#in(at * STEP_MS, () => player.start(pin));
    }
    this.#pin = pin;
  }

  #bringLateOne(): void {
    const late = this.#players[CAST_LATE - 1];
    if (!this.#isLateOneDue || late === undefined) return;
    this.#isLateOneDue = false;
    this.#in(LATE_MS, () => {
      this.#tell({ event: 'seen', what: 'late' });
      late.start(this.#pin);
    });
  }

  #count(roundId: string, votes: number): void {
    const known = this.#ballots.get(roundId) ?? { done: 0, votes: 0 };
    const now = { done: known.done + 1, votes: known.votes + votes };
    this.#ballots.set(roundId, now);
    this.#tell({ event: 'ballots', roundId, ...now });
  }

  #in(ms: number, task: () => void): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        task();
      },
      ms / hurry(this.#order.pace),
    );
    this.#timers.add(timer);
  }
}
