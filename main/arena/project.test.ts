import { describe, expect, it } from 'vitest';
import { hostToViewer } from '../../protocol/wire/viewer.ts';
import type { StateMessage } from '../../protocol/wire/viewer.ts';
import { project, projectVotes } from './project.ts';
import { Night, night, registration, START, voting } from './testing/night.ts';
import { projection, snapshotOf, told } from './testing/projections.ts';

const round = { roundId: 'r1' } as const;
const types = (messages: readonly StateMessage[]) => messages.map((message) => message.type);
const entries = (messages: readonly StateMessage[]) =>
  messages.flatMap((message) => (message.type === 'entry_state' ? [message.entry] : []));

describe('what screens are told of participants', () => {
  it('[VIEW-5] who came, as the whole participant; who went, by id and when', () => {
    const evening = night().later(1_000);
    expect(told(evening, 'public', registration('ana'))).toEqual([
      {
        type: 'participant_registered',
        offset: 2,
        participant: expect.objectContaining({ id: 'ana', nickname: 'Nick ana', connected: true }),
      },
    ]);
    expect(told(evening, 'public', { type: 'disconnect_participant', participantId: 'ana' })).toEqual([
      { type: 'participant_disconnected', offset: 3, participant_id: 'ana', ts: START + 1_000 },
    ]);
  });

  it('[KICK-3] the entry of somebody removed goes from the screens at once, and comes back whole', () => {
    const evening = night('ana').start().write('ana', 'half a word');
    const gone = told(evening, 'public', { type: 'kick_participant', participantId: 'ana' });
    expect(types(gone)).toEqual(['participant_disconnected', 'participant_state', 'entry_state']);
    expect(entries(gone)).toMatchObject([{ hidden: true, text: '' }]);
    const back = told(evening, 'public', { type: 'unkick_participant', participantId: 'ana' });
    expect(entries(back)).toMatchObject([{ hidden: false, text: 'half a word' }]);
  });

  it('[KICK-3] without a round on stage, or an entry in it, only the participant changes', () => {
    const evening = night('ana', 'bruno');
    expect(types(told(evening, 'public', { type: 'kick_participant', participantId: 'ana' }))).toEqual([
      'participant_disconnected',
      'participant_state',
    ]);
    evening.start();
    expect(told(evening, 'public', { type: 'unkick_participant', participantId: 'ana' })).toMatchObject([
      { type: 'participant_state', participant: { id: 'ana', kicked: false } },
    ]);
  });
});

