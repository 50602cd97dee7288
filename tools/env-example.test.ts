import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { envExample, readConfig } from '../main/config.ts';

const file = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');

it('[CFG-6] .env.example is what main/config.ts makes of its settings', () => {
  expect(file).toBe(envExample());
});

it('[CFG-6] its defaults are the defaults', () => {
  const lines = file.split('\n').flatMap((line) => /^# ([A-Z_]+)=(.+)$/.exec(line)?.slice(1, 3) ?? []);
  const shown: Record<string, string> = {};
  for (let i = 0; i < lines.length; i += 2) shown[lines[i] ?? ''] = lines[i + 1] ?? '';
  // Port and database have no default of their own: unset, the port may move and the data folder names the database.
  const { PORT, DATABASE_URL, ...others } = shown;
  expect({ PORT, DATABASE_URL }).toEqual({ PORT: '3000', DATABASE_URL: 'file:./data/arena.db' });
  expect(readConfig({}, others)).toEqual(readConfig({}, {}));
});
