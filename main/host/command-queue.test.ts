import { describe, expect, it, vi } from 'vitest';
import type { Command } from '../arena/commands.ts';
import { ballot, registration, settings, voting } from '../arena/testing/night.ts';
import { memoryBus } from '../edge/memory/bus.ts';
import type { Commit } from '../ports/bus.ts';
import { CommandQueue } from './command-queue.ts';
import { FakeClock } from './testing/fake-clock.ts';
import { breakableLog, keptLog } from './testing/ports.ts';

function queue(state = voting(['ana', 'bruno']).state) {
  const parts = { log: breakableLog(), clock: new FakeClock(), bus: memoryBus(), logger: keptLog(), state };
  const append = vi.spyOn(parts.log, 'append');
  const commits: Commit[] = [];
  parts.bus.subscribe((commit) => commits.push(commit));
  return { ...parts, append, commits, queue: new CommandQueue(parts) };
}

const vote = (voter: string, score = 3) => ballot(voter, 'ana', score);

describe('the one writer', () => {
  it('[VOTE-1] acknowledges a command when its events are in the log, with the state after it', async () => {
    const { queue: one, log, commits, clock } = queue();
    const before = one.state;
    const outcome = await one.submit(vote('v'));
    expect(outcome).toMatchObject({ ok: true, events: [{ offset: 1, sessionId: 's1', at: clock.now() }] });
    expect(log.head()).toBe(1);
    expect(one.state).not.toBe(before);
    expect(commits).toEqual([{ before, after: one.state, events: outcome.ok ? outcome.events : [] }]);
  });

  it('[VOTE-1] what arrives in the same turn shares one commit, is decided in order and told apart', async () => {
    const { queue: one, append, commits } = queue();
    const outcomes = await Promise.all([
      one.submit(vote('v', 1)),
      one.submit(vote('v', 1)),
      one.submit(ballot('w', 'nobody', 3)),
      one.submit({ type: 'close_voting', roundId: 'r1' }),
      one.submit(vote('x', 5)),
    ]);
    expect(append).toHaveBeenCalledTimes(1);
    expect(commits).toHaveLength(1);
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.events.length : outcome.refusal.code))).toEqual([
      1,
      0,
      'VOTE_PARTICIPANT_NOT_FOUND',
      1,
      'VOTE_NOT_OPEN',
    ]);
    const [first, , , closing] = outcomes;
    expect(first?.ok === true && first.session.rounds.get('r1')?.status).toBe('voting');
    expect(closing?.ok === true && closing.session.rounds.get('r1')?.status).toBe('closed');
  });

  it('a thousand commands keep their order over several commits, and others get their turn between them', async () => {
    const { queue: one, append } = queue();
    let turns = 0;
    let next = setImmediate(function turn() {
      turns += 1;
      next = setImmediate(turn);
    });
    const scores = await Promise.all(Array.from({ length: 1_001 }, (_, i) => one.submit(vote('v', i % 6))));
    clearImmediate(next);
    expect(append.mock.calls.length).toBe(11);
    expect(turns).toBeGreaterThanOrEqual(10);
    expect(scores.every((outcome) => outcome.ok)).toBe(true);
    expect(one.state?.rounds.get('r1')?.ballots.get('ana')?.get('v')).toBe(1_000 % 6);
  });

  it('a command may be made from what is true when its turn comes', async () => {
    const { queue: one } = queue();
    const seen: (number | undefined)[] = [];
    const late = one.submit(() => {
      seen.push(one.state?.rounds.get('r1')?.ballots.size);
      return vote('w');
    });
    expect(seen).toEqual([]);
    await late;
    expect(seen).toEqual([0]);
  });

  it('[SES-5] without a session a refusal is the answer, also where nothing had to be decided', async () => {
    const { queue: one, append } = queue(null);
    const outcomes = await Promise.all([
      one.submit(vote('v')),
      one.submit({ type: 'note_host_started', version: '1' }),
    ]);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ ok: false, refusal: { code: 'NO_ACTIVE_SESSION' } });
    expect(append).not.toHaveBeenCalled();
  });

  it('[SES-2] the end of a session and its successor stand in the log under their own ids', async () => {
    const { queue: one } = queue();
    const open = new Map();
    const outcome = await one.submit({ type: 'create_session', sessionId: 's2', title: null, pinLength: 6, open });
    expect(outcome.ok ? outcome.events.map((e) => `${e.sessionId} ${e.event.type}`) : []).toEqual([
      's1 voting_closed',
      's1 session_ended',
      's2 session_created',
    ]);
  });

  it('commands that a listener submits come after those that wait', async () => {
    const { queue: one, bus, log } = queue();
    let asked = false;
    bus.subscribe(() => {
      if (!asked) void one.submit(registration('late'));
      asked = true;
    });
    await Promise.all([one.submit(registration('a')), one.submit(registration('b'))]);
    one.drain();
    const names = log.readSession('s1').map(({ event }) => ('participantId' in event ? event.participantId : ''));
    expect(names).toEqual(['a', 'b', 'late']);
  });
});

describe('a disk that refuses', () => {
  it('[REC-6] nothing of the batch happened, everyone is told, and the state is as before', async () => {
    const { queue: one, log, commits, logger } = queue();
    const before = one.state;
    log.broken = true;
    const outcomes = await Promise.all([one.submit(vote('v')), one.submit(vote('w')), one.submit(ballot('x', '?', 1))]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.refusal.code))).toEqual([
      'STORAGE_UNAVAILABLE',
      'STORAGE_UNAVAILABLE',
      'VOTE_PARTICIPANT_NOT_FOUND',
    ]);
    expect(one.state).toBe(before);
    expect([commits.length, one.writable]).toEqual([0, false]);
    expect(logger.at('error')).toEqual(['The disk refused a write; the commands were not carried out']);
  });

  it('[REC-6] what is sent again later is carried out, once', async () => {
    const { queue: one, log } = queue();
    log.broken = true;
    await one.submit(vote('v'));
    log.broken = false;
    expect(await one.submit(vote('v'))).toMatchObject({ ok: true, events: [{ offset: 1 }] });
    expect(one.writable).toBe(true);
    expect(log.readSession('s1')).toHaveLength(1);
  });

  it('[REC-6] commands without events need no disk', async () => {
    const { queue: one, log } = queue();
    await one.submit(vote('v', 2));
    log.broken = true;
    expect(await one.submit(vote('v', 2))).toMatchObject({ ok: true, events: [] });
    expect(one.writable).toBe(true);
  });
});

describe('faults of our own', () => {
  it('a command that cannot be made is told to whoever asked; the others go on', async () => {
    const { queue: one, logger } = queue();
    const broken = () => {
      throw new Error('a bug');
    };
    const outcomes = await Promise.all([one.submit(vote('v')), one.submit(broken), one.submit(vote('w'))]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.refusal.code))).toEqual(['ok', 'INTERNAL', 'ok']);
    expect(logger.at('error')).toEqual(['A command could not be decided']);
  });

  it('a listener that fails keeps no acknowledgement back', async () => {
    const { queue: one, bus, logger } = queue();
    bus.subscribe(() => {
      throw new Error('a bug');
    });
    const create: Command = { type: 'create_round', roundId: 'r2', settings: settings() };
    expect(await one.submit(create)).toMatchObject({ ok: true });
    expect(logger.at('error')).toEqual(['A commit could not be told to everyone']);
  });
});
