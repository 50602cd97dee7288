// The command line: what it takes, what it says, how it ends.
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { api } from '../fixtures/api.ts';
import { inFolder, run } from './support/command.ts';
import type { Run, RunOptions } from './support/command.ts';
import { ok } from './support/rounds.ts';

const running: Run[] = [];
const busy: Server[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  for (const server of busy.splice(0)) await new Promise((resolve) => server.close(resolve));
});

function serve(args: readonly string[], options: RunOptions): Run {
  const started = run(['serve', ...args], options);
  running.push(started);
  return started;
}

/** Its first line on stdout. */
async function ready(started: Run): Promise<{ event: string; url: string; ws: string; consoleUrl: string }> {
  await started.says(/"event":"ready".*\n|^\S.*\n$/s);
  if (!started.out().includes('\n')) throw new Error(`It did not start: ${started.err()}`);
  return JSON.parse(started.out().split('\n')[0] ?? '');
}

/** Takes a port of this machine, any or this one; the answer is its number. */
async function occupy(port = 0): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.once('error', () => resolve());
    server.listen(port, '127.0.0.1', () => {
      busy.push(server);
      resolve();
    });
  });
  return (server.address() as AddressInfo | null)?.port ?? port;
}

const LOCAL = ['--host', '127.0.0.1'];
const KEY = 'a-key-of-the-organizer';

