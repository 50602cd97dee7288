import { describe, expect, it } from 'vitest';
import { readPlace, USUAL } from './addresses.ts';

describe('addresses on this computer', () => {
  it('[BRO-1] knows the usual places, at the address every server listens on', () => {
    expect(USUAL.map(({ url }) => url)).toEqual([
      'http://127.0.0.1:11434',
      'http://127.0.0.1:1234',
      'http://127.0.0.1:8080',
      'http://127.0.0.1:1337',
    ]);
  });

  it.each([
    ['5000', 'http://127.0.0.1:5000', null],
    [' :5000 ', 'http://127.0.0.1:5000', null],
    ['1234', 'http://127.0.0.1:1234', 'lmstudio'],
    ['localhost:5000/v1', 'http://localhost:5000', null],
    ['http://127.0.0.1:11434/', 'http://127.0.0.1:11434', 'ollama'],
    ['http://[::1]:5000', 'http://localhost:5000', null],
    ['0.0.0.0:5000', 'http://127.0.0.1:5000', null],
    ['http://localhost:5000/llm/v1/', 'http://localhost:5000/llm', null],
  ])('[BRO-8] takes %s', (typed, url, usual) => {
    expect(readPlace(typed)).toEqual({ ok: true, place: { url, usual } });
  });

  it.each([
    ['', 'notAnAddress'],
    ['olá mundo', 'notAnAddress'],
    ['https://localhost:5000', 'notAnAddress'],
    ['http://user@localhost:5000', 'notAnAddress'],
    ['javascript:alert(1)', 'notAnAddress'],
    ['192.168.0.50:11434', 'elsewhere'],
    ['http://api.example.com/v1', 'elsewhere'],
    ['http://localhost.example.com:5000', 'elsewhere'],
    ['localhost', 'noPort'],
  ])('[BRO-8] refuses %s: %s', (typed, why) => {
    expect(readPlace(typed)).toEqual({ ok: false, why });
  });
});
