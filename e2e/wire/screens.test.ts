// What the screens of the night need of the host: a telão that tells no secret, the door, live facts, the night so far.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORGANIZER_KEY, PIN } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { answer, connect, register } from '../fixtures/wire.ts';
import type { Frame, Wire } from '../fixtures/wire.ts';
import { ask } from './support/raw-http.ts';
import { act, beginRound, ok, revealAll, startQuietHost, stopRound, untilLive } from './support/rounds.ts';

const EVERYTHING = ['state', 'participants', 'entries', 'tokens', 'tally', 'problems', 'watchers'];

async function watch(host: TestHost, more: object, headers: Record<string, string> = {}): Promise<Wire> {
  const wire = await connect(host.ws, headers);
  wire.send({ type: 'telao_register', frames: true, ...more });
  await wire.nextOf('state_snapshot');
  return wire;
}

/** Everything sent before this has been heard. */
async function settled(wire: Wire): Promise<readonly Frame[]> {
  const ts = Math.trunc(performance.now() * 1_000);
  wire.send({ type: 'ping', ts });
  await wire.next((frame) => frame.type === 'pong' && frame.ts === ts);
  return wire.frames;
}

const codeOf = (link: string): string => new URL(link).hash.replace('#code=', '');

/** The cookie that a link's code is worth. */
async function cookieFor(host: TestHost, link: string): Promise<{ cookie: string; screen: string }> {
  const reply = await ask(host, '/organizer/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: codeOf(link) }),
  });
  return { cookie: (reply.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '', screen: reply.json.screen };
}

