import { request as httpRequest } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { until } from '../../../e2e/fixtures/until.ts';
import { PIN } from '../../host/testing/evening.ts';
import { dialled, turnsUntil } from '../testing/dialled.ts';
import { KEY } from '../testing/house.ts';
import type { House } from '../testing/house.ts';

const { start, dial, join } = dialled();

/** The status of a handshake that is refused. */
function refused(one: House, headers: Record<string, string>, path = '/ws'): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(one.url.replace('http', 'ws') + path, { headers });
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.on('open', () => reject(new Error('It was let in')));
    socket.on('error', () => undefined);
  });
}

describe('the handshake', () => {
  it('[CLOSE-4] is at /ws, whatever its case and query, and nowhere else', async () => {
    const one = await start();
    for (const path of ['', '/', '?token=x&view=1']) await dial(one, {}, path);
    expect(one.sockets.count()).toBe(3);
    expect(await refused(one, {}, '/other')).toBe(404);
  });

  it('[ACC-7, ACC-8] is refused to another Host and to pages of other origins', async () => {
    const one = await start();
    expect(await refused(one, { host: 'evil.example' })).toBe(403);
    expect(await refused(one, { origin: 'http://evil.example' })).toBe(403);
    await dial(one, { origin: one.url });
    await dial(one);
    expect(one.sockets.count()).toBe(2);
  });

  it('a plain request to /ws is no handshake and hurts nobody', async () => {
    const one = await start();
    const status = await new Promise((resolve) => {
      const request = httpRequest(`${one.url}/ws`, (response) => resolve(response.resume().statusCode));
      request.end();
    });
    expect(status).toBe(404);
  });
});

