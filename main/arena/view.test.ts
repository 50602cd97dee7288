import { describe, expect, it } from 'vitest';
import { roundView, sessionView } from '../../protocol/model.ts';
import { snapshotOf } from './testing/projections.ts';
import { night, registration, START, voting } from './testing/night.ts';
import {
  answersAreOut,
  isRevealed,
  viewEntry,
  viewEntryWithText,
  viewParticipant,
  viewRound,
  viewSession,
  viewStage,
  votingStatusOf,
} from './view.ts';

const round = { roundId: 'r1' } as const;

describe('a round as it is told', () => {
  it('[HTTP-7] carries its settings, its times in ISO-8601 UTC and the status old screens know', () => {
    const evening = night('ana').start('r1', { title: 'Haicai', seed: 42 }).later(1_500);
    expect(viewRound(evening.round(), 's1', evening.now)).toEqual({
      ...evening.round().settings,
      id: 'r1',
      sessionId: 's1',
      index: 1,
      status: 'live',
      startedAt: '2030-01-01T20:00:00.000Z',
      endedAt: null,
      endReason: null,
      votingStatus: 'closed',
      revealedCount: 0,
      pausedAt: null,
      remainingMs: 88_500,
    });
  });

  it('[RND-1] says what the vote is in: open in voting, revealed from the reveal on, else closed', () => {
    const evening = night('ana').draft();
    const seen: [string, string, boolean][] = [];
    const look = () =>
      seen.push([evening.round().status, votingStatusOf(evening.round()), answersAreOut(evening.round())]);
    look();
    evening.start().write('ana');
    look();
    evening.end();
    look();
    evening.do({ type: 'close_voting', ...round });
    look();
    evening.do({ type: 'start_reveal', ...round });
    look();
    evening.do({ type: 'reveal_next', ...round });
    look();
    evening.draft('r2').do({ type: 'cancel_round', roundId: 'r2', open: new Map() });
    seen.push(['cancelled', votingStatusOf(evening.round('r2')), answersAreOut(evening.round('r2'))]);
    expect(seen).toEqual([
      ['draft', 'closed', false],
      ['live', 'closed', false],
      ['voting', 'open', true],
      ['closed', 'closed', true],
      ['revealing', 'revealed', true],
      ['revealed', 'revealed', true],
      ['cancelled', 'closed', false],
    ]);
  });

  it('[RND-1] fits its schema at every step of the night', () => {
    const evening = voting(['ana', 'bruno'], { blind: true }).do({ type: 'pause_round', ...round });
    for (const step of [() => evening, () => evening.reveal(1), () => evening.draft('r2')]) {
      step();
      for (const one of evening.session.rounds.values()) {
        expect(roundView.parse(viewRound(one, 's1', evening.now))).toEqual(viewRound(one, 's1', evening.now));
      }
    }
  });
});

describe('a session as it is told', () => {
  it('[SES-4] gives the public no PIN and no round that has not started', () => {
    const evening = voting(['ana']).draft('r2', { prompt: 'A surprise' }).draft('r3');
    evening.do({ type: 'cancel_round', roundId: 'r3', open: new Map() });
    const view = viewSession(evening.session, 'public', '123456', evening.now);
    expect(view.rounds.map((one) => one.id)).toEqual(['r1']);
    expect(view).not.toHaveProperty('pin');
    expect(JSON.stringify(view)).not.toMatch(/123456|surprise/);
  });

  it('[SES-4] gives the organizer all of it, the PIN included, null where its file is gone', () => {
    const evening = voting(['ana']).draft('r2');
    const view = viewSession(evening.session, 'organizer', '123456', evening.now);
    expect(view).toMatchObject({ id: 's1', status: 'active', endedAt: null, pin: '123456' });
    expect(view.rounds.map((one) => one.index)).toEqual([1, 2]);
    expect(sessionView.parse(view)).toEqual(view);
    expect(viewSession(evening.session, 'organizer', null, evening.now).pin).toBeNull();
  });

  it('[SES-3] tells an ended one apart', () => {
    const evening = night('ana').later(60_000).do({ type: 'end_session', open: new Map() });
    expect(viewSession(evening.session, 'public', null, evening.now)).toMatchObject({
      status: 'ended',
      endedAt: '2030-01-01T20:01:00.000Z',
    });
  });

  it('[PRES-1] tells of each participant who, since when, and whether it is there', () => {
    const evening = night('ana').later(2_000).do({ type: 'disconnect_participant', participantId: 'ana' });
    expect(viewParticipant(evening.participant('ana'))).toEqual({
      id: 'ana',
      nickname: 'Nick ana',
      runner: 'runner-ana',
      model: 'model-ana',
      lastSeen: '2030-01-01T20:00:02.000Z',
      createdAt: '2030-01-01T20:00:00.000Z',
      connected: false,
      kicked: false,
    });
  });
});

