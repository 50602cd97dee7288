import { describe, expect, it } from 'vitest';
import { modelInfo } from '../../../participant/core/runners/kinds.ts';
import type { FoundServer } from './identify.ts';
import { LAYERS, readLook } from './lights.ts';
import type { Tried } from './lights.ts';
import type { Look, Seen } from './look.ts';

const ollama = { url: 'http://127.0.0.1:11434', usual: 'ollama' } as const;
const lmstudio = { url: 'http://127.0.0.1:1234', usual: 'lmstudio' } as const;
const server = (names: readonly string[], problem: FoundServer['problem'] = null): FoundServer => ({
  kind: 'ollama',
  url: ollama.url,
  models: names.map((name) => modelInfo(name)),
  problem,
  keyed: false,
});
const look = (seen: readonly Seen[], more: Partial<Look> = {}): Look => ({
  reach: 'open',
  seen,
  waits: false,
  done: true,
  ...more,
});
const colours = (one: Look | null, tried: Tried = 'off'): string =>
  readLook(one, tried)
    .lights.map(({ colour }) => colour)
    .join(' ');

describe('the lights of the self-test', () => {
  it('[BRO-6] are off before, and the first one busy until something comes back', () => {
    expect(colours(null)).toBe('off off off off off off');
    expect(colours(look([{ place: ollama, presence: null }], { done: false }))).toBe('busy off off off off off');
    const asking = look([{ place: ollama, presence: null }], { done: false, waits: true });
    expect(colours(asking)).toBe('amber off off off off off');
    expect(readLook(asking, 'off').fault).toEqual({ layer: 'browser', why: 'asks' });
  });

  it('[BRO-6] tell "not there" from "there, but not readable"', () => {
    const silent = look([{ place: ollama, presence: 'silent' }]);
    expect(colours(silent)).toBe('amber red off off off off');
    expect(readLook(silent, 'off').fault).toEqual({ layer: 'server' });
    const hidden = look([{ place: ollama, presence: 'hidden' }]);
    expect(colours(hidden)).toBe('green green red off off off');
    expect(readLook(hidden, 'off').fault).toEqual({ layer: 'readable', kind: 'ollama' });
  });

  it('[BRO-9] blame the browser only where nothing answered', () => {
    const refused = look([{ place: ollama, presence: 'silent' }], { reach: 'insecure' });
    expect(colours(refused)).toBe('red off off off off off');
    expect(colours(look([{ place: ollama, presence: 'hidden' }], { reach: 'insecure' }))).toBe(
      'green green red off off off',
    );
  });

  it('[BRO-6] go on with who it is and what it has', () => {
    const readable = { place: ollama, presence: 'readable' } as const;
    expect(colours(look([readable], { done: false }))).toBe('green green green busy off off');
    expect(colours(look([{ ...readable, server: null }]))).toBe('green green green red off off');
    expect(readLook(look([{ ...readable, server: server([]) }]), 'off').fault).toMatchObject({ why: 'none' });
    const vectors = look([{ ...readable, server: server(['nomic-embed-text']) }]);
    expect(readLook(vectors, 'off').fault).toMatchObject({ layer: 'models', why: 'onlyEmbedding' });
    expect(colours(vectors)).toBe('green green green green red off');
    const problem = { code: 'KEY_NEEDED', message: 'A key, please.' } as const;
    expect(readLook(look([{ ...readable, server: server([], problem) }]), 'off').fault).toMatchObject(problem);
    const good = look([{ ...readable, server: server(['llama3.2']) }]);
    for (const tried of ['off', 'busy', 'green', 'red'] as const) {
      expect(colours(good, tried)).toBe(`green green green green green ${tried}`);
    }
  });

  it('[BRO-1] are about the server that came farthest', () => {
    const both = look([
      { place: ollama, presence: 'hidden' },
      { place: lmstudio, presence: 'readable', server: server(['qwen3']) },
    ]);
    expect(readLook(both, 'off').best?.place).toBe(lmstudio);
    expect(readLook(both, 'off').lights).toHaveLength(LAYERS.length);
  });
});
