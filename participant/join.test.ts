import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startModelServer } from '../e2e/fixtures/model-server.ts';
import type { ModelServer } from '../e2e/fixtures/model-server.ts';
import type { ParticipantEvent } from './core/events.ts';
import { join } from './join.ts';
import { jsonReport } from './report.ts';
import { FakeHost } from './testing/fake-host.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

function start(flags: Record<string, unknown>, emit: (event: ParticipantEvent) => void, signal: AbortSignal) {
  const report = { ...jsonReport({ out: () => undefined, err: () => undefined, interactive: false }), emit };
  const seats = (some: readonly unknown[]) => some.map(() => emit);
  const nobody = { questions: null, memory: null };
  const more = { environment: {}, version: '1', language: 'en', ...nobody } as const;
  return join({ ...more, flags, report: { ...report, seats } }, signal);
}

const given = () => ({ url: 'localhost:1', pin: '1234', nickname: 'Ana', model: 'llama3.2', runnerUrl: server.url });

async function run(more: Record<string, string>, signal = new AbortController().signal) {
  const events: ParticipantEvent[] = [];
  const code = await start({ ...given(), ...more }, (event) => events.push(event), signal);
  return { code, last: events.at(-1), events };
}

describe('joining', () => {
  it('[P-REMEMBER] keeps an arena that was found by its name and night, one that was given by its address', async () => {
    const host = await FakeHost.start();
    const url = host.url.replace('ws:', 'http:');
    const found = { url, hostname: 'llm-arena.local', night: 'Noite', version: '1' };
    const flags = { pin: '1234', nickname: 'Ana', runner: 'scripted', model: 'demo' };
    const kept: unknown[] = [];
    for (const [connection, given] of [flags, { ...flags, url }].entries()) {
      const controller = new AbortController();
      const over = join(
        {
          ...{ flags: given, environment: {}, version: '1', language: 'en', questions: null },
          report: jsonReport({ out: () => undefined, err: () => undefined, interactive: false }),
          memory: {
            ...{ file: '', read: () => ({ answers: null, broken: false }), forget: () => false },
            write: (answers) => {
              kept.push(answers.arena);
              controller.abort();
              return true;
            },
          },
          ports: { findArenas: () => Promise.resolve([found]), findServers: () => Promise.resolve([]) },
        },
        controller.signal,
      );
      await (await host.connection(connection)).welcome();
      expect(await over).toBe(0);
    }
    await host.stop();
    expect(kept).toEqual([{ hostname: 'llm-arena.local', night: 'Noite' }, null]);
  });

  it('ends before it connects when the options are wrong', async () => {
    const { code, last } = await run({ pin: 'x', url: '' });
    expect(code).toBe(2);
    expect(last).toMatchObject({ event: 'ended', reason: 'usage', message: expect.stringMatching(/--url.*\n--pin/) });
  });

  it('[P-ASK] without a terminal says how nickname and model are found without a question', async () => {
    const message = async (flags: Record<string, unknown>) => {
      const events: ParticipantEvent[] = [];
      expect(await start(flags, (event) => events.push(event), new AbortController().signal)).toBe(2);
      const last = events.at(-1);
      return last?.event === 'ended' ? last.message : '';
    };
    expect(await message({})).toMatch(/--nickname is missing.*--model is missing.*\nWith --yes/s);
    const { nickname: _nickname, ...noName } = given();
    expect(await message(noName)).toMatch(/^--nickname is missing.*\nWith --yes/s);
    expect(await message({ ...given(), pin: '' })).not.toContain('--yes');
    expect(await message({ yes: true })).not.toContain('With --yes');
  });

  it('ends before it connects when the model is not there', async () => {
    const { code, events } = await run({ model: 'mistral' });
    expect(code).toBe(8);
    expect(events).toEqual([
      { event: 'ended', reason: 'runnerNotReady', exit_code: 8, message: expect.stringContaining('mistral') },
    ]);
  });

  it('ends well when stopped while the model is being checked', async () => {
    const { code, last } = await run({}, AbortSignal.abort());
    expect(code).toBe(0);
    expect(last).toMatchObject({ event: 'ended', reason: 'stopped' });
  });

  it('says that the model is ready before it connects', async () => {
    const controller = new AbortController();
    const events: ParticipantEvent[] = [];
    const emit = (event: ParticipantEvent): void => {
      events.push(event);
      if (event.event === 'disconnected') controller.abort();
    };
    expect(await start(given(), emit, controller.signal)).toBe(0);
    expect(events.map(({ event }) => event)).toEqual(['loading', 'ready', 'disconnected', 'ended']);
  });
});
