import { describe, expect, it } from 'vitest';
import { languageOf, translator } from './i18n.ts';

const catalogue = { pt: { hello: 'Olá, {who}!' }, en: { hello: 'Hello, {who}!' } };

describe('the language of a page', () => {
  it('is Portuguese unless English is asked for', () => {
    expect(['', '?lang=pt-BR', '?lang=xx', '?lang='].map(languageOf)).toEqual(['pt', 'pt', 'pt', 'pt']);
    expect(['?lang=en', '?lang=en-US', '?a=1&lang=EN'].map(languageOf)).toEqual(['en', 'en', 'en']);
  });

  it('fills values in as they are, and leaves what has none', () => {
    expect(translator(catalogue, 'pt').t('hello', { who: '{who} $& <b>' })).toBe('Olá, {who} $& <b>!');
    expect(translator(catalogue, 'en').t('hello')).toBe('Hello, {who}!');
  });
});
