import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { house } from '../testing/house.ts';
import type { House } from '../testing/house.ts';
import { scratch } from '../testing/scratch.ts';

const CLIENT = 'console.log("client")\n';
const EXECUTABLE = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 255, 10, 13]);
const sum = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

let one: House;
let clients: string;
const folder = scratch();

beforeEach(async () => {
  const assets = folder();
  mkdirSync(path.join(assets, 'client'));
  writeFileSync(path.join(assets, 'client', 'llm-arena-client.cjs'), CLIENT);
  clients = path.join(folder(), '.data', 'clients');
  mkdirSync(clients, { recursive: true });
  one = await house({ http: { assets, clients, rateLimit: { max: 3, windowMs: 60_000 } } });
});
afterEach(() => one.close());

const put = (name: string, content: Buffer = EXECUTABLE): void => writeFileSync(path.join(clients, name), content);

describe('[DIST-3] the client that the host serves', () => {
  it('is one file for any Node, under an address in any case', async () => {
    for (const address of ['/client', '/CLIENT', '/Client/']) {
      const answer = await one.ask('GET', address);
      expect(answer.text).toBe(CLIENT);
      expect(answer.headers).toMatchObject({
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'no-cache',
        etag: `"${sum(CLIENT)}"`,
        'content-disposition': 'attachment; filename="llm-arena-client.cjs"',
      });
    }
    const head = await one.ask('HEAD', '/client');
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', String(CLIENT.length)]);
    const again = await one.ask('GET', '/client', { headers: { 'if-none-match': `"${sum(CLIENT)}"` } });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('comes with the checksum that sha256sum would write', async () => {
    const answer = await one.ask('GET', '/client.sha256');
    expect(answer.text).toBe(`${sum(CLIENT)}  llm-arena-client.cjs\n`);
    expect(answer.headers['content-type']).toContain('text/plain');
  });

  it('is given to a class that asks at once, and to nobody under another name of host', async () => {
    const all = await Promise.all(Array.from({ length: 60 }, () => one.ask('GET', '/client')));
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
    expect((await one.ask('GET', '/client', { headers: { host: 'evil.example' } })).status).toBe(403);
  });

  it('is said to be missing where the host has no build', async () => {
    const bare = await house();
    try {
      const answer = await bare.ask('GET', '/client');
      expect(answer.json).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      expect((await bare.ask('GET', '/client.sha256')).status).toBe(404);
      expect((await bare.ask('GET', '/client/info')).json).toMatchObject({ client: null, executables: [] });
    } finally {
      await bare.close();
    }
  });
});

describe('[DIST-4] executables', () => {
  it('are served while they lie in the folder, byte for byte, with their checksum', async () => {
    const name = 'llm-arena-client-linux-x64';
    expect((await one.ask('GET', `/client/${name}`)).json).toMatchObject({
      status: 404,
      detail: expect.stringContaining('"clients" of the data folder'),
    });
    put(name);
    const got = await fetch(`${one.url}/CLIENT/${name}`);
    expect(Buffer.from(await got.arrayBuffer())).toEqual(EXECUTABLE);
    expect(got.headers.get('content-type')).toBe('application/octet-stream');
    expect(got.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
    const known = { headers: { 'if-none-match': got.headers.get('etag') ?? '' } };
    expect((await one.ask('GET', `/client/${name}`, known)).status).toBe(304);
    expect((await one.ask('GET', `/client/${name}.sha256`)).text).toBe(`${sum(EXECUTABLE)}  ${name}\n`);
    const other = Buffer.from('another build');
    put(name, other);
    expect((await one.ask('GET', `/client/${name}.sha256`)).text).toBe(`${sum(other)}  ${name}\n`);
  });

  it('are listed beside the file for Node, with what a page needs to offer them', async () => {
    put('llm-arena-client-win-x64.exe');
    expect((await one.ask('GET', '/client/info')).json).toEqual({
      version: '1.2.3',
      node: 18,
      client: { file: 'llm-arena-client.cjs', path: '/client', bytes: CLIENT.length, sha256: sum(CLIENT) },
      executables: [
        {
          system: 'win-x64',
          file: 'llm-arena-client-win-x64.exe',
          path: '/client/llm-arena-client-win-x64.exe',
          bytes: EXECUTABLE.length,
          sha256: sum(EXECUTABLE),
        },
      ],
    });
  });

  it('are known by name: nothing else leaves the folder, nor any other', async () => {
    put('secret.txt');
    writeFileSync(path.join(clients, '..', 'organizer.key'), 'TOP SECRET');
    mkdirSync(path.join(clients, 'llm-arena-client-darwin-x64'));
    for (const name of [
      'secret.txt',
      '..%2Forganizer.key',
      '%2e%2e%2forganizer.key',
      '..%5corganizer.key',
      'llm-arena-client.cjs',
      'llm-arena-client-linux-x64%00.txt',
      'llm-arena-client-darwin-x64',
      '%E0%A4%A',
    ]) {
      const answer = await one.ask('GET', `/client/${name}`);
      expect([name, answer.status < 500 && answer.status >= 400]).toEqual([name, true]);
      expect(answer.text).not.toContain('TOP SECRET');
    }
    expect((await one.ask('GET', '/client/nothing')).json['detail']).toContain('llm-arena-client-linux-x64');
  });
});
