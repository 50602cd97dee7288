// `llm-arena seed` and `llm-arena db …`, as processes on a data folder of their own.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../fixtures/api.ts';
import { startHost } from '../fixtures/host.ts';

const CLI = fileURLToPath(new URL('../../out/cli/llm-arena.js', import.meta.url));
const run = promisify(execFile);

describe('commands for the database', () => {
  let data: string;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'llm-arena-test-'));
  });
  afterAll(() => rm(data, { recursive: true, force: true }));

  const arena = (...args: string[]) => run(process.execPath, [CLI, ...args, '--data', data]);

  it('[CFG-7] seed leaves a demo session with PIN 123456, two revealed rounds and a draft', async () => {
    const { stdout } = await arena('seed');
    expect(stdout).toContain('PIN 123456');
    const host = await startHost({ data, pin: null });
    const session = (await host.organizer.get('/session')).json;
    expect(session.pin).toBe('123456');
    expect(session.rounds.map((round: { status: string }) => round.status)).toEqual(['revealed', 'revealed', 'draft']);
    const board = (await host.room.get('/scoreboard')).json;
    expect(board.scoreboard.map((row: { place: number }) => row.place)).toEqual([1, 2, 3]);
    expect(await host.stop()).toBe(0);
  });

  it('[CFG-7] db migrate says the schema it brought the database to', async () => {
    const { stdout } = await arena('db', 'migrate');
    expect(stdout).toMatch(/arena\.db is at schema \d+\./);
  });

  it('[CFG-7] db studio shows the tables read-only, escaped, without PIN hashes, to this machine only', async () => {
    const child = spawn(process.execPath, [CLI, 'db', 'studio', '--data', data, '--port', '0']);
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const url = (/http:\S+/.exec(line)?.[0] ?? '').replace(/\/$/, '');
    const look = api(url, null);
    const home = await look.get('/');
    expect(home.text).toContain('/table/events');
    expect(home.text).not.toContain('pin_hashes');
    expect((await look.get('/table/pin_hashes')).status).toBe(404);
    expect((await look.get('/table/events')).text).toContain('Escreva um haicai');
    const foreign = await fetchWithHost(url, 'evil.example');
    expect(foreign).toBe(403);
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(0);
  });

  it('[CFG-7] db reset asks, keeps a backup, and refuses while a host runs', async () => {
    await expect(arena('db', 'reset')).rejects.toMatchObject({ code: 2 });
    const host = await startHost({ data, pin: null });
    await expect(arena('db', 'reset', '--yes')).rejects.toMatchObject({ code: 1 });
    await host.stop();
    const { stdout } = await arena('db', 'reset', '--yes');
    expect(stdout).toContain('before-reset');
    expect(await readdir(join(data, 'backups'))).toHaveLength(1);
    const empty = await startHost({ data, pin: null });
    expect((await empty.organizer.get('/sessions')).json.sessions).toEqual([]);
    await empty.stop();
  });
});

/** fetch does not let a Host header through. */
async function fetchWithHost(url: string, host: string): Promise<number> {
  const { request } = await import('node:http');
  const asked = request(url, { headers: { host } });
  asked.end();
  const [response] = (await once(asked, 'response')) as [{ statusCode: number; resume(): void }];
  response.resume();
  return response.statusCode;
}
