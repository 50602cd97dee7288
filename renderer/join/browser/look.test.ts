import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lookAround } from './look.ts';
import type { Eyes, Look } from './look.ts';
import type { Presence } from './probe.ts';

const here = { url: 'http://127.0.0.1:11434', usual: 'ollama' } as const;
const there = { url: 'http://127.0.0.1:1234', usual: 'lmstudio' } as const;
const SERVER = { kind: 'ollama', url: here.url, models: [], problem: null, keyed: false } as const;

/** Answers as told; `null` never answers by itself. */
function eyes(presences: Readonly<Record<string, Presence | null>>): Eyes {
  return {
    reach: () => Promise.resolve('open'),
    presence: (url, signal) => {
      const known = presences[url] ?? null;
      if (known !== null) return Promise.resolve(known);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve('silent')));
    },
    identify: () => Promise.resolve(SERVER),
  };
}

describe('looking around', () => {
  const looks: Look[] = [];
  const controller = new AbortController();
  beforeEach(() => {
    looks.length = 0;
    vi.useFakeTimers();
  });
  afterEach(() => void vi.useRealTimers());

  it('[BRO-1] asks only what can be read who it is, and is done when all have answered', async () => {
    const asked = vi.fn(() => Promise.resolve(SERVER));
    const all = { ...eyes({ [here.url]: 'readable', [there.url]: 'hidden' }), identify: asked };
    await lookAround([here, there], all, controller.signal, (look) => looks.push(look));
    expect(asked).toHaveBeenCalledTimes(1);
    expect(looks.at(-1)).toMatchObject({ done: true, seen: [{ server: SERVER }, { presence: 'hidden' }] });
  });

  it('[BRO-6] gives up on one that hangs while others have answered', async () => {
    const looking = lookAround(
      [here, there],
      eyes({ [here.url]: 'silent', [there.url]: null }),
      controller.signal,
      (look) => looks.push(look),
    );
    await vi.advanceTimersByTimeAsync(4_000);
    await looking;
    expect(looks.at(-1)).toMatchObject({
      done: true,
      waits: false,
      seen: [{ presence: 'silent' }, { presence: 'silent' }],
    });
  });

  it('[BRO-9] takes silence of all for a question of the browser, and waits for its answer', async () => {
    const looking = lookAround([here, there], eyes({}), controller.signal, (look) => looks.push(look));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(looks.at(-1)).toMatchObject({ done: false, waits: true });
    await vi.advanceTimersByTimeAsync(120_000);
    await looking;
    expect(looks.at(-1)).toMatchObject({ done: true, waits: false });
  });
});
