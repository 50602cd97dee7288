import { describe, expect, it } from 'vitest';
import { scoreRow } from '../../protocol/model.ts';
import { night, voting } from './testing/night.ts';
import type { Night } from './testing/night.ts';
import { viewScores } from './view-scores.ts';
import type { Role } from './view.ts';

const round = { roundId: 'r1' } as const;

const rows = (evening: Night, role: Role) =>
  viewScores(evening.session, evening.round(), role, evening.answers(evening.round()));
const places = (evening: Night, role: Role) => rows(evening, role).map((row) => [row.participant_id, row.place]);

/** ana and bruno 4, carla 1, davi without a vote. */
const voted = (blind = false) => {
  const evening = voting(['ana', 'bruno', 'carla', 'davi'], { blind });
  const name = (id: string) => (blind ? (evening.entry(id).label ?? '') : id);
  return evening.vote('v', name('ana'), 4).vote('v', name('bruno'), 4).vote('v', name('carla'), 1);
};

describe('the scoreboard of a round', () => {
  it('[REV-5] the public sees counts and no scores before the reveal, in the order of invitation', () => {
    const evening = voted().vote('w', 'davi', 5);
    for (const step of [() => evening, () => evening.do({ type: 'close_voting', ...round })]) {
      step();
      const seen = rows(evening, 'public');
      expect(seen.map((row) => [row.participant_id, row.votes])).toEqual([
        ['ana', 1],
        ['bruno', 1],
        ['carla', 1],
        ['davi', 1],
      ]);
      for (const row of seen) expect(row).toMatchObject({ avg_score: null, total_score: null, place: null });
    }
  });

  it('[REV-6] during the reveal the public sees only the places shown so far', () => {
    const evening = voted().reveal(0);
    expect(rows(evening, 'public')).toEqual([]);
    evening.do({ type: 'reveal_next', ...round }, { type: 'reveal_next', ...round });
    expect(places(evening, 'public')).toEqual([
      ['carla', 3],
      ['davi', 4],
    ]);
    evening.do({ type: 'reveal_next', ...round }, { type: 'reveal_next', ...round });
    expect(places(evening, 'public')).toEqual([
      ['ana', 1],
      ['bruno', 1],
      ['carla', 3],
      ['davi', 4],
    ]);
    expect(rows(evening, 'public')[0]).toMatchObject({ avg_score: 4, total_score: 4, votes: 1 });
    evening.do({ type: 'reveal_back', ...round });
    expect(places(evening, 'public')).toHaveLength(3);
  });

  it('[REV-1, REV-6] a tie is told with the place, also while the other is not shown, and not before', () => {
    const ties = (evening: Night, role: Role) => rows(evening, role).map((row) => [row.participant_id, row.tied]);
    const evening = voted();
    const all = [
      ['ana', true],
      ['bruno', true],
      ['carla', false],
      ['davi', false],
    ];
    expect(ties(evening, 'organizer')).toEqual(all);
    expect(ties(evening, 'public')).toEqual(all.map(([id]) => [id, false]));
    evening.reveal(3);
    expect(ties(evening, 'public')).toEqual(all.slice(1));
  });

  it('[REV-6] the organizer sees all of it at any time, best first', () => {
    const evening = voted().vote('w', 'davi', 5);
    expect(places(evening, 'organizer')).toEqual([
      ['davi', 1],
      ['ana', 2],
      ['bruno', 2],
      ['carla', 4],
    ]);
    evening.reveal(0);
    expect(places(evening, 'organizer')).toHaveLength(4);
  });

  it('[REV-3] hiding an entry in mid-reveal moves nobody else, and its own place stays', () => {
    const before = places(voted().reveal(4), 'organizer');
    const hidden = voted()
      .reveal(2)
      .do({ type: 'hide_entry', ...round, participantId: 'ana' });
    expect(places(hidden, 'organizer')).toEqual(before);
    hidden.do({ type: 'reveal_next', ...round }, { type: 'reveal_next', ...round });
    expect(places(hidden, 'public')).toEqual(before);
    const row = rows(hidden, 'public')[0];
    expect(row).toMatchObject({ participant_id: 'ana', hidden: true, generated_content: '', avg_score: 4, votes: 1 });
    const kicked = voted().reveal(4).do({ type: 'kick_participant', participantId: 'carla' });
    expect(places(kicked, 'public')).toEqual(before);
  });

  it('[RND-12] who cannot be voted for is not on the board before the reveal', () => {
    const evening = night('ana', 'bruno', 'carla').start().write('ana').write('bruno').end();
    evening.do({ type: 'hide_entry', ...round, participantId: 'bruno' });
    expect(rows(evening, 'public').map((row) => row.participant_id)).toEqual(['ana']);
    expect(rows(evening, 'organizer').map((row) => row.participant_id)).toEqual(['ana']);
  });

  it('[CMP-3] rows carry the figures of the host and the text', () => {
    const evening = voting(['ana']).vote('v', 'ana', 5).reveal(1);
    expect(rows(evening, 'public')).toEqual([
      {
        participant_id: 'ana',
        nickname: 'Nick ana',
        runner: 'runner-ana',
        model: 'model-ana',
        tokens: 3,
        latency_first_token_ms: 200,
        duration_ms: 1_000,
        tps_avg: 2.5,
        votes: 1,
        avg_score: 5,
        total_score: 5,
        place: 1,
        tied: false,
        status: 'partial',
        hidden: false,
        label: null,
        generated_content: 'words of ana',
      },
    ]);
    for (const row of rows(evening, 'public')) expect(scoreRow.parse(row)).toEqual(row);
  });

  it('[BLIND-5] names appear with their places, one by one, and go with them', () => {
    const evening = voted(true);
    const labels = ['davi', 'carla', 'bruno', 'ana'].map((id) => evening.entry(id).label);
    for (const row of rows(evening, 'public')) {
      expect(row.participant_id).toMatch(/^[A-D]$/);
      expect(row).toMatchObject({ nickname: row.participant_id, label: row.participant_id, runner: '', model: '' });
    }
    evening.reveal(1);
    expect(rows(evening, 'public').map((row) => row.nickname)).toEqual(['Nick davi']);
    expect(rows(evening, 'public').map((row) => row.label)).toEqual(labels.slice(0, 1));
    evening.do({ type: 'reveal_next', ...round });
    expect(rows(evening, 'public').map((row) => row.nickname)).toEqual(['Nick carla', 'Nick davi']);
    evening.do({ type: 'reveal_back', ...round });
    expect(rows(evening, 'public').map((row) => row.nickname)).toEqual(['Nick davi']);
    evening.do({ type: 'reveal_back', ...round }, { type: 'reveal_back', ...round });
    expect(
      rows(evening, 'public')
        .map((row) => row.nickname)
        .toSorted(),
    ).toEqual(['A', 'B', 'C', 'D']);
    expect(rows(evening, 'organizer').map((row) => row.nickname)).toContain('Nick ana');
  });

  it('[BLIND-3] the order of the board before the reveal is that of the labels', () => {
    expect(rows(voted(true), 'public').map((row) => row.nickname)).toEqual(['A', 'B', 'C', 'D']);
  });
});