describe('somebody who was removed', () => {
  it('[KICK-5] is listed for the organizer, who can let it back in, and not for the room', () => {
    const evening = night('ana', 'bruno').do({ type: 'kick_participant', participantId: 'ana' });
    const listed = (role: 'public' | 'organizer') => {
      const inSession = viewSession(evening.session, role, null, evening.now).participants;
      const inSnapshot = snapshotOf(evening, role).participants;
      expect(inSnapshot).toEqual(inSession);
      return inSnapshot.map(({ id, kicked }) => [id, kicked]);
    };
    expect(listed('organizer')).toEqual([
      ['ana', true],
      ['bruno', false],
    ]);
    expect(listed('public')).toEqual([['bruno', false]]);
    evening.do({ type: 'unkick_participant', participantId: 'ana' });
    expect(listed('public')).toEqual([
      ['ana', false],
      ['bruno', false],
    ]);
  });
});

describe('an entry as it is told', () => {
  it('[CMP-3] shows the figures of the host: while it grows those of now, then those it was sealed with', () => {
    const evening = night('ana').start().write('ana', 'one two');
    const view = () => viewEntry(evening.session, evening.round(), evening.entry('ana'), 'public', growing);
    const growing = { text: () => 'one two', openStats: () => ({ ...evening.entry('ana').stats, tokens: 7 }) };
    expect(view()).toMatchObject({ tokens: 7, status: 'generating' });
    evening.complete('ana');
    expect(view()).toMatchObject({
      tokens: 2,
      chars: 7,
      ttftMs: 200,
      durationMs: 1_000,
      tps: 1.25,
      status: 'complete',
    });
  });

  it('[CMP-6] says for how long the model was loading, in a blind round to the organizer only', () => {
    const view = (blind: boolean, role: 'public' | 'organizer') => {
      const evening = night('ana').start('r1', { blind }).write('ana', 'one two').complete('ana');
      const entry = evening.entry('ana');
      const { claim } = entry;
      const loaded = { ...entry, claim: claim && { ...claim, loadMs: 9_000 } };
      return viewEntry(evening.session, evening.round(), loaded, role, evening.answers(evening.round())).loadMs;
    };
    expect([view(false, 'public'), view(true, 'organizer'), view(true, 'public')]).toEqual([9_000, 9_000, null]);
    const old = voting(['ana']);
    expect(viewEntry(old.session, old.round(), old.entry('ana'), 'public', old.answers(old.round())).loadMs).toBeNull();
  });

  it('[RND-12] what the organizer hid is not read by the room', () => {
    const evening = voting(['ana']).do({ type: 'hide_entry', ...round, participantId: 'ana' });
    const text = (role: 'public' | 'organizer') =>
      viewEntryWithText(evening.session, evening.round(), evening.entry('ana'), role, evening.answers(evening.round()));
    expect(text('public')).toMatchObject({ text: '', hidden: true });
    expect(text('organizer')).toMatchObject({ text: 'words of ana', hidden: true });
  });

  it('[KICK-3] what a removed participant wrote is not read by the room, and its screens are told so', () => {
    const evening = voting(['ana']).do({ type: 'kick_participant', participantId: 'ana' });
    const view = (role: 'public' | 'organizer') =>
      viewEntryWithText(evening.session, evening.round(), evening.entry('ana'), role, evening.answers(evening.round()));
    expect(view('public')).toMatchObject({ text: '', hidden: true });
    expect(view('organizer')).toMatchObject({ text: 'words of ana', hidden: false });
  });

  it('[FAIL-1] why it failed is told to room and organizer', () => {
    const evening = night('ana').start();
    const { stats } = evening.entry('ana');
    evening.do({ type: 'fail_entry', ...round, participantId: 'ana', stats, reason: 'LOAD: model not found' });
    for (const role of ['public', 'organizer'] as const) {
      const view = viewEntry(
        evening.session,
        evening.round(),
        evening.entry('ana'),
        role,
        evening.answers(evening.round()),
      );
      expect(view).toMatchObject({ status: 'failed', reason: 'LOAD: model not found' });
    }
  });

  it('of somebody the session does not know it shows at least the id', () => {
    const evening = voting(['ana']);
    const stranger = { ...evening.session, participants: new Map() };
    const view = viewEntry(stranger, evening.round(), evening.entry('ana'), 'public', evening.answers(evening.round()));
    expect(view).toMatchObject({ participantId: 'ana', nickname: 'ana', runner: '', model: '' });
  });
});

