import { describe, expect, it } from 'vitest';
import { catalogue, translator } from './translate.ts';

const texts = catalogue(
  { hello: 'Olá, {who}!', votes: { one: '{n} voto', other: '{n} votos' } },
  { hello: 'Hello, {who}!', votes: { one: '{n} vote', other: '{n} votes' } },
);

describe('a text', () => {
  it('takes values as they are, and leaves what has none', () => {
    expect(translator(texts, 'pt-BR')('hello', { who: '{who} $& <b>' })).toBe('Olá, {who} $& <b>!');
    expect(translator(texts, 'en')('hello')).toBe('Hello, {who}!');
  });

  it('has the form its number asks for in its language', () => {
    const said = (tag: 'pt-BR' | 'en') => [0, 1, 2, 1_500].map((n) => translator(texts, tag)('votes', { n }));
    expect(said('pt-BR')).toEqual(['0 votos', '1 voto', '2 votos', '1.500 votos']);
    expect(said('en')).toEqual(['0 votes', '1 vote', '2 votes', '1,500 votes']);
  });
});