describe('llm-arena serve', () => {
  it('[CFG-4] [CFG-5] with --json the first line on stdout says where it is; logs go to stderr, as JSON', () =>
    inFolder(async (cwd) => {
      const started = serve(
        [...LOCAL, '--json', '--port', '0', '--data', 'd', '--pin', '271828', '--organizer-key', KEY],
        { cwd },
      );
      const { event, url, ws, consoleUrl } = await ready(started);
      expect(event).toBe('ready');
      expect(ws).toBe(`${url.replace('http', 'ws')}/ws`);
      expect(consoleUrl).toMatch(new RegExp(`^${url}/console#code=[\\w-]{20,}$`));
      expect(ok(await api(url, KEY).get('/session')).pin).toBe('271828');
      expect(started.out().trim().split('\n')).toHaveLength(1);
      for (const line of started.err().trim().split('\n'))
        expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), msg: expect.any(String) });
      expect(await started.stop()).toBe(0);
    }));

  it('[CFG-1] every flag has an environment variable; flags win over it, and it over .env', () =>
    inFolder(async (cwd) => {
      const env = {
        HOST: '127.0.0.1',
        PORT: '0',
        ARENA_DATA_DIR: 'from-env',
        ARENA_ORGANIZER_KEY: KEY,
        ARENA_PIN: '112358',
        ARENA_JSON: 'true',
        ARENA_LOG_LEVEL: 'debug',
        RATE_LIMIT_MAX: '',
      };
      await writeFile(join(cwd, '.env'), 'ARENA_PIN=000000\nPIN_LENGTH=9\nRATE_LIMIT_MAX=7\nARENA_LOG_LEVEL=silent\n');
      const byEnv = serve([], { cwd, env });
      const first = await ready(byEnv);
      const organizer = api(first.url, KEY);
      expect(ok(await organizer.get('/session')).pin).toBe('112358');
      // Only in .env: nine digits for the next session.
      expect(ok(await organizer.post('/session')).pin).toMatch(/^\d{9}$/);
      expect(existsSync(join(cwd, 'from-env', 'arena.db'))).toBe(true);
      expect(byEnv.err()).toContain('"level":20');
      expect(await byEnv.stop()).toBe(0);

      const other = 'another-key-of-the-organizer';
      const byFlag = serve(
        [
          '--data',
          'from-flag',
          '--organizer-key',
          other,
          '--pin',
          '161803',
          '--log-level',
          'silent',
          '--mdns-hostname',
          'club.local',
        ],
        { cwd, env },
      );
      const second = await ready(byFlag);
      expect(ok(await api(second.url, other).get('/session')).pin).toBe('161803');
      expect((await api(second.url, KEY).get('/session')).status).toBe(401);
      expect(existsSync(join(cwd, 'from-flag', 'arena.db'))).toBe(true);
      expect(byFlag.err()).toBe('');
    }));

  it('[CFG-1] DATABASE_URL names the database and wins over the data folder, which keeps the secrets', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, '.env'), 'DATABASE_URL="file:./elsewhere/night.db"\n');
      await ready(serve([...LOCAL, '--json', '--port', '0', '--data', 'd'], { cwd }));
      expect(existsSync(join(cwd, 'elsewhere', 'night.db'))).toBe(true);
      expect(existsSync(join(cwd, 'd', 'arena.db'))).toBe(false);
      expect(existsSync(join(cwd, 'd', 'secrets', 'signing.key'))).toBe(true);
    }));

  it('[ACC-5] the organizer key is made once and private, or read from a file', () =>
    inFolder(async (cwd) => {
      const first = await ready(serve([...LOCAL, '--json', '--port', '0', '--data', 'd'], { cwd }));
      const file = join(cwd, 'd', 'secrets', 'organizer.key');
      const made = (await readFile(file, 'utf8')).trim();
      expect(made.length).toBeGreaterThanOrEqual(32);
      if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect((await api(first.url, made).get('/sessions')).status).toBe(200);
      await running.pop()?.stop();
      const again = await ready(serve([...LOCAL, '--json', '--port', '0', '--data', 'd'], { cwd }));
      expect((await api(again.url, made).get('/sessions')).status).toBe(200);
      await running.pop()?.stop();
      await writeFile(join(cwd, 'key.txt'), `${KEY}\n`);
      const given = await ready(
        serve([...LOCAL, '--json', '--port', '0', '--data', 'd', '--organizer-key-file', 'key.txt'], { cwd }),
      );
      expect((await api(given.url, KEY).get('/sessions')).status).toBe(200);
      expect((await api(given.url, made).get('/sessions')).status).toBe(401);
      expect((await readFile(file, 'utf8')).trim()).toBe(made);
    }));

  it('[CFG-3] a busy port that was asked for is explained; a busy default moves to the next', () =>
    inFolder(async (cwd) => {
      const port = await occupy();
      const asked = serve([...LOCAL, '--port', String(port), '--data', 'd', '--pin', '123456'], { cwd });
      expect(await asked.ended).toBe(1);
      expect(asked.err()).toMatch(new RegExp(`^Port ${port} is busy: .*--port`, 'm'));
      expect(`${asked.out()}${asked.err()}`).not.toMatch(/ {4}at /);

      await occupy(3_000);
      const moved = await ready(serve([...LOCAL, '--json', '--data', 'd2'], { cwd }));
      expect(Number(new URL(moved.url).port)).toBeGreaterThan(3_000);
      expect(Number(new URL(moved.url).port)).toBeLessThan(3_020);
      expect(running.at(-1)?.err()).toContain('Port 3000 is busy');
    }));

  it('[CFG-4] [CFG-8] without --json it says in sentences where to go', () =>
    inFolder(async (cwd) => {
      const started = serve([...LOCAL, '--port', '0', '--data', 'd', '--log-level', 'error'], { cwd });
      await started.says(/Telão:.*\n/);
      expect(started.out()).toMatch(/^Console: http:\/\/127\.0\.0\.1:\d+\/console#code=\S+$/m);
      expect(started.out()).toMatch(/^Telão: {3}http:\/\/127\.0\.0\.1:\d+\/telao$/m);
      expect(started.err()).toBe('');
    }));

  it('[CFG-8] logs are pretty on a terminal, JSON there too with NODE_ENV=production', () =>
    inFolder(async (cwd) => {
      // A terminal, as far as the program can tell.
      const NODE_OPTIONS = '--import=data:text/javascript,process.stderr.isTTY=true;process.stdout.isTTY=true';
      const args = [...LOCAL, '--json', '--port', '0', '--data'];
      const pretty = serve([...args, 'd1'], { cwd, env: { NODE_OPTIONS } });
      await ready(pretty);
      await pretty.says(/The arena is open/);
      expect(pretty.err()).toMatch(/^\S*\[?\d\d:\d\d:\d\d\]?.*INFO.*The arena is open/m);
      expect(pretty.err()).not.toContain('"level"');
      const production = serve([...args, 'd2'], { cwd, env: { NODE_OPTIONS, NODE_ENV: 'production' } });
      await ready(production);
      await production.says(/The arena is open/);
      for (const line of production.err().trim().split('\n')) JSON.parse(line);
    }));
});

const wrong: [args: string[], env: Record<string, string>, sentence: RegExp][] = [
  [['--port', 'abc'], {}, /^--port <number> cannot be "abc": .*port to listen on/],
  [['--port', '70000'], {}, /--port <number> cannot be "70000"/],
  [['--port', '-1'], {}, /--port/],
  [[], { PORT: '3.5' }, /^PORT cannot be "3\.5"/],
  [['--log-level', 'loud'], {}, /--log-level <level> cannot be "loud": .*silent/],
  [['--pin', '12'], {}, /^--pin <digits> .*at least 4 digits/],
  [['--pin', 'abcdef'], {}, /^--pin <digits> .*must be digits/],
  [['--pin', '1234567890123'], {}, /^--pin <digits> .*at most 12/],
  [[], { PIN_LENGTH: '3' }, /^PIN_LENGTH cannot be "3"/],
  [[], { PIN_LENGTH: 'six' }, /^PIN_LENGTH cannot be "six"/],
  [[], { DATABASE_URL: 'postgres://db' }, /^DATABASE_URL .*must begin with file:/],
  [[], { RATE_LIMIT_MAX: '0' }, /^RATE_LIMIT_MAX cannot be "0"/],
  [[], { WS_COMPRESSION: 'maybe' }, /^WS_COMPRESSION cannot be "maybe"/],
  [[], { WS_MAX_PAYLOAD: '12' }, /^WS_MAX_PAYLOAD cannot be "12"/],
  [['--organizer-key', 'short'], {}, /^--organizer-key <key> .*at least 8 characters/],
  [['--organizer-key-file', 'not-there.txt'], {}, /organizer key file cannot be read/],
  [['--organizer-key-file', 'empty.txt'], {}, /organizer key file holds fewer than 8/],
  [['--nonsense'], {}, /unknown option '--nonsense'/],
  [['--port'], {}, /argument missing/],
];

