import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkCatalogues, faultsOf } from './catalogues.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

describe('texts in two languages', () => {
  it('are complete on every surface', async () => {
    await expect(checkCatalogues(root)).resolves.toBeUndefined();
  });

  it('are refused where one lacks a key, a form or a value', () => {
    expect(
      faultsOf({
        'pt-BR': { a: 'um', b: '{n} votos', c: { one: '{n} voto', other: '' }, d: 'olá', same: '{x} e {y}' },
        en: { b: '{count} votes', c: { one: '{n} vote', other: '{n} votes' }, d: 'hi', e: 'new', same: '{y} and {x}' },
      }),
    ).toEqual([
      '“a” has no text in en',
      '“b” names {n} in one language and {count} in the other',
      '“c” has no text in pt-BR',
      '“e” has no text in pt-BR',
    ]);
  });
});
