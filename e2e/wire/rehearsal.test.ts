// A rehearsal on the built host, played by its own cast over the real protocol, around a night that notices nothing.
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PIN, startHost } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { until } from '../fixtures/until.ts';
import { answer, connect, register } from '../fixtures/wire.ts';
import type { Frame, Wire } from '../fixtures/wire.ts';
import { dump } from './support/dump.ts';
import { startParticipant } from './support/participant-process.ts';
import { anEvening, ok } from './support/rounds.ts';

const ROOM = { participants: 12, voters: 40 };
const FAST = { participants: 3, voters: 4, pace: 'fast' };

async function watch(host: TestHost, more: object = {}): Promise<Wire & { welcome: Frame; snapshot: Frame }> {
  const wire = await connect(host.ws);
  wire.send({ type: 'telao_register', view: 'vote', topics: ['state'], ...more });
  const welcome = await wire.nextOf('registered_telao');
  return Object.assign(wire, { welcome, snapshot: await wire.nextOf('state_snapshot') });
}

/** As often as the host lets anybody ask for so long. */
async function lookAt(host: TestHost): Promise<Frame> {
  await wait(100);
  return ok(await host.organizer.get('/rehearsal'));
}

async function untilGone(pid: number): Promise<void> {
  const isThere = (): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  await until(isThere, (is) => !is, `process ${pid} ends`);
}

describe('a rehearsal with 12 participants and 40 voters', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startHost();
    await anEvening(host);
  });
  afterAll(() => host.dispose());

  it('[REH-1][REH-2][REH-4][REH-6] plays a whole night by itself; the night around it is the same to the byte', async () => {
    const guest = startParticipant(host.url, 'bia', { text: 'um dois três', tokensPerSecond: 0 });
    const { session_id: night } = await guest.event('registered');
    const phone = await watch(host);
    const { id: sessionId } = ok(await host.organizer.get('/session'));
    const before = dump(host.data);

    const started = ok(await host.organizer.post('/rehearsal', { ...ROOM, auto: true, pace: 'fast' }));
    expect(started).toMatchObject({ status: 'running', ...ROOM, auto: true });
    // Everybody is sent away and comes back by itself: client, phone, and the PIN is still the one that was printed.
    expect((await phone.closed).code).toBe(1012);
    const rehearsed = await guest.event('registered', 2);
    expect(rehearsed).toMatchObject({ rehearsal: true, participant_id: 'bia' });
    expect(rehearsed.session_id).not.toBe(night);
    const again = await watch(host, { since: phone.snapshot.offset, epoch: phone.snapshot.epoch });
    expect(again.welcome.rehearsal).toBe(true);
    expect(ok(await host.organizer.get('/session'))).toMatchObject({ rehearsal: true, pin: PIN });

    const over = await until(
      () => lookAt(host),
      ({ status, wrong }) => status === 'finished' || wrong.length > 0,
      'the night has played itself',
      80_000,
    );
    expect(over.wrong).toEqual([]);
    expect(over.rounds).toBe(3);
    expect(over.seen.map(({ what }: Frame) => what).toSorted()).toEqual(
      ['disconnect', 'error', 'hostile', 'late', 'over_limit', 'restart', 'silent', 'slow'].toSorted(),
    );
    // 40 voters, of whom every ninth only watches and another gives a third: far more than a vote each.
    expect(over.votes).toBeGreaterThan(3 * 40 * 5);
    expect(over.tokens).toBeGreaterThan(3_000);
    const { rounds } = ok(await host.organizer.get('/session'));
    expect(rounds.map((round: Frame) => [round.status, round.blind, round.svgMode, round.endReason])).toEqual([
      ['revealed', false, false, 'organizer'],
      ['revealed', true, false, 'deadline'],
      ['revealed', false, true, 'organizer'],
    ]);
    const figures = { tokens: over.tokens, votes: over.votes, castMb: over.castMemoryMb };
    process.stdout.write(`rehearsal: ${JSON.stringify(figures)}\n`);

    const ended = ok(await host.organizer.post('/rehearsal/end'));
    expect(ended).toMatchObject({ status: 'off', rounds: 3 });
    await untilGone(over.castPid);
    expect((await again.closed).code).toBe(1012);
    expect(await guest.event('registered', 3)).toMatchObject({ session_id: night, rehearsal: false });
    const home = await watch(host, { since: again.snapshot.offset, epoch: again.snapshot.epoch });
    expect(home.welcome.rehearsal).toBe(false);
    expect(home.snapshot.session.id).toBe(sessionId);
    expect(dump(host.data)).toEqual(before);
    const { sessions } = ok(await host.organizer.get('/sessions'));
    expect(sessions.map(({ id }: Frame) => id)).toEqual([sessionId]);
    expect(ok(await host.organizer.get('/session')).rehearsal).toBeUndefined();
    await home.close();
    await guest.stop();
  }, 120_000);
});

