import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import type { Recorded } from './events.ts';
import { standings } from './ranking.ts';
import { isVotable } from './state.ts';
import type { ArenaState, Round, Session } from './state.ts';
import { everyCommand } from './testing/every-command.ts';
import { commandOf, move, moves, pass } from './testing/moves.ts';
import type { Move } from './testing/moves.ts';
import { Night } from './testing/night.ts';
import { runs, seed } from './testing/seed.ts';

/** Plays moves from an open session; `look` sees every step. */
function play(played: readonly Move[], look: (evening: Night, before: ArenaState, command: Command) => void): Night {
  const evening = new Night().open();
  for (const one of played) {
    pass(evening, one);
    const command = commandOf(evening, one);
    if (command === null) continue;
    const before = evening.state;
    evening.try(command);
    look(evening, before, command);
  }
  return evening;
}

const nothing = () => undefined;
const rounds = (state: ArenaState): Round[] => [...(state?.rounds.values() ?? [])];

describe(`whatever happens in a night (seed ${seed})`, () => {
  it('the generated nights reach every status, and most commands are accepted sometimes', () => {
    const statuses = new Set<string>();
    const accepted = new Set<string>();
    for (const played of fc.sample(moves, { ...runs(150) })) {
      play(played, (evening, before, command) => {
        if (evening.state !== before) accepted.add(command.type);
        for (const round of rounds(evening.state)) statuses.add(round.status);
      });
    }
    expect([...statuses].toSorted()).toEqual([
      'cancelled',
      'closed',
      'draft',
      'live',
      'revealed',
      'revealing',
      'voting',
    ]);
    expect(accepted.size).toBe(everyCommand.length);
  });

  it('[REC-1] the log, written out and folded again, is the state', () => {
    fc.assert(
      fc.property(moves, (played) => {
        const { recorded, state } = play(played, nothing);
        const log = JSON.parse(JSON.stringify(recorded)) as Recorded[];
        let folded: ArenaState = null;
        for (const { event, at } of log) folded = evolve(folded, event, at);
        expect(folded).toEqual(state);
      }),
      runs(150),
    );
  });

  it('[REC-1] decide answers any command in any state, throws never and changes nothing itself', () => {
    fc.assert(
      fc.property(moves, fc.array(fc.tuple(move, move)), (played, odd) => {
        const evening = play(played, nothing);
        const frozen = structuredClone(evening.state);
        const mixed = odd.flatMap(([one, other]) => {
          const [a, b] = [commandOf(evening, { ...one, wild: true }), commandOf(evening, { ...other, wild: true })];
          // Fields of one command under the type of another: what no caller should send.
          return a === null || b === null ? [] : [a, { ...b, ...a, type: a.type } as Command];
        });
        for (const command of [...everyCommand, ...mixed]) {
          const decision = decide(evening.state, command, evening.now);
          expect(decision.ok ? Array.isArray(decision.events) : decision.refusal.code).toBeTruthy();
        }
        expect(evening.state).toEqual(frozen);
      }),
      runs(60),
    );
  });

  it('[RND-4] at most one round is live', () => {
    fc.assert(
      fc.property(moves, (played) => {
        play(played, (evening) => {
          expect(rounds(evening.state).filter((round) => round.status === 'live').length).toBeLessThanOrEqual(1);
        });
      }),
      runs(100),
    );
  });

  it('[RND-3, RND-11] numbers are 1 to n, and never move once a round has started', () => {
    fc.assert(
      fc.property(moves, (played) => {
        play(played, (evening, before) => {
          const now = rounds(evening.state);
          expect(now.map((round) => round.index).toSorted((a, b) => a - b)).toEqual(now.map((_, i) => i + 1));
          if (before?.id !== evening.state?.id) return;
          for (const round of rounds(before)) {
            if (round.startedAt !== null) expect(evening.round(round.id).index).toBe(round.index);
          }
        });
      }),
      runs(100),
    );
  });

  it('[RND-1] a round goes only ways that exist', () => {
    const ways: Record<Round['status'], Round['status'][]> = {
      draft: ['live', 'cancelled'],
      live: ['voting', 'cancelled'],
      voting: ['closed'],
      closed: ['voting', 'revealing'],
      revealing: ['closed', 'revealing', 'revealed'],
      revealed: ['revealing'],
      cancelled: [],
    };
    fc.assert(
      fc.property(moves, (played) => {
        play(played, (evening, before) => {
          if (before?.id !== evening.state?.id) return;
          for (const round of rounds(before)) {
            const { status } = evening.round(round.id);
            if (status !== round.status) expect(ways[round.status], `${round.status} -> ${status}`).toContain(status);
          }
        });
      }),
      runs(100),
    );
  });

  it('[VOTE-2] what counts is what was accepted, the last one of each voter', () => {
    fc.assert(
      fc.property(moves, (played) => {
        const model = new Map<string, number>();
        const key = (...parts: string[]) => JSON.stringify(parts);
        const evening = play(played, (now, before, command) => {
          if (command.type !== 'cast_vote' || before === null) return;
          const decision = decide(before, command, now.now);
          if (!decision.ok) return;
          const round = now.round(command.roundId);
          const entry = [...round.entries.values()].find((e) => (e.label ?? e.participantId) === command.entry);
          model.set(key(now.session.id, round.id, entry?.participantId ?? '?', command.voter), command.score);
        });
        const { session } = evening;
        const counted = rounds(session).flatMap((round) =>
          [...round.ballots].flatMap(([id, scores]) =>
            [...scores].map(([voter, score]) => [key(session.id, round.id, id, voter), score] as const),
          ),
        );
        const expected = [...model].filter(([one]) => one.startsWith(`["${session.id}",`));
        expect(new Map(counted)).toEqual(new Map(expected));
        for (const round of rounds(session)) checkStandings(session, round);
      }),
      runs(150),
    );
  });

  it('[RND-5] whoever is sealed stays sealed with its figures until it begins again or the night ends', () => {
    fc.assert(
      fc.property(moves, (played) => {
        play(played, (evening, before, command) => {
          if (before?.id !== evening.state?.id || ['start_entry', 'register_participant'].includes(command.type))
            return;
          for (const round of rounds(before)) {
            for (const entry of round.entries.values()) {
              if (entry.status === 'waiting' || entry.status === 'generating') continue;
              const after = evening.entry(entry.participantId, round.id);
              expect(after.status).toBe(entry.status);
              expect(after.stats).toBe(entry.stats);
              expect(after.reason).toBe(entry.reason);
            }
          }
        });
      }),
      runs(100),
    );
  });
});

function checkStandings(session: Session, round: Round): void {
  const table = standings(session, round);
  const settled = round.podium.length > 0;
  const votable = [...round.entries.values()].filter((entry) => isVotable(session, entry)).map((e) => e.participantId);
  expect(table.map((row) => row.participantId).toSorted()).toEqual([...(settled ? round.podium : votable)].toSorted());
  if (settled) expect(table.map((row) => row.participantId)).toEqual(round.podium);
  for (const row of table) {
    const scores = [...(round.ballots.get(row.participantId)?.values() ?? [])];
    expect(row.votes).toBe(scores.length);
    expect(row.total).toBe(scores.reduce((sum, score) => sum + score, 0));
    const better = table.filter(
      (other) => other.average > row.average || (other.average === row.average && other.total > row.total),
    );
    expect(row.place).toBe(better.length + 1);
  }
}