describe('what screens are told of a round', () => {
  it('[SES-4] nothing before it starts; the organizer all of it', () => {
    const evening = night('ana');
    const writing = {
      type: 'create_round',
      roundId: 'r1',
      settings: evening.draft('r0').round('r0').settings,
    } as const;
    expect(told(evening, 'public', writing)).toEqual([]);
    expect(told(evening, 'public', { type: 'update_round', ...round, changes: { prompt: 'x' } })).toEqual([]);
    expect(told(evening, 'public', { type: 'reorder_rounds', roundIds: ['r1', 'r0'] })).toEqual([]);
    expect(told(evening, 'public', { type: 'cancel_round', ...round, open: new Map() }).map((m) => m.type)).toEqual([
      'stage_state',
    ]);
    const other = night('ana').draft('r0').draft('r1');
    const reordered = told(other, 'organizer', { type: 'reorder_rounds', roundIds: ['r1', 'r0'] });
    expect(reordered).toMatchObject([{ round: { id: 'r1', index: 1 } }, { round: { id: 'r0', index: 2 } }]);
  });

  it('[VIEW-5] its start, then its state, then each entry, all with their offset', () => {
    const evening = night('ana', 'bruno').draft();
    const messages = told(evening, 'public', { type: 'start_round', ...round, seed: 1 });
    expect(types(messages)).toEqual(['round_started', 'round_state', 'stage_state', 'entry_state', 'entry_state']);
    expect(messages[0]).toEqual({ type: 'round_started', offset: 5, round: 1, session_id: 's1' });
    expect(messages.map((message) => message.offset)).toEqual([5, 5, 5, 6, 7]);
  });

  it('[VIEW-9] an entry while it grows without its text, a sealed one with it', () => {
    const evening = night('ana').start();
    const grows = told(evening, 'public', { type: 'start_entry', ...round, participantId: 'ana', generation: 0 });
    expect(entries(grows)[0]).toMatchObject({ status: 'generating' });
    expect(entries(grows)[0]).not.toHaveProperty('text');
    evening.write('ana', 'three little words');
    const sealed = told(evening, 'public', evening.ending());
    expect(types(sealed)).toEqual(['completion', 'entry_state', 'round_state', 'stage_state']);
    expect(sealed[0]).toMatchObject({ participant_id: 'ana', round: 1, tokens: 3, duration_ms: 1_000, ttft_ms: 200 });
    expect(entries(sealed)[0]).toMatchObject({ status: 'partial', text: 'three little words' });
  });

  it('[CMP-5] where the host measured nothing, a completion shows the duration the client claims', () => {
    const evening = night('ana').start();
    const claim = { tokens: 0, firstTokenMs: null, durationMs: 412.6, model: null, runner: null, device: null };
    const settled = evening.entry('ana').stats;
    const messages = told(evening, 'public', {
      type: 'complete_entry',
      ...round,
      participantId: 'ana',
      claim,
      settled,
    });
    expect(messages.find((message) => message.type === 'completion')).toMatchObject({
      duration_ms: 413,
      ttft_ms: null,
    });
    const failed = night('ana').start();
    const none = { type: 'seal_entry', ...round, participantId: 'ana', stats: settled } as const;
    expect(told(failed, 'public', none)[0]).toMatchObject({ type: 'completion', duration_ms: 0 });
  });

  it('[RND-12] a hidden entry goes without text; shown again while it grows, it comes with all of it', () => {
    const evening = night('ana').start().write('ana', 'hidden words');
    const hide = told(evening, 'public', { type: 'hide_entry', ...round, participantId: 'ana' });
    expect(entries(hide)[0]).toMatchObject({ hidden: true });
    expect(JSON.stringify(hide)).not.toContain('hidden words');
    const show = told(evening, 'public', { type: 'show_entry', ...round, participantId: 'ana' });
    expect(entries(show)[0]).toMatchObject({ hidden: false, status: 'generating', text: 'hidden words' });
  });

  it('[VIEW-12] the stage, when it changes and when the round moves on', () => {
    const evening = night('ana').start().write('ana').end();
    const pinned = { type: 'set_stage', patch: { scene: 'scoreboard', pin: true } } as const;
    expect(told(evening, 'public', pinned)).toEqual([
      { type: 'stage_state', offset: evening.recorded.length, stage: evening.session.stage },
    ]);
    const closed = told(evening, 'public', { type: 'close_voting', ...round });
    expect(closed).toMatchObject([{ type: 'round_state' }, { type: 'stage_state', stage: { scene: 'scoreboard' } }]);
    evening.do({ type: 'set_stage', patch: { pin: false } });
    const revealing = told(evening, 'public', { type: 'start_reveal', ...round });
    expect(revealing).toMatchObject([{ type: 'round_state' }, { type: 'reveal_state' }, { stage: { scene: 'auto' } }]);
  });

  it('[VIEW-15] that its answers are others now: hidden, shown, of somebody removed, let back in', () => {
    const evening = voting(['ana', 'bruno']);
    const changes = [
      { type: 'hide_entry', ...round, participantId: 'ana' },
      { type: 'show_entry', ...round, participantId: 'ana' },
      { type: 'kick_participant', participantId: 'ana' },
      { type: 'unkick_participant', participantId: 'ana' },
    ] as const;
    for (const status of ['voting', 'closed']) {
      expect(evening.round().status).toBe(status);
      for (const command of changes) {
        const messages = told(evening, 'public', command);
        const offset = evening.recorded.length;
        expect(messages.at(-1), command.type).toEqual({ type: 'entries_changed', offset, round: 1 });
        expect(types(messages)).not.toContain('reveal_state');
      }
      if (status === 'voting') evening.do({ type: 'close_voting', ...round });
    }
  });

  it('[VIEW-15] in the reveal also what its places are now, and while it is live nothing', () => {
    const live = night('ana').start().write('ana');
    expect(types(told(live, 'public', { type: 'hide_entry', ...round, participantId: 'ana' }))).toEqual([
      'entry_state',
    ]);
    const evening = voting(['ana', 'bruno']).vote('v', 'ana', 5).reveal(2);
    const messages = told(evening, 'public', { type: 'hide_entry', ...round, participantId: 'ana' });
    expect(types(messages)).toEqual(['entry_state', 'entries_changed', 'reveal_state']);
    expect(messages.at(-1)).toMatchObject({
      revealed: [
        { participant_id: 'ana', place: 1, hidden: true, generated_content: '' },
        { participant_id: 'bruno', place: 2, generated_content: 'words of bruno' },
      ],
    });
  });

  it('[VIEW-15] to the organizer the scores too, which know no answer that cannot be voted for', () => {
    const evening = voting(['ana', 'bruno']).vote('v', 'ana', 5);
    const messages = told(evening, 'organizer', { type: 'hide_entry', ...round, participantId: 'ana' });
    expect(types(messages)).toEqual(['entry_state', 'entries_changed', 'tally']);
    expect(messages.at(-1)).toMatchObject({ round: 1, scoreboard: [{ participant_id: 'bruno', place: 1 }] });
    const shown = told(evening, 'organizer', { type: 'show_entry', ...round, participantId: 'ana' });
    expect(shown.at(-1)).toMatchObject({ scoreboard: [{ participant_id: 'ana', total_score: 5 }, { place: 2 }] });
  });

  it('[VIEW-15] of every round that somebody removed has answers in, also where another one is on stage', () => {
    const evening = voting(['ana', 'bruno'])
      .do({ type: 'close_voting', ...round })
      .later(1_000)
      .start('r2')
      .write('ana', 'more', 'r2');
    const messages = told(evening, 'public', { type: 'kick_participant', participantId: 'ana' });
    expect(messages.filter((message) => message.type === 'entries_changed')).toMatchObject([{ round: 1 }]);
    const other = night('ana', 'bruno', 'carla').start().write('ana').end();
    evening.do(registration('carla'));
    expect(types(told(evening, 'public', { type: 'kick_participant', participantId: 'carla' }))).not.toContain(
      'entries_changed',
    );
    expect(types(told(other, 'public', { type: 'kick_participant', participantId: 'carla' }))).toContain(
      'entries_changed',
    );
  });

  it('[VIEW-16] what is chosen for the session, when it changes', () => {
    const evening = night('ana');
    const session = { id: 's1', createdAt: '2030-01-01T20:00:00.000Z', status: 'active', title: null };
    for (const role of ['public', 'organizer'] as const) {
      const endWhenAllFinished = role === 'public';
      expect(told(evening, role, { type: 'set_options', endWhenAllFinished })).toEqual([
        { type: 'session_state', offset: evening.recorded.length, session: { ...session, endWhenAllFinished } },
      ]);
      expect(snapshotOf(evening, role).session).toEqual({ ...session, endWhenAllFinished });
    }
  });

  it('nothing where only the host is concerned', () => {
    const evening = night('ana');
    expect(told(evening, 'public', { type: 'note_host_started', version: '1' })).toEqual([]);
    expect(told(evening, 'organizer', { type: 'bind_voter', voter: 'v', participantId: 'ana' })).toEqual([]);
    expect(told(evening, 'public', { type: 'end_session', open: new Map() })).toEqual([]);
  });

  it('nothing of events whose subject is not there', () => {
    const evening = night('ana').start();
    const about = (event: Parameters<Night['record']>[0]) =>
      project(evening.session, { offset: 9, sessionId: 's1', at: START, event }, projection(evening, 'organizer'));
    expect(about({ type: 'round_paused', roundId: 'x' })).toEqual([]);
    expect(about({ type: 'entry_hidden', ...round, participantId: 'x' })).toEqual([]);
    expect(about({ type: 'entry_shown', ...round, participantId: 'x' })).toEqual([]);
    const stats = evening.entry('ana').stats;
    const sealed = {
      type: 'entry_sealed',
      ...round,
      participantId: 'x',
      status: 'failed',
      stats,
      reason: null,
    } as const;
    expect(about(sealed)).toEqual([]);
    const { nickname, runner, model } = evening.participant('ana');
    const registered = { type: 'participant_registered', participantId: 'x', nickname, runner, model, client: null };
    expect(about(registered as Parameters<Night['record']>[0])).toEqual([]);
  });
});

