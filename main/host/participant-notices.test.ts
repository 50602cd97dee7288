import { describe, expect, it } from 'vitest';
import { limits } from '../../protocol/limits.ts';
import { settled } from './testing/fake-clock.ts';
import { evening, registerMessage } from './testing/evening.ts';
import { FakeLink } from './testing/fake-link.ts';

describe('the start of a round', () => {
  it('[CHAL-1] is told to everyone connected, with the whole deadline', async () => {
    const night = await evening();
    const [ana, bruno, gone] = [
      await night.join('ana'),
      await night.join('bruno', { protocol: 1 }),
      await night.join('x'),
    ];
    night.host.left(gone);
    await settled();
    await night.start({ prompt: 'Olá?', deadlineMs: 30_000 });
    for (const link of [ana, bruno]) {
      expect(link.all('challenge')).toEqual([
        {
          type: 'challenge',
          session_id: night.session.id,
          round: 1,
          prompt: 'Olá?',
          max_tokens: 400,
          temperature: 0.8,
          deadline_ms: 30_000,
          seed: null,
        },
      ]);
    }
    expect(gone.types).not.toContain('challenge');
  });

  it('[CHAL-5] who registers in the same commit hears `registered` first, and the challenge once', async () => {
    const night = await evening();
    const roundId = await night.draft();
    const joining = night.join('ana');
    void night.host.rounds.start(roundId);
    const ana = await joining;
    await settled();
    expect(ana.types).toEqual(['registered', 'challenge']);
  });

  it('[CHAL-5] whichever of the two comes first in the commit', async () => {
    const night = await evening();
    const bruno = await night.join('bruno');
    const roundId = await night.draft();
    // Submitted behind the start, in the same turn: the invitation comes with the registration.
    void night.host.queue.submit({ type: 'start_round', roundId, seed: 1 });
    const ana = new FakeLink();
    void night.host.registration.register(ana, registerMessage('ana'));
    await settled();
    expect(ana.types).toEqual(['registered', 'challenge']);
    expect(bruno.types).toEqual(['registered', 'challenge']);
  });

  it('[CHAL-1] of a second one in the same commit, the first having been cancelled, is told once', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    const [first, second] = [await night.draft({ prompt: 'one' }), await night.draft({ prompt: 'two' })];
    const { queue } = night.host;
    void queue.submit({ type: 'start_round', roundId: first, seed: 1 });
    void queue.submit({ type: 'cancel_round', roundId: first, open: new Map() });
    await queue.submit({ type: 'start_round', roundId: second, seed: 1 });
    await settled();
    expect(ana.all('challenge').map((message) => message.prompt)).toEqual(['two']);
  });

  it('[CHAL-6] is not told to who was removed', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    await night.host.queue.submit({ type: 'kick_participant', participantId: 'ana' });
    await night.start();
    expect(ana.types).toEqual(['registered', 'kicked', 'error']);
  });
});

describe('while a round is live', () => {
  it('[DL-6] our own clients with an open entry are told when the deadline moves; old ones nothing', async () => {
    const night = await evening();
    const [old, ours, done] = [
      await night.join('old'),
      await night.join('ours', { protocol: 1 }),
      await night.join('done', { protocol: 1 }),
    ];
    const roundId = await night.start({ deadlineMs: 60_000 });
    await night.write(done, 'done', 1, 'x');
    await night.complete(done, 'done', 1, 1);
    for (const link of [old, ours, done]) link.forget();
    night.clock.pass(10_000);
    const { queue } = night.host;
    await queue.submit({ type: 'extend_round', roundId, ms: 30_000 });
    expect(ours.last('challenge')).toMatchObject({ round: 1, deadline_ms: 80_000 });
    await queue.submit({ type: 'pause_round', roundId });
    expect(ours.last('challenge')).toMatchObject({ deadline_ms: limits.deadlineMs.max });
    night.clock.pass(5_000);
    await queue.submit({ type: 'resume_round', roundId });
    expect(ours.last('challenge')).toMatchObject({ deadline_ms: 80_000 });
    expect(ours.all('challenge')).toHaveLength(3);
    expect([old.sent, done.sent]).toEqual([[], []]);
  });

  it('[DL-6] a pause of the vote is no business of clients', async () => {
    const night = await evening();
    const ours = await night.join('ours', { protocol: 1 });
    const roundId = await night.start();
    await night.write(ours, 'ours', 1, 'x');
    await night.stop(roundId);
    ours.forget();
    await night.host.queue.submit({ type: 'pause_round', roundId });
    await night.host.queue.submit({ type: 'resume_round', roundId });
    expect(ours.sent).toEqual([]);
  });
});

describe('the end', () => {
  it('[RND-9] of a round is told to our own clients, however it ended', async () => {
    const night = await evening();
    const [old, ours] = [await night.join('old'), await night.join('ours', { protocol: 1 })];
    const first = await night.start();
    await night.write(ours, 'ours', 1, 'x');
    await night.stop(first);
    const second = await night.start();
    await night.host.rounds.cancel(second);
    expect(ours.all('round_stopped')).toEqual([
      { type: 'round_stopped', round: 1, status: 'voting' },
      { type: 'round_stopped', round: 2, status: 'cancelled' },
    ]);
    expect(old.types).not.toContain('round_stopped');
  });

  it('[SES-2] of a session sends everybody home with a reason and a code of ours', async () => {
    const night = await evening();
    const [ana, ours] = [await night.join('ana'), await night.join('ours', { protocol: 1 })];
    await night.host.sessions.create({});
    for (const link of [ana, ours]) {
      expect(link.last('error')).toMatchObject({ code: 'SESSION_ENDED' });
      expect(link.closed).toMatchObject({ code: 4000 });
    }
    expect(night.host.links.count).toBe(0);
    for (const link of [ana, ours]) night.host.left(link);
    await settled();
    expect(night.session.participants.size).toBe(0);
  });

  it('[KICK-1] of a participation is told to that participant, then its socket closes', async () => {
    const night = await evening();
    const [ana, bruno] = [await night.join('ana'), await night.join('bruno')];
    ana.forget();
    await night.host.queue.submit({ type: 'kick_participant', participantId: 'ana' });
    expect(ana.types).toEqual(['kicked', 'error']);
    expect(ana.last('error')).toMatchObject({ code: 'KICKED' });
    expect(ana.closed).toMatchObject({ code: 4002 });
    expect(bruno.closed).toBeNull();
    night.host.left(bruno);
    await settled();
    await night.host.queue.submit({ type: 'kick_participant', participantId: 'bruno' });
    expect(bruno.types).toEqual(['registered']);
  });
});