describe('screens', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startQuietHost();
  });
  afterAll(() => host.dispose());

  it("[VIEW-13] a telão in the organizer's browser tells no name and no score before its time", async () => {
    const { cookie, screen } = await cookieFor(host, host.consoleUrl);
    expect(screen).toBe('console');
    const people: [string, Wire][] = [];
    for (const id of ['nome~ana', 'nome~bia'])
      people.push([id, await register(host.ws, id, { model: `modelo~${id}` })]);
    const telao = await watch(host, { view: 'telao', role: 'public', topics: EVERYTHING }, { cookie });
    const round = await beginRound(host, { blind: true, prompt: 'Às cegas' });
    for (const [id, wire] of people) answer(wire, id, round.index, ['uma', ' resposta']);
    for (const [id] of people) await untilLive(host, id, 'uma resposta');
    await stopRound(host, round.id);
    ok(await host.organizer.post('/votes', { roundId: round.id, participantId: 'A', score: 5, voterId: 'v' }));
    await telao.nextOf('vote_progress');
    await act(host, round.id, 'close-voting');
    await act(host, round.id, 'reveal');
    const reload = await watch(host, { view: 'telao', role: 'public', topics: EVERYTHING }, { cookie });
    const present = new Set(['participant_registered', 'participant_disconnected', 'participant_state']);
    for (const wire of [telao, reload]) {
      const told = [...(await settled(wire))].filter((frame) => !present.has(frame.type));
      expect(told.find((frame) => frame.type === 'registered_telao')).toMatchObject({ role: 'public' });
      const { participants: _, ...snapshot } = told.find((frame) => frame.type === 'state_snapshot');
      const rest = told.filter((frame) => frame.type !== 'state_snapshot');
      expect(JSON.stringify([snapshot, ...rest])).not.toMatch(/nome~|modelo~/);
      expect(told.map((frame) => frame.type)).not.toContain('tally');
      expect(snapshot.tally).toBeUndefined();
    }
    reload.forget();
    reload.send({ type: 'authorize', key: ORGANIZER_KEY });
    const asOrganizer = await reload.nextOf('state_snapshot');
    expect(asOrganizer.entries.map((entry: Frame) => entry.participantId).toSorted()).toEqual(['nome~ana', 'nome~bia']);
    expect(asOrganizer.tally).toHaveLength(2);
    const plain = await watch(host, { view: 'console', topics: ['state'] }, { cookie });
    expect(plain.frames[0]).toMatchObject({ type: 'registered_telao', role: 'organizer' });
    for (const wire of [telao, reload, plain, ...people.map(([, one]) => one)]) await wire.close();
  });

  it('[VIEW-14] the console is told who watches and what is wrong, the room is not', async () => {
    const bearer = { authorization: `Bearer ${ORGANIZER_KEY}` };
    const desk = await watch(host, { view: 'console', topics: ['problems', 'watchers'] }, bearer);
    const room = await watch(host, { view: 'telao', topics: ['problems', 'watchers'] });
    const old = await watch(host, {}, bearer);
    expect(await desk.nextOf('problems_state')).toMatchObject({ storageWorks: true });
    const counted = (telaos: number, phones: number) => (frame: Frame) =>
      frame.type === 'watchers_state' && frame.telaos === telaos && frame.phones === phones && frame.consoles === 1;
    await desk.next(counted(2, 0), 'two telões');
    const phone = await watch(host, { view: 'vote', topics: ['state'] });
    await desk.next(counted(2, 1), 'a phone');
    await phone.close();
    desk.forget();
    await desk.next(counted(2, 0), 'no phone');
    const ana = await register(host.ws, 'ana');
    const round = await beginRound(host);
    answer(ana, 'ana', round.index, ['oi']);
    await untilLive(host, 'ana', 'oi');
    await stopRound(host, round.id);
    ok(await host.room.post('/votes', { roundId: round.id, participantId: 'ana', score: 1, voterId: 'weak' }));
    const weak = (frame: Frame) => frame.problems?.some((one: Frame) => one.subject === round.id);
    const told = await desk.next(weak, 'the weak vote');
    const asked = ok(await host.organizer.get('/problems'));
    expect(told).toEqual({ type: 'problems_state', offset: told.offset, ...asked });
    await act(host, round.id, 'close-voting');
    for (const wire of [room, old]) {
      const types = (await settled(wire)).map((frame) => frame.type);
      expect(types).not.toContain('problems_state');
      expect(types).not.toContain('watchers_state');
    }
    for (const wire of [desk, room, old, ana]) await wire.close();
  });

  it('[VIEW-15, VIEW-16, KICK-5] a phone learns that the answers changed, and asks for them; who was removed it does not', async () => {
    const topics = ['state', 'participants'];
    const [phone, old] = [await watch(host, { view: 'vote', topics: ['state'] }), await watch(host, {})];
    const people: [string, Wire][] = [];
    for (const id of ['caio', 'duda']) people.push([id, await register(host.ws, id)]);
    const round = await beginRound(host);
    for (const [id, wire] of people) answer(wire, id, round.index, ['oi']);
    for (const [id] of people) await untilLive(host, id, 'oi');
    await stopRound(host, round.id);
    const readable = async (): Promise<string[]> =>
      ok(await host.room.get(`/rounds/${round.id}/responses`)).responses.map((one: Frame) => one.participant_id);
    const steps: [string, object, string[]][] = [
      ['/entries/hide', { roundId: round.id, participantId: 'caio' }, ['duda']],
      ['/entries/show', { roundId: round.id, participantId: 'caio' }, ['caio', 'duda']],
      ['/participants/kick', { participantId: 'duda' }, ['caio']],
    ];
    for (const [path, body, left] of steps) {
      phone.forget();
      ok(await host.organizer.post(path, body));
      expect(await phone.nextOf('entries_changed'), path).toMatchObject({ round: round.index });
      expect(await readable(), path).toEqual(left);
    }
    const listed = async (headers: Record<string, string> = {}) => {
      const screen = await watch(host, { topics }, headers);
      const { participants } = await screen.nextOf('state_snapshot');
      await screen.close();
      return participants.map((one: Frame) => one.id);
    };
    expect(await listed()).not.toContain('duda');
    expect(await listed({ authorization: `Bearer ${ORGANIZER_KEY}` })).toContain('duda');
    expect((await host.room.get('/session')).text).not.toContain('duda');
    expect((await host.organizer.get('/session')).text).toContain('duda');
    phone.forget();
    ok(await host.organizer.post('/participants/unkick', { participantId: 'duda' }));
    await phone.nextOf('entries_changed');
    expect(await readable()).toEqual(['caio', 'duda']);
    expect(await listed()).toContain('duda');
    for (const endWhenAllFinished of [true, false]) {
      phone.forget();
      ok(await host.organizer.post('/session/options', { endWhenAllFinished }));
      expect((await phone.nextOf('session_state')).session).toMatchObject({ status: 'active', endWhenAllFinished });
    }
    await act(host, round.id, 'close-voting');
    const oldTypes = new Set((await settled(old)).map((frame) => frame.type));
    for (const type of ['entries_changed', 'session_state', 'participant_state']) expect(oldTypes).not.toContain(type);
    expect(new Set((await settled(phone)).map((frame) => frame.type))).not.toContain('entry_state');
    for (const wire of [phone, old, ...people.map(([, one]) => one)]) await wire.close();
  });

  it('[REV-7] the night so far grows with each round that is revealed', async () => {
    const own = await startQuietHost();
    try {
      expect(ok(await own.room.get('/scoreboard/session'))).toMatchObject({ rounds: 0, scoreboard: [] });
      const people: [string, Wire][] = [];
      for (const id of ['ana', 'bia']) people.push([id, await register(own.ws, id)]);
      const play = async (scores: Record<string, number>, blind: boolean): Promise<string> => {
        const round = await beginRound(own, { blind });
        for (const [id, wire] of people) answer(wire, id, round.index, [`${id} diz`]);
        for (const [id] of people) await untilLive(own, id, `${id} diz`);
        await stopRound(own, round.id);
        const { responses } = ok(await own.room.get(`/rounds/${round.id}/responses`));
        for (const { participant_id: participantId, generated_content: text } of responses) {
          const score = scores[String(text).split(' ')[0] ?? ''];
          ok(await own.room.post('/votes', { roundId: round.id, participantId, score, voterId: 'v' }));
        }
        return round.id;
      };
      await revealAll(own, await play({ ana: 4, bia: 2 }, false));
      const first = ok(await own.room.get('/scoreboard/session'));
      expect(first).toMatchObject({ rounds: 1, scoreboard: [{ participant_id: 'ana', points: 4 }, { points: 2 }] });
      const second = await play({ ana: 1, bia: 5 }, true);
      expect(ok(await own.room.get('/scoreboard/session'))).toEqual(first);
      await act(own, second, 'close-voting');
      await act(own, second, 'reveal');
      await act(own, second, 'reveal-next');
      expect(ok(await own.room.get('/scoreboard/session'))).toEqual(first);
      await act(own, second, 'reveal-next');
      expect(ok(await own.room.get('/scoreboard/session'))).toMatchObject({
        rounds: 2,
        scoreboard: [
          { place: 1, participant_id: 'bia', rounds: 2, wins: 1, votes: 2, points: 7, avg_score: 3.5 },
          { place: 2, participant_id: 'ana', rounds: 2, wins: 1, votes: 2, points: 5, avg_score: 2.5 },
        ],
      });
      for (const [, wire] of people) await wire.close();
    } finally {
      await own.dispose();
    }
  });

  it('[ACC-11, ACC-12] a telão opened by its link shows the door, also after a restart, and orders nothing', async () => {
    const first = await startQuietHost();
    const { telaoUrl } = ok(await first.organizer.post('/telao/code'));
    const { cookie, screen } = await cookieFor(first, telaoUrl);
    expect(screen).toBe('telao');
    expect(cookie).toMatch(/^arena_telao=/);
    expect((await cookieFor(first, telaoUrl)).cookie).toBe('');
    const door = (from: TestHost, headers: Record<string, string>) => ask(from, '/door', { headers });
    const { addresses } = ok(await first.organizer.get('/addresses'));
    const best = addresses.find((one: Frame) => !one.internal)?.url ?? first.url;
    expect(new URL(telaoUrl).origin).toBe(best);
    const sessionId = ok(await first.organizer.get('/session')).id;
    const shown = { sessionId, title: null, pin: PIN, url: best, hostname: null, addresses };
    expect(await door(first, { cookie })).toMatchObject({ status: 200, json: shown });
    expect(await door(first, {})).toMatchObject({ status: 401, json: { code: 'UNAUTHORIZED' } });
    const foreign = await door(first, { cookie, origin: 'https://evil.example' });
    expect(foreign).toMatchObject({ status: 403, json: { code: 'ORIGIN_NOT_ALLOWED' } });
    expect((await ask(first, '/sessions', { headers: { cookie } })).status).toBe(401);
    expect((await ask(first, '/session', { headers: { cookie } })).text).not.toContain(PIN);
    expect(await first.stop()).toBe(0);

    const second = await startQuietHost({ data: first.data });
    expect(await door(second, { cookie })).toMatchObject({ status: 200, json: { sessionId, pin: PIN } });
    expect((await door(second, { cookie: `${cookie}x` })).status).toBe(401);
    const wire = await watch(second, { view: 'telao', topics: EVERYTHING }, { cookie });
    expect(wire.frames[0]).toMatchObject({ type: 'registered_telao', role: 'public' });
    await wire.close();
    ok(await second.organizer.post('/session/end'));
    expect((await door(second, { cookie })).json).toMatchObject({ sessionId: null, title: null, pin: null });
    await second.dispose();
  });
});