describe('what screens are told of the vote', () => {
  it('[REV-5] not each vote: for the public how many have voted, for the organizer the scores too', () => {
    const evening = voting(['ana', 'bruno']);
    const vote = evening.recorded.length;
    evening.vote('v', 'ana', 5).vote('v', 'bruno', 2).vote('w', 'ana', 4);
    for (const recorded of evening.recorded.slice(vote)) {
      expect(project(evening.session, recorded, projection(evening, 'organizer'))).toEqual([]);
    }
    const progress = { type: 'vote_progress', offset: 44, round: 1, voters: 2 };
    expect(projectVotes(evening.session, evening.round(), 44, 'public')).toEqual([progress]);
    expect(projectVotes(evening.session, evening.round(), 44, 'organizer')).toEqual([
      progress,
      {
        type: 'tally',
        offset: 44,
        round: 1,
        scoreboard: [
          expect.objectContaining({ participant_id: 'ana', total_score: 9, place: 1, generated_content: '' }),
          expect.objectContaining({ participant_id: 'bruno', total_score: 2, place: 2 }),
        ],
      },
    ]);
  });
});

describe('what screens are told of the reveal', () => {
  it('[REV-6] how many places there are, and those shown so far: to the organizer the same as to the room', () => {
    const evening = voting(['ana', 'bruno'])
      .vote('v', 'ana', 5)
      .do({ type: 'close_voting', ...round });
    for (const role of ['public', 'organizer'] as const) {
      const copy = Object.assign(new Night(), { state: evening.state, now: evening.now });
      const start = told(copy, role, { type: 'start_reveal', ...round });
      expect(start).toContainEqual(expect.objectContaining({ type: 'reveal_state', total: 2, revealed: [] }));
      const next = told(copy, role, { type: 'reveal_next', ...round });
      expect(next).toContainEqual(
        expect.objectContaining({
          total: 2,
          revealed: [expect.objectContaining({ participant_id: 'bruno', place: 2 })],
        }),
      );
      told(copy, role, { type: 'reveal_back', ...round });
      const left = told(copy, role, { type: 'reveal_back', ...round });
      expect(left).toContainEqual(expect.objectContaining({ type: 'reveal_state', total: 0, revealed: [] }));
    }
  });

  it('[BLIND-5] names of a blind round come and go with their places', () => {
    const evening = voting(['ana', 'bruno'], { blind: true }).do({ type: 'close_voting', ...round });
    const last = evening.do({ type: 'start_reveal', ...round }).round().podium[1] ?? '';
    const next = told(evening, 'public', { type: 'reveal_next', ...round });
    expect(
      entries(next)
        .filter((entry) => entry.nickname.startsWith('Nick'))
        .map((entry) => entry.participantId),
    ).toEqual([last]);
    expect(entries(next)).toHaveLength(2);
    const back = told(evening, 'public', { type: 'reveal_back', ...round });
    expect(
      entries(back)
        .map((entry) => entry.participantId)
        .toSorted(),
    ).toEqual(['A', 'B']);
    const named = voting(['ana']).do({ type: 'close_voting', ...round }, { type: 'start_reveal', ...round });
    expect(entries(told(named, 'public', { type: 'reveal_next', ...round }))).toEqual([]);
  });
});

