import { describe, expect, it, vi } from 'vitest';
import { startModelServer } from '../e2e/fixtures/model-server.ts';
import type { ParticipantEvent } from './core/events.ts';
import { RunnerError } from './core/runners/runner.ts';
import type { Piece, Runner } from './core/runners/runner.ts';
import { keepLoaded } from './keep-loaded.ts';
import { prepare } from './prepare.ts';
import { createRunner } from './runners/index.ts';
import { clientWords } from './words/index.ts';

const words = clientWords('en');
const signal = new AbortController().signal;

function model(more: Partial<Runner>): Runner {
  return {
    name: 'ollama',
    model: 'llama3.2',
    check: () => Promise.resolve({ ok: true, note: null }),
    async *generate(): AsyncGenerator<Piece, void> {
      yield { text: 'ok' };
    },
    ...more,
  };
}

async function prepared(runner: Runner, more: { limitMs?: number; everyMs?: number; silentMs?: number } = {}) {
  const events: ParticipantEvent[] = [];
  const outcome = await prepare(runner, { emit: (event) => events.push(event), words, ...more }, signal);
  return { outcome, events, ready: events.find(({ event }) => event === 'ready') };
}

describe('trying the model before joining', () => {
  it('[P-CHECK] loads it, lets it write a little, and tells its speed and the loading', async () => {
    const server = await startModelServer({ kind: 'ollama', tps: 200, models: ['slow', 'quick'] });
    try {
      const runner = createRunner('ollama', {
        model: 'quick',
        url: server.url,
        apiKey: null,
        script: { text: null, tokensPerSecond: 0 },
        environment: {},
        language: 'en',
        onNote: () => undefined,
      });
      const { outcome, events, ready } = await prepared(runner);
      expect(outcome).toEqual({ ok: true });
      expect(events[0]).toMatchObject({ event: 'loading', model: 'quick', elapsed_ms: 0 });
      expect(ready).toMatchObject({ tokens_per_second: expect.any(Number), load_ms: expect.any(Number) });
      expect(server.transcript.at(-1)).toMatchObject({ model: 'quick', prompt: words.check.prompt, maxTokens: 24 });
    } finally {
      await server.close();
    }
  });

  it('[P-CHECK] tells how long it takes while it takes', async () => {
    let go: () => void = () => undefined;
    const load = () => new Promise<{ loadMs: number }>((resolve) => (go = () => resolve({ loadMs: 5_000 })));
    const events: ParticipantEvent[] = [];
    const emit = (event: ParticipantEvent) => {
      events.push(event);
      if (events.length === 3) go();
    };
    await prepare(model({ load }), { emit, words, everyMs: 1 }, signal);
    expect(events.slice(0, 3).every(({ event }) => event === 'loading')).toBe(true);
    expect(events.at(-1)).toMatchObject({ event: 'ready', load_ms: 5_000, tokens_per_second: null });
  });

  it.each([
    ['the check', model({ check: () => Promise.resolve({ ok: false, code: 'MODEL_MISSING', message: 'Gone.' }) })],
    ['loading', model({ load: () => Promise.reject(new RunnerError('MODEL_LOAD_FAILED', 'Gone.')) })],
    [
      'writing',
      model({
        async *generate(): AsyncGenerator<Piece, void> {
          yield { text: 'a' };
          throw new RunnerError('STREAM_CUT', 'Gone.');
        },
      }),
    ],
  ])('[P-CHECK] passes on in words what fails in %s', async (_where, runner) => {
    expect((await prepared(runner)).outcome).toEqual({ ok: false, message: 'Gone.' });
  });

  it('[P-CHECK] does not wait for ever', async () => {
    const load = (limit: AbortSignal) =>
      new Promise<never>((_resolve, reject) => limit.addEventListener('abort', () => reject(limit.reason as Error)));
    expect((await prepared(model({ load }), { limitMs: 5 })).outcome).toEqual({
      ok: false,
      message: words.check.tooSlow('llama3.2', 1),
    });
  });

  it('[P-CHECK] waits for a loaded model that says nothing only for a while', async () => {
    const load = () => Promise.resolve({ loadMs: 0 });
    // oxlint-disable-next-line require-yield
    async function* generate(_request: unknown, stop: AbortSignal): AsyncGenerator<Piece, void> {
      await new Promise<never>((_resolve, reject) =>
        stop.addEventListener('abort', () => reject(stop.reason as Error)),
      );
    }
    expect((await prepared(model({ load, generate }), { silentMs: 5 })).outcome).toEqual({
      ok: false,
      message: words.check.tooSlow('llama3.2', 1),
    });
  });

  it('[P-CHECK] lets a model in that has only thought so far, and says so', async () => {
    // oxlint-disable-next-line require-yield
    async function* generate(): AsyncGenerator<Piece, void> {
      throw new RunnerError('NO_ANSWER', 'It thought.');
    }
    expect((await prepared(model({ generate }))).ready).toMatchObject({ note: words.check.thinks('llama3.2') });
  });

  it('[P-CHECK] has nothing to try in a script', async () => {
    const generate = () => expect.unreachable();
    expect((await prepared(model({ name: 'scripted', generate }))).events.map(({ event }) => event)).toEqual(['ready']);
  });
});

describe('between rounds', () => {
  it('[P-CHECK] the model is kept in memory, and a round is not disturbed', () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      let loads = 0;
      const load = () => {
        loads += 1;
        return new Promise<never>(() => undefined);
      };
      const stop = new AbortController();
      const told = keepLoaded(model({ load }), stop.signal, 1_000);
      told({ event: 'challenge', round: 1, deadline_ms: 1, max_tokens: 1 });
      vi.advanceTimersByTime(5_000);
      expect(loads).toBe(0);
      told({ event: 'round_stopped', round: 1, status: 'voting' });
      vi.advanceTimersByTime(5_000);
      // The one that is under way is enough.
      expect(loads).toBe(1);
      stop.abort();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
