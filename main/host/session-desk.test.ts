import { describe, expect, it, vi } from 'vitest';
import { evening } from './testing/evening.ts';

describe('opening a session', () => {
  it('[SES-1, PIN-1] makes a PIN of the length asked for, else of the one configured, and keeps it', async () => {
    const night = await evening({ open: false });
    const first = await night.host.sessions.create({});
    expect(first).toMatchObject({ pin: '123456', disconnected: 0, outcome: { ok: true } });
    expect(night.session).toMatchObject({ pinLength: 6, title: null });
    expect(night.ports.secrets.pins).toEqual(new Map([[night.session.id, '123456']]));
    const long = await night.host.sessions.create({ pinLength: 12, title: 'Clube' });
    expect(long.pin).toHaveLength(12);
    expect(night.session).toMatchObject({ pinLength: 12, title: 'Clube' });
    await night.host.sessions.create({ pin: '4711', title: '' });
    expect(night.session).toMatchObject({ pinLength: 4, title: null });
  });

  it('[PIN-5] keeps of the PIN a salted hash beside the log, and nothing in it', async () => {
    const night = await evening({ open: false });
    await night.host.sessions.create({ pin: '918273' });
    const { id } = night.session;
    expect(night.ports.secrets.hashes.get(id)).toMatch(/^scrypt:/);
    expect(JSON.stringify(night.ports.log.readSession(id))).not.toContain('918273');
    expect(JSON.stringify(night.ports.logger.lines)).not.toContain('918273');
  });

  it('[SES-2] says how many it sent home, and drops the PIN of the session before', async () => {
    const night = await evening();
    await night.join('ana');
    await night.join('bruno');
    const { id } = night.session;
    const { disconnected } = await night.host.sessions.create({});
    expect(disconnected).toBe(2);
    expect([...night.ports.secrets.pins.keys()]).toEqual([night.session.id]);
    expect(night.session.id).not.toBe(id);
    expect(night.ports.log.readSession(id).at(-1)?.event.type).toBe('session_ended');
  });

  it('[SES-3] in the middle of a round keeps what was written', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    const roundId = await night.start();
    await night.write(ana, 'ana', 1, 'half', ' a word');
    const { id } = night.session;
    await night.host.sessions.create({});
    const sealed = night.ports.log.readSession(id).find(({ event }) => event.type === 'entry_sealed');
    expect(sealed?.event).toMatchObject({ roundId, status: 'partial', reason: 'session_ended', stats: { tokens: 2 } });
    expect(night.ports.tokens.readRound(roundId)).toHaveLength(2);
  });

  it('[REC-6] when the disk refuses even the PIN, none is opened and it is said', async () => {
    const night = await evening();
    const { id } = night.session;
    vi.spyOn(night.ports.secrets, 'writePinHash').mockImplementation(() => {
      throw new Error('database or disk is full');
    });
    const { outcome } = await night.host.sessions.create({});
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'STORAGE_UNAVAILABLE' } });
    expect(night.session.id).toBe(id);
  });

  it('[REC-6] when the disk refuses, the running session keeps its PIN', async () => {
    const night = await evening();
    night.ports.log.broken = true;
    const { outcome } = await night.host.sessions.create({ pin: '999999' });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'STORAGE_UNAVAILABLE' } });
    night.ports.log.broken = false;
    expect(night.host.queries.session('organizer').pin).toBe('123456');
    expect((await night.join('ana')).types).toEqual(['registered']);
    expect((await (await night.restart()).join('ana')).types).toEqual(['registered']);
  });

  it('[REC-9] takes over the system time, but never under a running round', async () => {
    const night = await evening();
    const resync = vi.spyOn(night.clock, 'resync');
    await night.host.sessions.create({ pin: '123456' });
    expect(resync).toHaveBeenCalledTimes(1);
    const roundId = await night.start();
    expect(resync).toHaveBeenCalledTimes(2);
    await night.host.rounds.start(roundId);
    await night.host.sessions.create({});
    expect(resync).toHaveBeenCalledTimes(2);
  });
});

describe('rounds', () => {
  it('[RND-11] each gets an id of its own, and a copy another one', async () => {
    const night = await evening();
    const first = await night.draft({ title: 'one' });
    const copy = await night.host.rounds.duplicate(first);
    expect(copy).toMatchObject({ ok: true });
    expect(copy.roundId).not.toBe(first);
    expect(night.round(copy.roundId).settings).toEqual(night.round(first).settings);
    expect(await night.host.rounds.duplicate('nothing')).toMatchObject({
      ok: false,
      refusal: { code: 'ROUND_NOT_FOUND' },
    });
  });

  it('[RND-8] a cancelled one keeps what was written', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    const roundId = await night.start();
    await night.write(ana, 'ana', 1, 'kept');
    expect(await night.host.rounds.cancel(roundId)).toMatchObject({ ok: true });
    expect(night.entry(roundId, 'ana')).toMatchObject({ status: 'partial', stats: { chars: 4 } });
  });
});
