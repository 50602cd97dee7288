import { describe, expect, it } from 'vitest';
import { languageOf } from './language.ts';

describe('the language of a page', () => {
  it('is Portuguese unless English is asked for', () => {
    expect(['', '?lang=pt-BR', '?lang=xx', '?lang='].map((search) => languageOf(search, null))).toEqual(
      Array(4).fill('pt-BR'),
    );
    expect(['?lang=en', '?lang=en-US', '?a=1&lang=EN'].map((search) => languageOf(search, null))).toEqual(
      Array(3).fill('en'),
    );
  });

  it('is the one chosen before, unless the address says otherwise', () => {
    expect(languageOf('', 'en')).toBe('en');
    expect(languageOf('?lang=pt', 'en')).toBe('pt-BR');
  });
});