describe('frames', () => {
  it('[REG-12] that fit no schema are told what is wrong; the socket stays open', async () => {
    const one = await start();
    const wire = await dial(one);
    const said = async (frame: string | Buffer) => {
      wire.forget();
      wire.socket.send(frame);
      return (await wire.nextOf('error')) as { message: string; code: string; detail: string };
    };
    const wrong = { message: 'Invalid message format', code: 'INVALID_MESSAGE' };
    expect(await said('not json')).toMatchObject({ ...wrong, detail: 'The frame is not JSON.' });
    expect(await said('{"type":"dance"}')).toMatchObject(wrong);
    expect(await said('[]')).toMatchObject(wrong);
    expect(await said('null')).toMatchObject(wrong);
    expect(await said('{"type":"token","round":1,"participant_id":"a","seq":-1,"content":"x"}')).toMatchObject({
      ...wrong,
      detail: expect.stringMatching(/^seq: /),
    });
    expect(await said(Buffer.from('{"type":"ping"}'))).toMatchObject({
      ...wrong,
      detail: expect.stringContaining('text frames'),
    });
    wire.send({ type: 'ping', ts: 7 });
    expect(await wire.nextOf('pong')).toEqual({ type: 'pong', ts: 7 });
    wire.forget();
    wire.send({ type: 'ping' });
    expect(await wire.nextOf('pong')).toEqual({ type: 'pong' });
  });

  it('[CLOSE-3] that are too large close their socket with 1009; the others notice nothing', async () => {
    const one = await start();
    const [large, other] = [await dial(one), await dial(one)];
    large.socket.send('x'.repeat(70_000));
    expect((await large.closed).code).toBe(1009);
    other.send({ type: 'ping' });
    await other.nextOf('pong');
    await until(
      () => one.sockets.count(),
      (count) => count === 1,
      'the large one is gone',
    );
  });

  it('[REG-1, TOK-1, CMP-1, FAIL-1] register, answer, complete and fail', async () => {
    const one = await start();
    const [ana, bruno] = [await join(one, 'ana'), await join(one, 'bruno')];
    const roundId = await one.night.start();
    expect(await ana.nextOf('challenge')).toMatchObject({ round: 1, prompt: 'Say hello' });
    ana.send({ type: 'token', round: 1, participant_id: 'ana', seq: 0, content: 'Olá' });
    ana.send({ type: 'complete', round: 1, participant_id: 'ana', tokens: 1, duration_ms: 5 });
    bruno.send({ type: 'error', round: 1, participant_id: 'bruno', code: 'OOM', message: 'no memory' });
    const status = (id: string) => one.night.entry(roundId, id).status;
    await until(
      () => [status('ana'), status('bruno')].join(),
      (seen) => seen === 'complete,failed',
      'both are sealed',
    );
    expect(one.night.entry(roundId, 'ana').stats.chars).toBe(3);
    expect(one.night.entry(roundId, 'bruno').reason).toBe('OOM: no memory');
  });

  it('[PRES-2] the end of a socket is noticed', async () => {
    const one = await start();
    const ana = await join(one, 'ana');
    ana.cut();
    const connected = () => one.night.session.participants.get('ana')?.connected;
    await until(connected, (is) => is === false, 'ana is gone');
  });

  it('[ACC-10, PIN-4] are counted by the address that a proxy names, where one is believed', async () => {
    const one = await start({ ws: { trustProxy: true } });
    const other = await start();
    const register = { type: 'register', participant_id: 'x', nickname: 'x', pin: '0', runner: 'r', model: 'm' };
    for (const arena of [one, other]) {
      for (let i = 0; i < 20; i++) {
        const wire = await dial(arena, { 'x-forwarded-for': `10.0.0.${i}, 10.9.9.9` });
        wire.send(register);
        await wire.nextOf('error');
      }
    }
    expect(one.night.host.problems.list()).toEqual([]);
    expect(other.night.host.problems.list()).toMatchObject([{ kind: 'many_wrong_pins', subject: '127.0.0.1' }]);
  });

  it('[REG-5] a socket that answers no ping gives its participant away, one that does keeps it', async () => {
    const one = await start();
    const ana = await join(one, 'ana');
    const other = await dial(one);
    const register = { type: 'register', participant_id: 'ana', nickname: 'x', pin: PIN, runner: 'r', model: 'm' };
    other.send(register);
    expect(await other.nextOf('error')).toMatchObject({ code: 'ID_IN_USE' });
    // Paused, it neither reads nor answers.
    ana.socket.pause();
    other.forget();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      other.send(register);
      const asked = vi.getTimerCount();
      await turnsUntil(() => vi.getTimerCount() > asked);
      const registered = other.nextOf('registered');
      vi.advanceTimersByTime(1_999);
      await turnsUntil(() => one.night.host.links.of('ana')?.link.isOpen === true);
      expect(other.frames).toEqual([]);
      vi.advanceTimersByTime(1);
      expect(await registered).toMatchObject({ participant_id: 'ana' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('a fault of ours in one message is said and logged, and the socket stays open', async () => {
    const one = await start();
    const wire = await dial(one);
    vi.spyOn(one.night.host.viewers, 'register').mockImplementation(() => {
      throw new Error('the inside story');
    });
    vi.spyOn(one.night.host.registration, 'register').mockRejectedValue(new Error('another story'));
    wire.send({ type: 'telao_register' });
    expect(await wire.nextOf('error')).toEqual({
      type: 'error',
      code: 'INTERNAL',
      message: 'The host failed; its log has the details',
    });
    wire.forget();
    wire.send({ type: 'register', participant_id: 'a', nickname: 'a', pin: PIN, runner: 'r', model: 'm' });
    await wire.nextOf('error');
    expect(one.lines.filter((line) => line.includes('story'))).toHaveLength(2);
    wire.send({ type: 'ping' });
    await wire.nextOf('pong');
  });
});

describe('screens', () => {
  it('[VIEW-1, VIEW-11] watch as the public, or as the organizer with the key', async () => {
    const one = await start();
    await one.night.draft();
    const telao = await dial(one);
    telao.send({ type: 'telao_register', view: 'telao' });
    expect(await telao.nextOf('registered_telao')).toMatchObject({ role: 'public', view: 'telao' });
    expect((await telao.nextOf('state_snapshot')).rounds).toEqual([]);
    telao.forget();
    telao.send({ type: 'authorize', key: 'wrong' });
    expect(await telao.nextOf('error')).toMatchObject({ code: 'UNAUTHORIZED' });
    telao.send({ type: 'authorize', key: KEY });
    await telao.nextOf('authorized');
    expect((await telao.nextOf('state_snapshot')).rounds).toHaveLength(1);
    const desk = await dial(one);
    desk.send({ type: 'telao_register', key: KEY });
    expect(await desk.nextOf('registered_telao')).toMatchObject({ role: 'organizer' });
    const wrong = await dial(one);
    wrong.send({ type: 'telao_register', key: 'wrong' });
    expect(await wrong.nextOf('error')).toMatchObject({ code: 'UNAUTHORIZED' });
    expect(await wrong.nextOf('registered_telao')).toMatchObject({ role: 'public' });
  });

  it('[ACC-2] are those of the organizer by cookie or bearer of the handshake', async () => {
    const one = await start();
    const cookie = `arena_organizer=${one.night.host.access.organizerCookie()}`;
    const roles = [];
    const brought: Record<string, string>[] = [
      { cookie },
      { authorization: `Bearer ${KEY}` },
      { cookie: 'arena_organizer=x' },
      { authorization: 'Bearer x' },
    ];
    for (const headers of brought) {
      const wire = await dial(one, headers);
      wire.send({ type: 'telao_register' });
      roles.push((await wire.nextOf('registered_telao')).role);
    }
    expect(roles).toEqual(['organizer', 'organizer', 'public', 'public']);
  });

  it('[VIEW-13] of the organizer see as the room does where they ask to, until they give the key', async () => {
    const one = await start();
    await one.night.draft();
    const cookie = `arena_organizer=${one.night.host.access.organizerCookie()}`;
    const room = { type: 'telao_register', role: 'public', topics: ['state', 'tally', 'problems', 'watchers'] };
    for (const [headers, more] of [
      [{ cookie }, {}],
      [{ authorization: `Bearer ${KEY}` }, {}],
      [{}, { key: KEY }],
    ] as [Record<string, string>, object][]) {
      const telao = await dial(one, headers);
      telao.send({ ...room, ...more });
      expect(await telao.nextOf('registered_telao')).toMatchObject({ role: 'public' });
      const snapshot = await telao.nextOf('state_snapshot');
      expect(snapshot.rounds).toEqual([]);
      telao.send({ type: 'ping' });
      await telao.nextOf('pong');
      expect(telao.frames.map((frame) => frame.type)).not.toContain('problems_state');
      telao.forget();
      telao.send({ type: 'authorize', key: KEY });
      expect((await telao.nextOf('state_snapshot')).rounds).toHaveLength(1);
      await telao.nextOf('watchers_state');
    }
    const desk = await dial(one, { cookie });
    desk.send({ ...room, role: null });
    expect(await desk.nextOf('registered_telao')).toMatchObject({ role: 'organizer' });
  });

  it('[ACC-11] of a telão opened by its link are the public', async () => {
    const one = await start();
    const wire = await dial(one, { cookie: `arena_telao=${one.night.host.access.telaoCookie()}` });
    wire.send({ type: 'telao_register' });
    expect(await wire.nextOf('registered_telao')).toMatchObject({ role: 'public' });
  });

  it('[ACC-9] of a listed origin may watch and nothing else, whatever they bring', async () => {
    const one = await start({ ws: { corsOrigin: ['https://club.example'] } });
    const cookie = `arena_organizer=${one.night.host.access.organizerCookie()}`;
    const wire = await dial(one, { origin: 'https://club.example', cookie });
    wire.send({ type: 'telao_register' });
    expect(await wire.nextOf('registered_telao')).toMatchObject({ role: 'public' });
    for (const message of [
      { type: 'authorize', key: KEY },
      { type: 'telao_register', key: KEY },
      { type: 'register', participant_id: 'a', nickname: 'a', pin: PIN, runner: 'r', model: 'm' },
      { type: 'token', round: 1, participant_id: 'a', seq: 0, content: 'x' },
    ]) {
      wire.forget();
      wire.send(message);
      expect(await wire.nextOf('error')).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED' });
    }
    wire.send({ type: 'ping' });
    await wire.nextOf('pong');
    expect(one.night.session.participants.size).toBe(0);
  });
});