// Each ends by itself, so that they can run side by side.
describe.concurrent('settings that cannot be used', () => {
  it.each(wrong)('[CFG-2] %j %j: one sentence, exit code 2, nothing is left behind', (args, env, sentence) =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'empty.txt'), '\n');
      const started = run(['serve', '--data', 'd', ...args], { cwd, env });
      expect(await started.ended).toBe(2);
      expect(started.err()).toMatch(sentence);
      expect(started.err().trim().split('\n').length).toBeLessThanOrEqual(2);
      expect(`${started.out()}${started.err()}`).not.toMatch(/ {4}at |ZodError|node:internal/);
      expect(existsSync(join(cwd, 'd', 'secrets', 'organizer.key'))).toBe(false);
    }),
  );

  it('[CFG-2] [CFG-8] a key or PIN that cannot be used is not repeated for everyone to read', () =>
    inFolder(async (cwd) => {
      for (const [args, secret] of [
        [['--organizer-key', 'tiny-ke'], 'tiny-ke'],
        [['--pin', '98x76'], '98x76'],
      ] as const) {
        const started = run(['serve', '--data', 'd', ...args], { cwd });
        expect(await started.ended).toBe(2);
        expect(`${started.out()}${started.err()}`).not.toContain(secret);
      }
    }));

  it('[CFG-3] what the system refuses is said in a sentence: an address of others, a folder that is a file, a database that is none', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'file'), 'not a folder');
      await mkdir(join(cwd, 'broken'));
      await writeFile(
        join(cwd, 'broken', 'arena.db'),
        'this is not a database, although it is long enough to look like one '.repeat(100),
      );
      const tries: [string[], RegExp][] = [
        [['--host', '203.0.113.7', '--port', '0', '--data', 'd'], /203\.0\.113\.7 is not an address of this machine/],
        [[...LOCAL, '--port', '0', '--data', 'file'], /file/],
        [[...LOCAL, '--port', '0', '--data', 'broken'], /Cannot use the database .*broken.arena\.db: .*backups/],
      ];
      for (const [args, sentence] of tries) {
        const started = run(['serve', ...args], { cwd });
        expect(await started.ended, args.join(' ')).toBe(1);
        expect(started.err(), args.join(' ')).toMatch(sentence);
        expect(`${started.out()}${started.err()}`, args.join(' ')).not.toMatch(/ {4}at |node:internal/);
      }
      expect(await readFile(join(cwd, 'broken', 'arena.db'), 'utf8')).toContain('not a database');
    }));
});

describe('llm-arena', () => {
  it('[CFG-1] [CFG-2] --help names every setting with its variable, --version the version, the list of commands is in English, and an unknown command is a usage error', () =>
    inFolder(async (cwd) => {
      const help = run(['serve', '--help'], { cwd });
      expect(await help.ended).toBe(0);
      for (const name of [
        '--host',
        '--port',
        '--data',
        '--organizer-key',
        '--organizer-key-file',
        '--pin',
        '--no-mdns',
        '--log-level',
        '--json',
        'ARENA_DATA_DIR',
        'ARENA_ORGANIZER_KEY',
        'PORT',
      ]) {
        expect(help.out(), name).toContain(name);
      }
      const all = run(['--help'], { cwd, env: { ARENA_LANGUAGE: 'pt-BR' } });
      expect(await all.ended).toBe(0);
      expect(all.out()).toMatch(/^ +join .*take part in an arena/m);
      const join = run(['join', '--help'], { cwd, env: { ARENA_LANGUAGE: 'pt-BR' } });
      expect(await join.ended).toBe(0);
      expect(join.out()).toContain('Participar de uma arena');
      const version = run(['--version'], { cwd });
      expect(await version.ended).toBe(0);
      expect(version.out()).toMatch(/^\d+\.\d+\.\d+\n$/);
      const unknown = run(['dance'], { cwd });
      expect(await unknown.ended).toBe(2);
      expect(unknown.err()).toContain("unknown command 'dance'");
    }));
});
