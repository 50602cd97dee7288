import { expect, it } from 'vitest';
import { aSnapshot } from '../../lib/testing/arena.ts';
import { lookOf } from './look.ts';

const calm = aSnapshot().stage;

it('[TEL-10] language and theme are those of the address, else those of the stage', () => {
  expect(lookOf('', null)).toEqual({ language: 'pt-BR', theme: 'dark', isPreview: false });
  const stage = { ...calm, theme: 'light', language: 'en' } as const;
  expect(lookOf('', stage)).toMatchObject({ language: 'en', theme: 'light' });
  expect(lookOf('?lang=pt&theme=dark&preview', stage)).toEqual({ language: 'pt-BR', theme: 'dark', isPreview: true });
  expect(lookOf('?lang=en-US', calm)).toMatchObject({ language: 'en', theme: 'dark' });
});
