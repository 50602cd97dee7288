import { expect, it } from 'vitest';
import { coreWords } from './core/words/index.ts';
import { clientLanguage } from './language.ts';
import { clientWords } from './words/index.ts';

it.each([
  ['pt', { ARENA_LANGUAGE: 'en', LANG: 'en_US.UTF-8' }, 'pt-BR'],
  [undefined, { ARENA_LANGUAGE: 'EN', LANG: 'pt_BR.UTF-8' }, 'en'],
  [undefined, { LC_ALL: 'en_GB.UTF-8', LANG: 'pt_BR.UTF-8' }, 'en'],
  [undefined, { LC_ALL: '', LC_MESSAGES: 'pt_PT', LANG: 'en_US' }, 'pt-BR'],
  [undefined, { LANG: 'de_DE.UTF-8' }, 'en'],
  [undefined, { LANG: 'C.UTF-8' }, 'pt-BR'],
  [undefined, {}, 'pt-BR'],
  ['klingon', { LANG: 'en_US' }, 'en'],
] as const)('[P-WORDS] with --language %s and %j it speaks %s', (flag, environment, expected) => {
  expect(clientLanguage(flag, environment, 'linux', () => 'en-US')).toBe(expected);
});

it('[P-WORDS] Windows keeps its language elsewhere', () => {
  expect(clientLanguage(undefined, {}, 'win32', () => 'en-GB')).toBe('en');
  expect(clientLanguage(undefined, {}, 'win32', () => 'pt-BR')).toBe('pt-BR');
});

/** Every text of a catalogue with its path; what takes parts is given some. */
function texts(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return [`${path}${key}: ${value}`];
    if (typeof value === 'function') return [`${path}${key}: ${String(value('x', 'y', 'z', 'u', 'v'))}`];
    return texts(value as object, `${path}${key}.`);
  });
}

it('[P-WORDS] says nothing empty, and nothing twice the same in two languages but names', () => {
  const catalogues = [clientWords, coreWords].map((of) => [texts(of('pt-BR')), texts(of('en'))] as const);
  for (const [pt, en] of catalogues) {
    for (const text of [...pt, ...en]) expect(text).toMatch(/: \S/);
    const same = pt.filter((text) => en.includes(text));
    expect(
      same.every((text) => /^(events\.(tokens|rate)|decimal)\b/.test(text)),
      same.join('\n'),
    ).toBe(true);
  }
});