describe('a rehearsal', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host.dispose());

  const insistOnEnd = async (): Promise<void> => void (await host.organizer.post('/rehearsal/end'));

  it('[REH-3] is refused while a round is live or voted on, and a second one', async () => {
    const { organizer } = host;
    const ana = await register(host.ws, 'ana');
    const round = ok(await organizer.post('/rounds', { prompt: 'Agora não' }));
    ok(await organizer.post('/rounds/start', { roundId: round.id }));
    expect((await organizer.post('/rehearsal', FAST)).json).toMatchObject({ status: 409, code: 'REHEARSAL_NOT_NOW' });
    answer(ana, 'ana', round.index, ['x']);
    await organizer.insist('/rounds/stop', { roundId: round.id });
    expect((await organizer.post('/rehearsal', FAST)).json.code).toBe('REHEARSAL_NOT_NOW');
    ok(await organizer.post(`/rounds/${round.id}/close-voting`));
    ok(await organizer.post('/rehearsal', FAST));
    expect((await organizer.post('/rehearsal', FAST)).json).toMatchObject({ status: 409, code: 'REHEARSAL_RUNNING' });
    ok(await organizer.post('/rehearsal/end'));
    expect((await organizer.post('/rehearsal/end')).json).toMatchObject({ status: 409, code: 'NO_REHEARSAL' });
    expect(ok(await organizer.get('/rehearsal')).status).toBe('off');
    await ana.close();
  });

  it('[REH-3] takes 1 to 60 participants and 0 to 200 voters, and is the organizer’s', async () => {
    const { organizer, room } = host;
    for (const wrong of [{ participants: 0 }, { participants: 61 }, { voters: -1 }, { voters: 201 }, { pace: 'x' }]) {
      expect((await organizer.post('/rehearsal', wrong)).status, JSON.stringify(wrong)).toBe(400);
    }
    for (const [method, path] of [
      ['post', '/rehearsal'],
      ['get', '/rehearsal'],
      ['post', '/rehearsal/end'],
    ] as const) {
      expect((await room[method](path)).status).toBe(401);
    }
  });

  it('[REH-2] takes the keys, cookies and links of the night', async () => {
    const { organizer, room } = host;
    const { consoleUrl } = ok(await organizer.post('/organizer/code'));
    const { telaoUrl } = ok(await organizer.post('/telao/code'));
    const cookieOf = async (link: string): Promise<string> => {
      const reply = await room.post('/organizer/session', { code: new URL(link).hash.slice('#code='.length) });
      return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    };
    const telao = await cookieOf(telaoUrl);
    const voter = ok(await room.post('/voter')).voter_token;
    ok(await organizer.post('/rehearsal', FAST));
    // Made before, used now.
    const consoleCookie = await cookieOf(consoleUrl);
    expect((await room.get('/problems', { cookie: consoleCookie })).status).toBe(200);
    expect((await room.get('/door', { cookie: telao })).json).toMatchObject({ pin: PIN });
    const { json } = await room.post('/voter', {}, { cookie: `arena_voter=${voter}` });
    expect(json.voter_token).toBe(voter);
    await insistOnEnd();
  });

  it('[REH-5] says what it is to screens, clients, in /session and in every export', async () => {
    const { organizer } = host;
    ok(await organizer.post('/rehearsal', FAST));
    const guest = await register(host.ws, 'convidada');
    expect(guest.registered.rehearsal).toBe(true);
    const screen = await watch(host);
    expect(screen.welcome.rehearsal).toBe(true);
    expect(ok(await organizer.get('/session')).title).toBe('Ensaio');
    const round = ok(await organizer.post('/rounds', { prompt: 'Oi' }));
    ok(await organizer.post('/rounds/start', { roundId: round.id }));
    await guest.nextOf('challenge');
    answer(guest, 'convidada', round.index, ['oi']);
    await organizer.insist('/rounds/stop', { roundId: round.id });
    for (const path of ['/export.csv', '/export-events.csv']) {
      const { text, headers } = await organizer.get(path);
      expect(headers.get('content-disposition')).toContain('rehearsal-llm-arena-');
      const [head = '', first = ''] = text.split('\r\n');
      expect(head.endsWith(',rehearsal')).toBe(true);
      expect(first).not.toBe('');
    }
    const all = await organizer.get('/export-all.json');
    expect(all.headers.get('content-disposition')).toContain('rehearsal-llm-arena-');
    expect(all.json.rehearsal).toBe(true);
    await insistOnEnd();
    expect((await organizer.get('/export.csv')).text).not.toContain('rehearsal');
    await screen.close();
  });

  it('[REH-7] goes on without its cast, which is said, and can be ended', async () => {
    const { organizer } = host;
    const { castPid } = ok(await organizer.post('/rehearsal', FAST));
    process.kill(castPid, 'SIGKILL');
    const { problems } = await until(
      async () => ok(await organizer.get('/problems')),
      (list) => list.problems.length > 0,
      'a problem is told',
    );
    expect(problems).toMatchObject([{ kind: 'rehearsal_cast_gone' }]);
    expect(ok(await organizer.get('/rehearsal'))).toMatchObject({ status: 'running', castPid: null });
    ok(await organizer.post('/rehearsal/end'));
    expect(ok(await organizer.get('/problems')).problems).toEqual([]);
  });

  it('[REH-7] a night that plays itself is over when its cast is gone', async () => {
    const { organizer } = host;
    const { castPid } = ok(await organizer.post('/rehearsal', { ...FAST, auto: true }));
    process.kill(castPid, 'SIGKILL');
    const over = await until(
      () => lookAt(host),
      ({ status }) => status === 'finished',
      'the night is over',
    );
    expect(over).toMatchObject({ doing: null, round: null, castPid: null });
    expect(over.wrong).toHaveLength(1);
    ok(await organizer.post('/rehearsal/end'));
  });

  it('[REH-8] follows the organizer into another session of its own', async () => {
    const { organizer } = host;
    ok(await organizer.post('/rehearsal', FAST));
    const connected = () =>
      until(
        async () => (await organizer.get('/presence')).json.connectedCount,
        (count) => count === FAST.participants,
        'the cast is in',
      );
    await connected();
    ok(await organizer.post('/session', { title: 'Outra' }));
    await connected();
    expect(ok(await organizer.get('/session'))).toMatchObject({ title: 'Outra', rehearsal: true });
    await insistOnEnd();
  });
});

