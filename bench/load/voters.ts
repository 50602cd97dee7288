// A process of phones that vote.
import { sleep } from '../lib/clock.ts';
import { seeded } from '../lib/pace.ts';
import { participantId } from '../lib/text.ts';
import { serveCalls } from '../lib/worker.ts';
import { inTurns } from './open.ts';
import { Voter } from './voter.ts';

const SCORES = 6;

let voters: Voter[] = [];
let pressing: Promise<unknown> = Promise.resolve();
let pressed = true;

/** The score that a phone gives an entry: always the same, and not the same for all. */
function scoreOf(voter: number, entry: number): number {
  return (voter + entry) % SCORES;
}

const calls = {
  open: async ({ url, ws, roundId, count }: { url: string; ws: string; roundId: string; count: number }) => {
    voters = Array.from({ length: count }, (_, index) => new Voter({ url, ws, roundId, index }));
    await inTurns(count, (i) => voters[i]?.open() ?? Promise.resolve());
  },
  /** Everyone votes for every entry within `withinMs`; a `reconnecting` share loses its connections meanwhile. */
  burst: async (input: { entries: number; withinMs: number; reconnecting: number }) => {
    const { entries, withinMs, reconnecting } = input;
    const random = seeded(7);
    const cut = voters.filter((_, i) => i < voters.length * reconnecting);
    const work = voters.flatMap((voter, v) =>
      Array.from({ length: entries }, async (_, entry) => {
        await sleep(random() * withinMs);
        await voter.vote(participantId(entry), scoreOf(v, entry));
      }),
    );
    const cuts = cut.map(async (voter) => {
      await sleep(random() * withinMs);
      await voter.reconnect();
    });
    await Promise.all([...work, ...cuts]);
  },
  /** Votes on and on, every phone once in about `everyMs`, until told to stop. */
  press: ({ entries, everyMs }: { entries: number; everyMs: number }) => {
    const random = seeded(11);
    pressed = false;
    pressing = Promise.all(
      voters.map(async (voter, v) => {
        for (let i = 0; !pressed; i += 1) {
          await sleep(2 * random() * everyMs);
          if (!pressed)
            await voter.vote(participantId(i % entries), (scoreOf(v, i) + Math.floor(i / entries)) % SCORES);
        }
      }),
    );
  },
  /** Ends `press`; what has no answer yet is given up. */
  release: async () => {
    pressed = true;
    for (const voter of voters) voter.stop();
    await pressing;
  },
  results: () => ({
    ackMs: voters.flatMap((voter) => voter.ackMs),
    acknowledged: voters.reduce((sum, voter) => sum + voter.acknowledged.size, 0),
    retried: voters.reduce((sum, voter) => sum + voter.retried, 0),
    refused: voters.flatMap((voter) => voter.refused),
  }),
  /** Acknowledged votes that the host does not have. */
  missing: async (): Promise<number> => {
    const missing = await inTurns(voters.length, (i) => voters[i]?.missing() ?? Promise.resolve(0));
    return missing.reduce((sum, one) => sum + one, 0);
  },
};
export type VoterCalls = typeof calls;

serveCalls(calls);