describe('a place', () => {
  it('[REV-2] is revealed from the end of the podium on', () => {
    const evening = voting(['ana', 'bruno']).vote('v', 'bruno', 5);
    expect(isRevealed(evening.round(), 'ana')).toBe(false);
    evening.reveal(1);
    expect([isRevealed(evening.round(), 'ana'), isRevealed(evening.round(), 'bruno')]).toEqual([true, false]);
    evening.do({ type: 'reveal_next', ...round });
    expect([isRevealed(evening.round(), 'ana'), isRevealed(evening.round(), 'bruno')]).toEqual([true, true]);
    evening.do({ type: 'reveal_back', ...round }, { type: 'reveal_back', ...round });
    expect([isRevealed(evening.round(), 'ana'), isRevealed(evening.round(), 'bruno')]).toEqual([false, false]);
  });
});

describe('the stage', () => {
  it('[VIEW-12, BLIND-1] names who stands alone as the room knows it', () => {
    const evening = night('ana', 'bruno').start('r1', { blind: true }).write('ana').write('bruno');
    evening.do({ type: 'set_stage', patch: { spotlight: 'ana', pin: true } });
    const { label } = evening.entry('ana');
    expect(viewStage(evening.session, evening.round(), 'public').spotlight).toBe(label);
    expect(viewStage(evening.session, evening.round(), 'organizer').spotlight).toBe('ana');
    evening.end().reveal(2);
    expect(viewStage(evening.session, evening.round(), 'public').spotlight).toBe('ana');
  });

  it('[VIEW-12] is as it was set where nobody stands alone or nothing is on it', () => {
    const evening = night('ana');
    expect(viewStage(evening.session, null, 'public')).toBe(evening.session.stage);
    evening.do({ type: 'set_stage', patch: { spotlight: 'ana' } });
    expect(viewStage(evening.session, null, 'public')).toEqual({ ...evening.session.stage, spotlight: 'ana' });
    evening.start('r1', { blind: true }).do({ type: 'set_stage', patch: { spotlight: 'A' } });
    expect(viewStage(evening.session, evening.round(), 'public').spotlight).toBe('A');
  });
});

describe('a blind round', () => {
  it('[BLIND-1, FAIL-1] a client that tells its model in an error does not tell it to the room before the reveal', () => {
    const evening = night('ana', 'bruno').start('r1', { blind: true }).write('bruno');
    const { stats } = evening.entry('ana');
    const reason = 'MODEL_NOT_FOUND: model-ana is not pulled';
    evening.do({ type: 'fail_entry', ...round, participantId: 'ana', stats: { ...stats, chars: 3 }, reason });
    const seen = (role: 'public' | 'organizer') =>
      viewEntry(evening.session, evening.round(), evening.entry('ana'), role, evening.answers(evening.round())).reason;
    expect(seen('organizer')).toBe(reason);
    expect(seen('public')).toBe('failed');
    evening.end().vote('v', 'B', 3).reveal(2);
    expect(seen('public')).toBe(reason);
  });

  it('[BLIND-1] why the round cut an entry short tells nobody who it is of, and is told', () => {
    const evening = night('ana').do(registration('ana')).start('r1', { blind: true }).write('ana').later(1).end();
    const view = viewEntry(evening.session, evening.round(), evening.entry('ana'), 'public', {
      text: () => '',
      openStats: () => null,
    });
    expect(view).toMatchObject({ participantId: 'A', nickname: 'A', runner: '', model: '', reason: 'stopped' });
    const silent = night('ana', 'bruno').start('r1', { blind: true }).write('bruno').end();
    const none = viewEntry(
      silent.session,
      silent.round(),
      silent.entry('ana'),
      'public',
      silent.answers(silent.round()),
    );
    expect(none.reason).toBe('no_answer');
    expect(evening.session.createdAt).toBe(START);
  });
});
