import { describe, expect, it } from 'vitest';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import { initialStage } from './state.ts';
import { everyCommand } from './testing/every-command.ts';
import { Night, night, START, statsOf, voting } from './testing/night.ts';

describe('one session at a time', () => {
  it('[SES-5] before the first session everything but opening one is refused', () => {
    for (const command of everyCommand) {
      const decision = decide(null, command, START);
      if (command.type === 'create_session') expect(decision.ok).toBe(true);
      else if (command.type === 'note_host_started') expect(decision).toEqual({ ok: true, events: [] });
      else expect(decision, command.type).toEqual({ ok: false, refusal: { code: 'NO_ACTIVE_SESSION' } });
    }
  });

  it('[SES-5] after its end nothing moves a session any more', () => {
    const over = voting(['ana', 'bruno']).do({ type: 'end_session', open: new Map() });
    for (const command of everyCommand) {
      const decision = decide(over.state, command, over.now);
      if (command.type === 'create_session') expect(decision.ok).toBe(true);
      else if (command.type === 'note_host_started') expect(decision).toEqual({ ok: true, events: [] });
      else expect(decision, command.type).toEqual({ ok: false, refusal: { code: 'NO_ACTIVE_SESSION' } });
    }
  });

  it('[SES-1] begins empty, on a stage that follows the round', () => {
    const { session } = new Night().do({
      type: 'create_session',
      sessionId: 's1',
      title: 'Clube',
      pinLength: 8,
      open: new Map(),
    });
    expect(session).toEqual({
      id: 's1',
      title: 'Clube',
      createdAt: START,
      endedAt: null,
      pinLength: 8,
      endWhenAllFinished: false,
      participants: new Map(),
      rounds: new Map(),
      boundVoters: new Map(),
      stage: initialStage,
    });
  });

  it('[SES-2, SES-3] a new session ends the one before it: live rounds are sealed and cancelled, votes closed', () => {
    const evening = voting(['ana', 'bruno']).start('r2').write('ana', 'half an answer', 'r2');
    const before = evening.session;
    evening.later(5_000).draft('r3');
    const events = evening.events({
      type: 'create_session',
      sessionId: 's2',
      title: null,
      pinLength: 6,
      open: evening.stats('r2'),
    });
    expect(events.map((event) => event.type)).toEqual([
      'voting_closed',
      'entry_sealed',
      'entry_sealed',
      'round_cancelled',
      'session_ended',
      'session_created',
    ]);
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'entry_sealed',
        participantId: 'ana',
        status: 'partial',
        reason: 'session_ended',
      }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'entry_sealed', participantId: 'bruno', status: 'failed', reason: 'no_answer' }),
    );
    expect(events).toContainEqual({ type: 'round_cancelled', roundId: 'r2', reason: 'session_ended' });
    expect(evening.session.id).toBe('s2');
    expect(evening.session.participants.size).toBe(0);
    expect(before.endedAt).toBeNull();
  });

  it('[SES-2] a session that has ended is not ended again by the next one', () => {
    const events = night('ana')
      .do({ type: 'end_session', open: new Map() })
      .events({ type: 'create_session', sessionId: 's2', title: null, pinLength: 6, open: new Map() });
    expect(events.map((event) => event.type)).toEqual(['session_created']);
  });

  it('[SES-3] at its end everybody is disconnected; drafts, closed and revealed rounds stay as they are', () => {
    const evening = voting(['ana', 'bruno']).vote('v', 'ana', 4).reveal(1).draft('r2').later(60_000);
    evening.do({ type: 'end_session', open: new Map() });
    expect(evening.session.endedAt).toBe(evening.now);
    const seen = { connected: false, lastSeenAt: evening.now };
    expect([...evening.session.participants.values()]).toMatchObject([seen, seen]);
    expect(evening.round('r1').status).toBe('revealing');
    expect(evening.round('r2').status).toBe('draft');
  });

  it('[SES-3] what was live at the end keeps what had been written', () => {
    const evening = night('ana').start().write('ana', 'three more words').later(1_000);
    evening.do({ type: 'end_session', open: evening.stats() });
    expect(evening.round()).toMatchObject({ status: 'cancelled', endReason: 'session_ended', endedAt: evening.now });
    expect(evening.entry('ana')).toMatchObject({ status: 'partial', reason: 'session_ended', stats: { tokens: 3 } });
  });
});

