import { describe, expect, it } from 'vitest';
import { timing } from '../../protocol/limits.ts';
import { settled } from './testing/fake-clock.ts';
import { evening } from './testing/evening.ts';

/** A live round of ana's and bruno's with half an answer, written out. */
async function midRound(over = {}) {
  const night = await evening();
  const [ana, bruno] = [await night.join('ana', { protocol: 1 }), await night.join('bruno')];
  const roundId = await night.start({ deadlineMs: 60_000, ...over });
  await night.write(ana, 'ana', 1, 'half', ' an');
  await night.write(bruno, 'bruno', 1, 'old');
  await night.clock.run(100);
  return { night, ana, bruno, roundId };
}

describe('a host that starts again', () => {
  it('[REC-1] takes up the newest session where the log ends', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    const first = await night.start({ title: 'one' });
    await night.write(ana, 'ana', 1, 'words');
    await night.stop(first);
    await night.vote('v', first, 'ana', 4);
    await night.command('close_voting', first);
    await night.command('start_reveal', first);
    await night.draft({ title: 'two' });
    const before = night.session;
    const again = await night.restart();
    expect(again.session.rounds).toEqual(before.rounds);
    expect(again.session.boundVoters).toEqual(before.boundVoters);
    expect(again.host.queries.session('organizer').pin).toBe('123456');
    expect(again.host.queries.responses('public', first).responses).toMatchObject([{ generated_content: 'words' }]);
    await again.command('reveal_next', first);
    expect(again.round(first).status).toBe('revealed');
  });

  it('[REC-1] starts empty where the newest session has ended, or there is none', async () => {
    const none = await evening({ open: false });
    expect((await none.restart()).host.state()).toBeNull();
    const night = await evening();
    await night.host.sessions.end();
    const again = await night.restart();
    expect(() => again.host.queries.active()).toThrow('NO_ACTIVE_SESSION');
    expect((await again.join('ana')).errors).toEqual(['NO_ACTIVE_SESSION']);
  });

  it('[REC-5] counts nobody as connected', async () => {
    const { night } = await midRound();
    const again = await night.restart();
    expect(again.host.queries.presence()).toMatchObject({ connectedCount: 0, participants: [] });
    await again.join('ana');
    expect(again.host.queries.presence().participants.map((participant) => participant.id)).toEqual(['ana']);
  });

  it('[REC-2, REC-4] goes on with a live round: the deadline, the text, and where each client continues', async () => {
    const { night, roundId } = await midRound();
    const { deadlineAt } = night.round(roundId);
    const again = await night.restart();
    expect(again.round(roundId)).toMatchObject({ status: 'live', deadlineAt });
    const ana = await again.join('ana', { protocol: 1 });
    expect(ana.last('registered')).toMatchObject({ round: 1, next_seq: 2 });
    expect(ana.types).toEqual(['registered', 'challenge']);
    again.token(ana, 'ana', 1, 2, ' answer');
    const bruno = await again.join('bruno');
    expect(bruno.types).toEqual(['registered']);
    await again.write(bruno, 'bruno', 1, 'begun', ' again');
    const telao = again.watch();
    expect(telao.last('state_snapshot')?.entries.map((entry) => entry.text)).toEqual(['half an answer', 'begun again']);
    await again.clock.run(60_000 + timing.graceMs);
    expect(again.round(roundId)).toMatchObject({ status: 'voting', endReason: 'deadline' });
    expect(again.host.queries.responses('public', roundId).responses.map((r) => r.generated_content)).toEqual([
      'half an answer',
      'begun again',
    ]);
  });

  it('[REC-3] gives a round that was over meanwhile five seconds for its clients to return', async () => {
    const { night, roundId } = await midRound();
    night.clock.jump(3_600_000);
    const again = await night.restart();
    expect(again.round(roundId)).toMatchObject({ status: 'live', deadlineAt: again.clock.now() + 5_000 });
    await again.clock.run(5_000 + timing.graceMs);
    expect(again.round(roundId).status).toBe('voting');
  });

  it('[REC-3] leaves alone what has time, or is held by a pause', async () => {
    const { night, roundId } = await midRound();
    await night.host.queue.submit({ type: 'pause_round', roundId });
    const { deadlineAt } = night.round(roundId);
    night.clock.jump(3_600_000);
    const again = await night.restart();
    expect(again.round(roundId)).toMatchObject({ status: 'live', deadlineAt });
    await again.host.queue.submit({ type: 'resume_round', roundId });
    expect(again.host.queries.round(again.session, roundId).remainingMs).toBeGreaterThan(59_000);
  });

  it('[CMP-2, REC-2] seals what waited for its last tokens when it went down', async () => {
    const { night, ana, roundId } = await midRound();
    await night.complete(ana, 'ana', 1, 9);
    const again = await night.restart();
    await again.clock.run(timing.completeWaitMs);
    expect(again.entry(roundId, 'ana')).toMatchObject({ status: 'complete', stats: { tokens: 2, chars: 7 } });
  });

  it('[PIN-6] says when the file of the PIN is gone; the PIN still opens', async () => {
    const night = await evening({ open: false });
    await night.host.sessions.create({ pin: '246810' });
    night.ports.secrets.pins.clear();
    const again = await night.restart();
    expect(again.host.problems.list()).toMatchObject([{ kind: 'pin_file_missing', subject: again.session.id }]);
    expect(again.host.queries.session('organizer').pin).toBeNull();
    expect((await again.join('ana', { pin: '246810' })).types).toEqual(['registered']);
    expect((await again.join('bruno', { pin: '246811' })).errors).toEqual(['INVALID_PIN']);
  });

  it('[REC-9] is woken after a sleep: what was due is done at once', async () => {
    const { night, roundId } = await midRound();
    night.clock.jump(120_000);
    night.host.wake();
    await night.clock.run(0);
    expect(night.round(roundId).status).toBe('voting');
  });
});

