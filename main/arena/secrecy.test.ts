import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StateMessage } from '../../protocol/wire/viewer.ts';
import { project, projectVotes } from './project.ts';
import { roundsInOrder } from './state.ts';
import type { Round, Session } from './state.ts';
import { commandOf, moves, pass, secretsOf } from './testing/moves.ts';
import { Night } from './testing/night.ts';
import { projection, snapshotOf } from './testing/projections.ts';
import { runs, seed } from './testing/seed.ts';
import { viewScores } from './view-scores.ts';
import { viewEntryWithText, viewRound, viewSession, viewStage } from './view.ts';

/** Presence is public: who is in the room is no secret, which answer is whose is. */
const PRESENCE = new Set<StateMessage['type']>(['participant_registered', 'participant_disconnected']);

interface Told {
  readonly evening: Night;
  /** The round a screen of the public is told of, and what it is told. */
  readonly round: Round | null;
  readonly what: unknown;
}

/** Everything that reaches the public, step by step. */
function publicly(evening: Night, from: number): Told[] {
  const { session } = evening;
  const to = projection(evening, 'public');
  const told: Told[] = [];
  for (const recorded of evening.recorded.slice(from)) {
    for (const message of project(session, recorded, to)) {
      if (!PRESENCE.has(message.type)) told.push({ evening, round: roundOf(session, message), what: message });
    }
  }
  const { participants: _present, rounds: _script, ...staged } = snapshotOf(evening, 'public');
  const onStage = session.rounds.get(staged.round?.id ?? '') ?? null;
  told.push({ evening, round: onStage, what: staged });
  told.push({ evening, round: onStage, what: viewStage(session, onStage, 'public') });
  for (const round of roundsInOrder(session)) {
    const answers = evening.answers(round);
    told.push({ evening, round, what: projectVotes(session, round, 1, 'public') });
    told.push({ evening, round, what: viewRound(round, session.id, evening.now) });
    told.push({ evening, round, what: viewScores(session, round, 'public', answers) });
    for (const entry of round.entries.values()) {
      told.push({ evening, round, what: viewEntryWithText(session, round, entry, 'public', answers) });
    }
  }
  return told;
}

function roundOf(session: Session, message: StateMessage): Round | null {
  if (message.type === 'stage_state') return null;
  const named = 'round' in message ? message.round : null;
  if (named === null) return null;
  const all = [...session.rounds.values()];
  return all.find((round) => (typeof named === 'number' ? round.index === named : round.id === named.id)) ?? null;
}

/** Said another way than in view.ts: places are shown from the end of the podium. */
function revealed(round: Round): Set<string> {
  if (round.status === 'revealed') return new Set(round.entries.keys());
  if (round.status !== 'revealing') return new Set();
  return new Set(round.podium.filter((_, i) => round.podium.length - i <= round.revealedCount));
}

function forEveryNight(check: (told: Told) => void, count: number): void {
  fc.assert(
    fc.property(moves, (played) => {
      const evening = new Night().open();
      for (const one of played) {
        pass(evening, one);
        const command = commandOf(evening, one);
        const from = evening.recorded.length;
        if (command === null || !evening.try(command).ok || evening.state === null) continue;
        for (const told of publicly(evening, from)) check(told);
      }
    }),
    runs(count),
  );
}

/** Every object inside a value. */
function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

/** No id, nickname, runner or model; the answer counts the entries that had to be masked. */
function checkNames({ round, what }: Told): number {
  if (round === null || !round.settings.blind) return 0;
  const text = JSON.stringify(what);
  const shown = revealed(round);
  const masked = [...round.entries.keys()].filter((id) => !shown.has(id));
  for (const secret of masked.flatMap(secretsOf)) {
    if (text.includes(secret)) throw new Error(`${secret} in ${text}`);
  }
  return masked.length;
}

/** No score of a place that is not shown; the answer counts the scores that were. */
function checkScores({ round, what }: Told): number {
  let scores = 0;
  for (const object of objectsIn(what)) {
    if ('tally' in object || object['type'] === 'tally') throw new Error(`A tally: ${JSON.stringify(object)}`);
    const told = ['avg_score', 'total_score', 'place'].filter((key) => (object[key] ?? null) !== null);
    if (told.length === 0) continue;
    scores += told.length;
    const shown = round !== null && revealed(round).has(String(object['participant_id']));
    if (!shown) throw new Error(`${told.join()} in ${JSON.stringify(object)}`);
  }
  return scores;
}

describe(`what the public is told (seed ${seed})`, () => {
  it('[BLIND-1, REV-5, REV-6] never holds who wrote what in a blind round, nor a score or a place, before it is revealed', () => {
    const seen = { masked: 0, scores: 0 };
    forEveryNight((told) => {
      seen.masked += checkNames(told);
      seen.scores += checkScores(told);
    }, 45);
    expect(seen.masked).toBeGreaterThan(1_000);
    expect(seen.scores).toBeGreaterThan(100);
  });

  it('[SES-4, RND-12] never holds a round that has not started, nor the text of a hidden or removed entry', () => {
    fc.assert(
      fc.property(moves, (played) => {
        const evening = new Night().open();
        for (const one of played) {
          pass(evening, one);
          const command = commandOf(evening, one);
          if (command !== null) evening.try(command);
        }
        const { session } = evening;
        const seen = [viewSession(session, 'public', '123456', evening.now), snapshotOf(evening, 'public')];
        for (const view of seen) {
          expect(view.rounds.map((round) => round.id)).toEqual(
            roundsInOrder(session)
              .filter((round) => round.startedAt !== null)
              .map((round) => round.id),
          );
          expect(JSON.stringify(view)).not.toContain('123456');
        }
        for (const round of session.rounds.values()) {
          for (const entry of round.entries.values()) {
            const withheld = entry.hidden || session.participants.get(entry.participantId)?.kicked === true;
            if (!withheld) continue;
            const view = viewEntryWithText(session, round, entry, 'public', evening.answers(round));
            expect(view).toMatchObject({ hidden: true, text: '' });
          }
        }
      }),
      runs(100),
    );
  });
});
