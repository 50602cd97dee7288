import { afterEach, describe, expect, it } from 'vitest';
import { contracts } from '../../../protocol/http/index.ts';
import type { Contract } from '../../../protocol/http/index.ts';
import { house } from '../testing/house.ts';
import type { Answer, House, HouseOptions } from '../testing/house.ts';

const open: House[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function start(options: HouseOptions = {}): Promise<House> {
  const one = await house(options);
  open.push(one);
  return one;
}

const code = (answer: Answer) => answer.json['code'];
const cookies = (answer: Answer) => answer.headers['set-cookie'] ?? [];
const EVIL = { origin: 'http://evil.example' };

describe('the link of a telão', () => {
  const telao = async ({ ask, order }: House) => {
    const link = String((await order('POST', '/telao/code')).json['telaoUrl']);
    const body = { code: link.split('#code=')[1] };
    return { link, body, traded: await ask('POST', '/organizer/session', { body }) };
  };

  it('[ACC-11] is good once, for a cookie that orders nothing', async () => {
    const one = await start();
    const { link, body, traded } = await telao(one);
    expect(link).toMatch(/^http:\/\/[^/]+\/telao#code=[\w-]+$/);
    expect(traded.json).toEqual({ status: 'ok', screen: 'telao' });
    expect(cookies(traded)).toHaveLength(1);
    const [cookie = ''] = cookies(traded);
    expect(cookie).toMatch(/^arena_telao=[\w-]+; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
    expect(code(await one.ask('POST', '/organizer/session', { body }))).toBe('INVALID_CODE');
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    const value = headers.cookie.split('=')[1] ?? '';
    for (const { id, method, path, access } of Object.values(contracts) as Contract[]) {
      if (access !== 'organizer') continue;
      for (const brought of [headers, { cookie: `arena_organizer=${value}` }, { authorization: `Bearer ${value}` }]) {
        const answer = await one.ask(method.toUpperCase(), path.replace(':id', 'r1'), { headers: brought });
        expect([answer.status, code(answer)], id).toEqual([401, 'UNAUTHORIZED']);
      }
    }
    expect((await one.ask('GET', '/session', { headers })).json).not.toHaveProperty('pin');
  });

  it('[ACC-12] shows what stands at the door: to the telão, to the organizer, to nobody else', async () => {
    const one = await start();
    const [cookie = ''] = cookies((await telao(one)).traded);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    const port = Number(new URL(one.url).port);
    const door = await one.ask('GET', '/door', { headers });
    expect(door.json).toEqual({
      sessionId: one.night.session.id,
      title: null,
      wifi: null,
      pin: '123456',
      url: `http://127.0.0.1:${port}`,
      hostname: 'llm-arena.local',
      addresses: (await one.order('GET', '/addresses')).json['addresses'],
    });
    expect((await one.order('GET', '/door')).json).toEqual(door.json);
    for (const cookie of ['', 'arena_telao=', 'arena_telao=forged']) {
      const answer = await one.ask('GET', '/door', { headers: { cookie } });
      expect([answer.status, code(answer)]).toEqual([401, 'UNAUTHORIZED']);
      expect(answer.text).not.toContain('123456');
    }
    const foreign = await one.ask('GET', '/door', { headers: { ...headers, ...EVIL } });
    expect([foreign.status, code(foreign)]).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
    const listed = await start({ http: { corsOrigin: ['http://evil.example'] } });
    expect(code(await listed.ask('GET', '/door', { headers: { ...headers, ...EVIL } }))).toBe('ORIGIN_NOT_ALLOWED');
    one.night.ports.secrets.pins.clear();
    expect((await one.ask('GET', '/door', { headers })).json).toMatchObject({ pin: null });
  });

  it('[ACC-12] is there without a session, and after it has ended', async () => {
    const empty = await start({ open: false });
    const nobody = { sessionId: null, title: null, pin: null };
    expect((await empty.order('GET', '/door')).json).toMatchObject({ ...nobody, url: empty.url });
    const over = await start();
    await over.order('POST', '/session/end');
    expect((await over.order('GET', '/door')).json).toMatchObject(nobody);
  });

  it('[RATE-3] makes its browser one that an address full of strangers does not hold up', async () => {
    const one = await start({ http: { rateLimit: { max: 1, windowMs: 60_000 } } });
    const [cookie = ''] = cookies((await telao(one)).traded);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    for (let i = 0; i < 101; i++) await one.ask('GET', '/health');
    expect((await one.ask('GET', '/health')).status).toBe(429);
    expect((await one.ask('GET', '/door', { headers })).status).toBe(200);
  });
});
