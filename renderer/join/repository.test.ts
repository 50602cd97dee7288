import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { REPOSITORY } from './repository.ts';

it('[JOIN-7] the page names the repository that package.json names, and none where it names none', () => {
  const { repository = null } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(REPOSITORY).toBe(repository?.url ?? repository);
});