describe('a disk that refuses', () => {
  it('[REC-6] stops no running round; everything is written when it takes again', async () => {
    const { night, ana, roundId } = await midRound();
    night.ports.tokens.broken = true;
    night.token(ana, 'ana', 1, 2, ' answer');
    await night.clock.run(5_000);
    expect(night.host.storageWorks()).toBe(false);
    expect(night.watch().last('state_snapshot')?.entries[0]?.text).toBe('half an answer');
    night.ports.tokens.broken = false;
    await night.clock.run(1_000);
    expect(night.host.storageWorks()).toBe(true);
    expect(night.ports.tokens.readRound(roundId).map((row) => row.content)).toContain(' answer');
  });

  it('[REC-6] refuses commands, and the deadline is carried out as soon as it takes events again', async () => {
    const { night, roundId } = await midRound();
    night.ports.log.broken = true;
    expect(await night.host.rounds.end(roundId, 'organizer')).toMatchObject({
      ok: false,
      refusal: { code: 'STORAGE_UNAVAILABLE' },
    });
    await night.clock.run(70_000);
    expect([night.round(roundId).status, night.host.storageWorks()]).toEqual(['live', false]);
    night.ports.log.broken = false;
    await night.clock.run(1_000);
    expect([night.round(roundId).status, night.host.storageWorks()]).toEqual(['voting', true]);
  });
});

describe('the stop', () => {
  it('[CLOSE-2] writes what is in memory, and takes no command afterwards', async () => {
    const { night, ana, roundId } = await midRound();
    night.token(ana, 'ana', 1, 2, ' answer');
    await night.host.stop();
    expect(night.ports.tokens.readRound(roundId).map((row) => row.content)).toContain(' answer');
    expect(await night.host.queue.submit({ type: 'end_session', open: new Map() })).toMatchObject({
      ok: false,
      refusal: { code: 'SHUTTING_DOWN' },
    });
    night.host.left(ana);
    await settled();
    expect(night.clock.pending).toBe(0);
  });
});