describe('a snapshot', () => {
  it('[VIEW-6] before the first session is empty', () => {
    expect(snapshotOf(new Night(), 'public')).toEqual({
      type: 'state_snapshot',
      offset: 0,
      epoch: 'e1',
      session: null,
      round: null,
      rounds: [],
      participants: [],
      entries: [],
      stage: expect.objectContaining({ scene: 'auto' }),
      voters: 0,
      total: 0,
      revealed: [],
    });
  });

  it('[VIEW-8] holds all that a screen of the role may know, and fits its schema', () => {
    const evening = voting(['ana', 'bruno']).vote('v', 'ana', 5).draft('r2');
    for (const role of ['public', 'organizer'] as const) {
      for (const step of [() => evening, () => (evening.round().status === 'voting' ? evening.reveal(1) : evening)]) {
        step();
        expect(() => hostToViewer.parse(snapshotOf(evening, role))).not.toThrow();
      }
    }
    const seen = snapshotOf(evening, 'public');
    expect(seen.rounds.map((one) => one.id)).toEqual(['r1']);
    expect(seen).toMatchObject({ total: 2, voters: 1, revealed: [{ participant_id: 'bruno' }] });
    expect(seen).not.toHaveProperty('tally');
    expect(seen.entries.map((entry) => entry.text)).toEqual(['words of ana', 'words of bruno']);
    const all = snapshotOf(evening, 'organizer');
    expect(all.rounds.map((one) => one.id)).toEqual(['r1', 'r2']);
    expect(all.tally).toHaveLength(2);
  });

  it('[REV-2] says how many places there are to show, once they are settled', () => {
    const evening = night('ana', 'bruno', 'carla').start().write('ana').write('bruno').end();
    expect(snapshotOf(evening, 'public').total).toBe(0);
    expect(snapshotOf(evening.reveal(0), 'public').total).toBe(2);
  });

  it('[VIEW-2] leaves out what a screen does not show', () => {
    const evening = voting(['ana']).vote('v', 'ana', 5);
    const phone = snapshotOf(evening, 'organizer', { entries: false, tally: false });
    expect(phone.entries).toEqual([]);
    expect(phone).not.toHaveProperty('tally');
    expect(JSON.stringify(phone)).not.toContain('words of');
  });

  it('[SES-4] with nothing on stage has participants and drafts only for the organizer', () => {
    const evening = night('ana').draft();
    expect(snapshotOf(evening, 'public')).toMatchObject({ round: null, rounds: [], participants: [{ id: 'ana' }] });
    expect(snapshotOf(evening, 'organizer').rounds).toHaveLength(1);
    evening.do({ type: 'end_session', open: new Map() });
    expect(snapshotOf(evening, 'public').session).toMatchObject({ status: 'ended' });
  });

  it('[BLIND-1] of a blind round names entries by their labels until their place is shown', () => {
    const evening = voting(['ana', 'bruno'], { blind: true });
    const secrets = /"(ana|bruno)"|Nick|runner-|model-/;
    const { participants: _lobby, ...seen } = snapshotOf(evening, 'public');
    expect(JSON.stringify(seen)).not.toMatch(secrets);
    evening.reveal(1);
    const { participants: _again, ...partly } = snapshotOf(evening, 'public');
    const [first = '', last = ''] = evening.round().podium;
    expect(JSON.stringify(partly)).toContain(`Nick ${last}`);
    expect(JSON.stringify(partly)).not.toContain(`Nick ${first}`);
  });
});
