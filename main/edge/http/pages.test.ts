import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { house } from '../testing/house.ts';
import type { House } from '../testing/house.ts';
import { scratch } from '../testing/scratch.ts';

const PAGES = ['telao', 'console', 'vote', 'join', 'home'];
const BROWSER = { headers: { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' } };

let one: House;
const folder = scratch();

beforeEach(async () => {
  const assets = folder();
  for (const page of PAGES) {
    mkdirSync(path.join(assets, 'renderer', page), { recursive: true });
    writeFileSync(path.join(assets, 'renderer', page, 'index.html'), `<title>${page}</title>`);
  }
  one = await house({ http: { assets } });
});
afterEach(() => one.close());

const titleAt = async (address: string) =>
  /<title>(.*)<\/title>/.exec((await one.ask('GET', address, BROWSER)).text)?.[1];

describe('[HTTP-13] pages', () => {
  it.each([
    ['vote', ['/vote', '/VOTE', '/vote/', '/v', '/V', '/v/', '/V?me=abc', '/v?me=a%20b&lang=en']],
    ['join', ['/join', '/JOIN', '/join/', '/Join?lang=en']],
    ['telao', ['/telao', '/TELAO/']],
    ['console', ['/console', '/Console/']],
    ['home', ['/', '/?stay', '/?lang=en']],
  ])('[ADDR-9] %s answers in any case, with and without a slash at the end', async (page, addresses) => {
    expect(await Promise.all(addresses.map(titleAt))).toEqual(addresses.map(() => page));
  });

  it('may load what the host serves and nothing else', async () => {
    for (const address of ['/join', '/']) {
      const policy = String((await one.ask('GET', address, BROWSER)).headers['content-security-policy']);
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain('unsafe');
      const elsewhere = policy.replaceAll(/ http:\/\/(127\.0\.0\.1|localhost):\*/g, '');
      expect(elsewhere).not.toMatch(/https?:/);
    }
  });

  it("[BRO-8] may talk to this computer's own programs where one joins from the browser, and nowhere else", async () => {
    const connects = async (address: string): Promise<string> => {
      const policy = String((await one.ask('GET', address, BROWSER)).headers['content-security-policy']);
      return /connect-src ([^;]*)/.exec(policy)?.[1] ?? '';
    };
    const own = "'self' ws: http://127.0.0.1:* http://localhost:*";
    expect(await Promise.all(['/join', '/JOIN', '/join/'].map(connects))).toEqual([own, own, own]);
    const others = ['/', '/vote', '/console', '/telao', '/joined', '/join/x'];
    expect(await Promise.all(others.map(connects))).toEqual(others.map(() => "'self' ws:"));
  });

  it('that do not exist lead a browser in and tell a program', async () => {
    const lost = await one.ask('GET', '/joim', BROWSER);
    expect(lost.status).toBe(404);
    expect(lost.text).toBe('<title>home</title>');
    expect(lost.headers['content-type']).toContain('text/html');
    for (const accept of ['*/*', 'application/json']) {
      const told = await one.ask('GET', '/joim', { headers: { accept } });
      expect(told.status).toBe(404);
      expect(told.json).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect((await one.ask('POST', '/joim', BROWSER)).json).toMatchObject({ code: 'NOT_FOUND' });
    expect((await one.ask('GET', '/votes', BROWSER)).json).toMatchObject({ code: 'METHOD_NOT_ALLOWED' });
  });

  it('[PHO-1] come compressed to who takes it, as the build made them, and stay with the browser for good', async () => {
    const script = 'console.log(1)'.repeat(100);
    const assets = path.join(folder(), '.npm', 'out');
    mkdirSync(path.join(assets, 'renderer', 'join'), { recursive: true });
    writeFileSync(path.join(assets, 'renderer', 'join', 'index.html'), '<title>join</title>');
    mkdirSync(path.join(assets, 'renderer', 'assets'), { recursive: true });
    writeFileSync(path.join(assets, 'renderer', 'assets', 'vote-x.js'), script);
    writeFileSync(path.join(assets, 'renderer', 'assets', 'vote-x.js.gz'), gzipSync(script));
    const other = await house({ http: { assets } });
    try {
      const packed = await other.ask('GET', '/assets/vote-x.js', { headers: { 'accept-encoding': 'gzip' } });
      expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: expect.stringContaining('Encoding') });
      expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(packed.headers['content-type']).toContain('javascript');
      expect(Number(packed.headers['content-length'])).toBe(gzipSync(script).length);
      const plain = await other.ask('GET', '/assets/vote-x.js', { headers: { 'accept-encoding': 'identity' } });
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.text).toBe(script);
      expect((await other.ask('GET', '/join', BROWSER)).text, 'below a folder with a dot').toBe('<title>join</title>');
    } finally {
      await other.close();
    }
  });
});
