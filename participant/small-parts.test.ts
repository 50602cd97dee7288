import { describe, expect, it } from 'vitest';
import { arenaAddress, votePage } from './core/address.ts';
import { backoffDelay } from './core/backoff.ts';
import { exitCodes } from './core/exit-codes.ts';
import { defaultParticipantId } from './identity.ts';
import { lossInWords } from './core/loss.ts';
import { coreWords } from './core/words/index.ts';

describe('the address of an arena', () => {
  it.each([
    ['ws://192.168.0.10:3000', 'ws://192.168.0.10:3000/ws', 'http://192.168.0.10:3000'],
    ['ws://192.168.0.10:3000/ws', 'ws://192.168.0.10:3000/ws', 'http://192.168.0.10:3000'],
    ['http://llm-arena.local:3000/', 'ws://llm-arena.local:3000/ws', 'http://llm-arena.local:3000'],
    ['HTTP://192.168.0.10:3000/V', 'ws://192.168.0.10:3000/ws', 'http://192.168.0.10:3000'],
    ['192.168.0.10:3000/telao/?x', 'ws://192.168.0.10:3000/ws?x', 'http://192.168.0.10:3000'],
    ['http://192.168.0.10:3000/join', 'ws://192.168.0.10:3000/ws', 'http://192.168.0.10:3000'],
    ['https://arena.example', 'wss://arena.example/ws', 'https://arena.example'],
    ['wss://arena.example/night/ws?x=1', 'wss://arena.example/night/ws?x=1', 'https://arena.example'],
    ['localhost:4000', 'ws://localhost:4000/ws', 'http://localhost:4000'],
    [' llm-arena.local ', 'ws://llm-arena.local:3000/ws', 'http://llm-arena.local:3000'],
    ['192.168.0.10:80', 'ws://192.168.0.10/ws', 'http://192.168.0.10'],
    ['[fe80::1]:3000', 'ws://[fe80::1]:3000/ws', 'http://[fe80::1]:3000'],
  ])('%s', (typed, socket, site) => {
    expect(arenaAddress(typed)).toEqual({ socket, site });
  });

  it.each(['ftp://x', 'http://', 'a b', ''])('is not %j', (typed) => {
    expect(() => arenaAddress(typed)).toThrow(TypeError);
  });

  it('leads to the personal voting page', () => {
    expect(votePage('http://h:1', 'a&b')).toBe('http://h:1/v?me=a%26b');
  });
});

describe('waiting before trying again', () => {
  it('lies between half a second and a ceiling that doubles up to 15 s', () => {
    expect([0, 1, 2, 3, 4, 5, 60, 5_000].map((attempt) => backoffDelay(attempt, 1))).toEqual([
      1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000, 15_000,
    ]);
    expect([0, 3, 5_000].map((attempt) => backoffDelay(attempt, 0))).toEqual([500, 500, 500]);
    expect(backoffDelay(1, 0.5)).toBe(1_250);
  });
});

describe('the default id', () => {
  it('is readable, stable, and differs from computer to computer', () => {
    const id = defaultParticipantId('João & Zé 🎉', 'ana@laptop');
    expect(id).toMatch(/^joao-ze-[0-9a-f]{4}$/);
    expect(defaultParticipantId('João & Zé 🎉', 'ana@laptop')).toBe(id);
    expect(defaultParticipantId('João & Zé 🎉', 'ze@desktop')).not.toBe(id);
  });

  it('exists for names without a Latin letter, and fits', () => {
    expect(defaultParticipantId('日本')).toMatch(/^p-[0-9a-f]{4}$/);
    expect(defaultParticipantId('x'.repeat(500)).length).toBeLessThanOrEqual(64);
  });
});

describe('the words for a lost connection', () => {
  const words = coreWords('en').loss;
  const failed = (code: string): Error => Object.assign(new Error(`connect ${code}`), { code });

  it('say what to look at', () => {
    expect(lossInWords(1006, '', failed('ENOTFOUND'), words)).toMatch(/use the address with numbers/);
    expect(lossInWords(1006, '', new AggregateError([failed('ECONNREFUSED')]), words)).toMatch(/is the arena open/);
    expect(lossInWords(1012, '', null, words)).toBe('the arena is restarting');
    expect(lossInWords(1006, '', null, words)).toBe('the connection was cut');
    expect(lossInWords(4999, 'lunch', null, words)).toBe('lunch');
    expect(lossInWords(1006, '', new Error('odd'), words)).toBe('odd');
  });
});

it('every exit code means one thing', () => {
  expect(exitCodes).toMatchObject({ stopped: 0, usage: 2, invalidPin: 3, kicked: 4, idInUse: 5, sessionEnded: 6 });
  expect(new Set(Object.values(exitCodes)).size).toBe(Object.keys(exitCodes).length);
});
