// A process of participants: they register, and stream when the round starts.
import { now } from '../lib/clock.ts';
import { paceTimes } from '../lib/pace.ts';
import { serveCalls } from '../lib/worker.ts';
import { inTurns } from './open.ts';
import { Player } from './player.ts';

/** Milliseconds between two looks at what is due. */
const TICK_MS = 1;

export interface Plan {
  /** Tokens of each participant. */
  readonly tokens: number;
  /** Tokens a second. */
  readonly rate: number;
  readonly seed: number;
}

/** What one participant did in a round. */
export interface Played {
  readonly index: number;
  readonly sentAt: readonly number[];
  readonly lateness: readonly number[];
  readonly errors: readonly string[];
  /** Milliseconds between connecting and `registered`, the last time. */
  readonly registeredMs: number;
  readonly return: { readonly at: number; readonly nextSeq: number } | null;
}

let players: Player[] = [];
let challenged: Promise<unknown> = Promise.resolve();

const calls = {
  /** Registers `count` participants from index `first` on; all at once unless told otherwise. */
  join: async (input: { ws: string; pin: string; first?: number; count: number; atOnce?: number }) => {
    const { ws, pin, first = 0, count, atOnce } = input;
    const added = Array.from({ length: count }, (_, i) => new Player({ ws, pin, index: first + i }));
    await inTurns(count, (i) => added[i]?.join() ?? Promise.resolve(), atOnce);
    players.push(...added);
    return added.map((player) => player.registeredMs);
  },
  /** Everyone is ready for the next challenge. */
  prepare: ({ tokens, rate, seed }: Plan) => {
    challenged = Promise.all(players.map((player, i) => player.prepare(paceTimes(rate, tokens, seed * 100_000 + i))));
  },
  /** Streams until everything is sent. */
  play: async () => {
    await challenged;
    await new Promise<void>((resolve) => {
      const tick = (): void => {
        const at = now();
        let more = false;
        for (const player of players) more = player.tick(at) || more;
        if (more) setTimeout(tick, TICK_MS);
        else resolve();
      };
      tick();
    });
  },
  results: (): Played[] =>
    players.map((player, index) => {
      const { sentAt, lateness, errors, registeredMs } = player;
      return { index, sentAt, lateness, errors, registeredMs, return: player.return };
    }),
  leave: () => {
    for (const player of players) player.leave();
    players = [];
  },
};
export type ParticipantCalls = typeof calls;

serveCalls(calls);