describe('a host that dies in a rehearsal', () => {
  it('[REH-6] leaves nothing: no row, no file, no process, and starts into the night', async () => {
    const first = await startHost();
    await anEvening(first);
    const { id } = ok(await first.organizer.get('/session'));
    const before = dump(first.data);
    const { castPid } = ok(await first.organizer.post('/rehearsal', { ...ROOM, auto: true, pace: 'fast' }));
    await until(
      () => lookAt(first),
      ({ doing, tokens }) => doing === 'live' && tokens > 50,
      'a round of the rehearsal is live',
    );
    await first.kill();
    await untilGone(castPid);
    expect(dump(first.data)).toEqual(before);
    const second = await startHost({ data: first.data });
    expect(ok(await second.organizer.get('/session')).id).toBe(id);
    expect(ok(await second.organizer.get('/rehearsal')).status).toBe('off');
    await second.dispose();
  });

  it('[REH-6] ended while it starts, it leaves the night in its place', async () => {
    const host = await startHost();
    const { organizer } = host;
    const { id } = ok(await organizer.get('/session'));
    for (let time = 0; time < 5; time += 1) {
      const starting = organizer.post('/rehearsal', FAST);
      await until(
        () => organizer.post('/rehearsal/end'),
        ({ status }) => status === 200,
        'it is ended',
      );
      await starting;
      expect(ok(await organizer.get('/rehearsal')).status).toBe('off');
      expect(ok(await organizer.get('/session')).id).toBe(id);
    }
    await host.dispose();
  });

  it('[REH-6] stops cleanly in the middle of one', async () => {
    const host = await startHost();
    const { castPid } = ok(await host.organizer.post('/rehearsal', FAST));
    expect(await host.stop()).toBe(0);
    await untilGone(castPid);
    await host.dispose();
  });
});