describe('what is said of the session as a whole', () => {
  it('[REC-5] a host that starts has nobody connected yet; nothing else changes', () => {
    const evening = night('ana', 'bruno').do({ type: 'kick_participant', participantId: 'bruno' }).start().write('ana');
    const before = evening.session;
    evening.later(9_000).do({ type: 'note_host_started', version: '2' });
    expect(evening.participant('ana')).toEqual({
      ...before.participants.get('ana'),
      connected: false,
      lastSeenAt: evening.now,
    });
    expect(evening.participant('bruno')).toEqual(before.participants.get('bruno'));
    expect(evening.session.rounds).toEqual(before.rounds);
  });

  it('[DL-7] ending by itself once everyone has finished is off until switched on', () => {
    const evening = night();
    expect(evening.session.endWhenAllFinished).toBe(false);
    evening.do({ type: 'set_options', endWhenAllFinished: true });
    expect(evening.session.endWhenAllFinished).toBe(true);
    evening.do({ type: 'set_options', endWhenAllFinished: false });
    expect(evening.session.endWhenAllFinished).toBe(false);
  });

  it('[VIEW-12] the stage changes only in what is said', () => {
    const evening = night()
      .do({ type: 'set_stage', patch: { scene: 'message', message: 'Intervalo' } })
      .do({ type: 'set_stage', patch: { hold: true } });
    expect(evening.session.stage).toEqual({ ...initialStage, scene: 'message', message: 'Intervalo', hold: true });
    evening.do({ type: 'set_stage', patch: { message: null, scene: 'auto' } });
    expect(evening.session.stage).toEqual({ ...initialStage, hold: true });
  });
});

describe('a scene that is not pinned', () => {
  const round = { roundId: 'r1' } as const;
  const choose = { type: 'set_stage', patch: { scene: 'scoreboard', spotlight: 'ana' } } as const;
  const steps: Record<string, Command> = {
    round_started: { type: 'start_round', ...round, seed: 1 },
    voting_opened: { type: 'end_round', ...round, reason: 'organizer', open: new Map([['ana', statsOf('words')]]) },
    voting_closed: { type: 'close_voting', ...round },
    voting_reopened: { type: 'reopen_voting', ...round },
    'voting_closed again': { type: 'close_voting', ...round },
    reveal_started: { type: 'start_reveal', ...round },
    reveal_left: { type: 'reveal_back', ...round },
  };

  it('[VIEW-12] lasts until the round moves on, whichever way; so does a spotlight', () => {
    const evening = night('ana').draft('r2').draft();
    for (const [moved, step] of Object.entries(steps)) {
      evening.do(choose).do({ type: 'update_round', ...round, changes: { title: moved } });
      expect(evening.session.stage, moved).toMatchObject({ scene: 'scoreboard', spotlight: 'ana' });
      evening.do(step);
      expect(evening.session.stage, moved).toMatchObject({ scene: 'auto', spotlight: null });
    }
    evening.do(choose, { type: 'cancel_round', roundId: 'r2', open: new Map() });
    expect(evening.session.stage).toMatchObject({ scene: 'auto', spotlight: null });
  });

  it('[VIEW-12] pinned, it stays; places that are shown do not move on', () => {
    const evening = night('ana').draft();
    evening.do({ type: 'set_stage', patch: { scene: 'scoreboard', pin: true, spotlight: 'ana' } });
    for (const step of Object.values(steps)) evening.do(step);
    expect(evening.session.stage).toMatchObject({ scene: 'scoreboard', spotlight: 'ana' });
    const shown = night('ana')
      .draft()
      .do({ type: 'start_round', ...round, seed: 1 })
      .write('ana')
      .end()
      .reveal(0);
    shown.do(choose, { type: 'reveal_next', ...round }, { type: 'reveal_back', ...round });
    expect(shown.session.stage).toMatchObject({ scene: 'scoreboard' });
  });
});

describe('a phone opened by a personal link', () => {
  const bind = (participantId: string, voter = 'v1') => ({ type: 'bind_voter', voter, participantId }) as const;

  it('[VOTE-8] is bound to a participant of this session only', () => {
    const evening = night('ana');
    expect(evening.refusal(bind('nobody'))).toBe('INVALID_VOTE_CODE');
    evening.do(bind('ana'));
    expect(evening.session.boundVoters).toEqual(new Map([['v1', 'ana']]));
  });

  it('[VOTE-8] bound again to the same participant changes nothing, to another one moves it', () => {
    const evening = night('ana', 'bruno').do(bind('ana'));
    expect(evening.events(bind('ana'))).toEqual([]);
    evening.do(bind('bruno'), bind('bruno', 'v2'));
    expect(evening.session.boundVoters).toEqual(
      new Map([
        ['v1', 'bruno'],
        ['v2', 'bruno'],
      ]),
    );
  });
});
