// Several models of one computer as several participants: one process, one real host.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PIN } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { startModelServer } from '../fixtures/model-server.ts';
import type { ModelServer } from '../fixtures/model-server.ts';
import { until } from '../fixtures/until.ts';
import type { Frame } from '../fixtures/wire.ts';
import { inFolder, run } from './support/command.ts';
import type { Run } from './support/command.ts';
import { beginRound, endLiveRound, ok, startQuietHost } from './support/rounds.ts';

let host: TestHost;
let models: ModelServer;
beforeAll(async () => {
  models = await startModelServer({ kind: 'ollama', models: ['a', 'b'], tps: 100, loadMs: 60 });
  host = await startQuietHost();
});
afterAll(async () => {
  await host.dispose();
  await models.close();
});

const running: Run[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  await endLiveRound(host);
});

const eventsOf = (client: Run): Frame[] =>
  client
    .out()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

/** The events of that name, once there are so many. */
function events(client: Run, name: string, count: number): Promise<Frame[]> {
  const some = () => eventsOf(client).filter(({ event }) => event === name);
  return until(some, (found) => found.length >= count, `${count} × ${name}`);
}

async function join(cwd: string, ...args: string[]): Promise<Run> {
  const common = ['--json', '--url', host.url, '--pin', PIN, '--runner', 'ollama', '--runner-url', models.url];
  const client = run(['join', ...common, ...args], { cwd, env: { ARENA_LANGUAGE: 'en' } });
  running.push(client);
  return client;
}

const entries = async (): Promise<Frame[]> => ok(await host.organizer.get('/session')).participants;

describe('several models from one computer', () => {
  it('[P-PARTY] [P-LOAD] are participants of their own; one that fails leaves the others in', () =>
    inFolder(async (cwd) => {
      const client = await join(cwd, '--nickname', 'Ana', '--model', 'a', '--model', 'b:error500', '--model', 'b');
      await events(client, 'registered', 2);
      const [failed] = await events(client, 'ended', 1);
      expect(failed).toMatchObject({ reason: 'runnerNotReady', exit_code: 8, nickname: 'Ana · b:error500' });
      const ready = await events(client, 'ready', 2);
      expect(ready.map(({ nickname, model }) => `${nickname} ${model}`)).toEqual(['Ana · a a', 'Ana · b b']);
      expect(ready.every(({ load_ms }) => load_ms >= 50)).toBe(true);

      await beginRound(host, { maxTokens: 12 });
      const complete = await events(client, 'complete', 2);
      expect(new Set(complete.map(({ nickname }) => nickname))).toEqual(new Set(['Ana · a', 'Ana · b']));
      expect(complete.every(({ tokens, load_ms }) => tokens === 12 && (load_ms ?? 0) === 0)).toBe(true);
      for (const event of eventsOf(client)) {
        if (event.event !== 'note') expect(event.nickname, JSON.stringify(event)).toMatch(/^Ana · /);
      }
      expect(await client.stop()).toBe(0);
      const ended = eventsOf(client).filter(({ event }) => event === 'ended');
      expect(ended.map(({ reason }) => reason)).toEqual(['runnerNotReady', 'stopped', 'stopped']);
    }));

  it('[P-PARTY] answer one after another where only one may write at once', () =>
    inFolder(async (cwd) => {
      const client = await join(
        cwd,
        '--parallel',
        '1',
        '--nickname',
        'X',
        '--model',
        'a',
        '--nickname',
        'Y',
        '--model',
        'b',
      );
      await events(client, 'registered', 2);
      await beginRound(host, { maxTokens: 40 });
      await events(client, 'complete', 2);
      const told = eventsOf(client).filter(({ event }) => event === 'waiting' || event === 'complete');
      expect(told.map(({ event }) => event)).toEqual(['waiting', 'complete', 'complete']);
      expect(told[0]?.nickname).toBe(told[2]?.nickname);
      expect(told[0]?.nickname).not.toBe(told[1]?.nickname);
      const both = (await entries()).filter(({ nickname }) => ['X', 'Y'].includes(nickname));
      expect(new Set(both.map(({ model }) => model))).toEqual(new Set(['a', 'b']));
      expect(await client.stop()).toBe(0);
    }));

  it('[P-PARTY] end together at a wrong PIN, which is tried once', () =>
    inFolder(async (cwd) => {
      const client = await join(cwd, '--pin', '000000', '--nickname', 'Z', '--model', 'a', '--model', 'b');
      expect(await client.ended).toBe(3);
      const ended = eventsOf(client).filter(({ event }) => event === 'ended');
      expect(ended.map(({ nickname, reason }) => `${nickname} ${reason}`)).toEqual([
        'Z · a invalidPin',
        'Z · b invalidPin',
      ]);
    }));
});
