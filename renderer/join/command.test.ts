import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine } from '../../protocol/text.ts';
import { arenaOf, joinCommand, posixWord, powerShellWord } from './command.ts';
import type { Joining } from './command.ts';

const ana: Joining = {
  address: '192.168.0.10:3000',
  nickname: 'Ana',
  model: 'llama3.2',
  runner: 'ollama',
  runnerUrl: '',
  pin: '123456',
};
const HOSTILE = [
  `'; touch owned; '`,
  '$(id)',
  '`id`',
  '"; id; "',
  '\\',
  "\\'",
  "''",
  '!!',
  '%PATH%',
  '$env:PATH',
  '& calc',
  '| id',
  '* ?',
  '~',
  '-x',
  '--pin',
  '#',
  'Zé ’ do ‘Bairro’ 🎉',
  '‚‛',
];
/** Letters that shells, terminals and people find difficult, among all others. */
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Array.from(`'"\`$(){}[];&|<>*?!#~%^\\-= \n\r\t\u0000\u001b\u0003\u200b\u202e‘’‚‛“”`)),
      fc.constantFrom(...HOSTILE),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** What a real shell makes of these words. */
function readBySh(words: readonly string[]): string[] {
  const out = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${words.join(' ')}`], { encoding: 'utf8' });
  return out.split('\0').slice(0, -1);
}

/** One PowerShell string between single quotes, as its tokenizer reads it; null where it is not exactly one. */
function readByPowerShell(source: string): string | null {
  const quotes = "'‘’‚‛";
  const letters = Array.from(source);
  if (!quotes.includes(letters[0] ?? 'x')) return null;
  let read = '';
  for (let at = 1; at < letters.length; at += 1) {
    const letter = letters[at] ?? '';
    if (!quotes.includes(letter)) read += letter;
    else if (at === letters.length - 1) return read;
    else if (quotes.includes(letters[at + 1] ?? 'x')) {
      at += 1;
      read += letters[at];
    } else return null;
  }
  return null;
}

/** Statements of a PowerShell line: semicolons outside of quotes end them. */
function statements(line: string): string[] {
  const found = [''];
  let quoted = false;
  for (const letter of line) {
    if ("'‘’‚‛".includes(letter)) quoted = !quoted;
    if (letter === ';' && !quoted) found.push('');
    else found[found.length - 1] += letter;
  }
  return found.map((one) => one.trim());
}

describe('[JOIN-3] the command', () => {
  it('is one line that names the arena, for each system', () => {
    const posix = 'npm run arena -- join --url 192.168.0.10:3000 --nickname Ana --runner ollama --model llama3.2';
    expect(joinCommand('linux', ana)).toBe(`${posix} --pin 123456`);
    expect(joinCommand('macos', ana)).toBe(joinCommand('linux', ana));
    expect(joinCommand('linux', { ...ana, pin: '' })).toBe(
      `printf 'PIN: '; read -r ARENA_PIN; export ARENA_PIN; ${posix}`,
    );
    expect(statements(joinCommand('windows', ana))).toEqual([
      "$env:ARENA_URL = '192.168.0.10:3000'",
      "$env:ARENA_NICKNAME = 'Ana'",
      "$env:ARENA_RUNNER = 'ollama'",
      "$env:ARENA_MODEL = 'llama3.2'",
      '$env:ARENA_RUNNER_URL = $null',
      "$env:ARENA_PIN = '123456'",
      'npm.cmd run arena -- join',
    ]);
    expect(joinCommand('windows', { ...ana, pin: '' })).toContain("$env:ARENA_PIN = Read-Host 'PIN';");
    const elsewhere = { ...ana, runner: 'openai', runnerUrl: 'http://127.0.0.1:8000/v1' } as const;
    expect(joinCommand('linux', elsewhere)).toContain(
      '--runner openai --model llama3.2 --runner-url http://127.0.0.1:8000/v1',
    );
    expect(joinCommand('windows', elsewhere)).toContain("$env:ARENA_RUNNER_URL = 'http://127.0.0.1:8000/v1'");
  });

  it('keeps the scheme where the address has no port: the client would take 3000', () => {
    expect(arenaOf(new URL('http://192.168.0.10:3000/join'))).toBe('192.168.0.10:3000');
    expect(arenaOf(new URL('http://192.168.0.10/join'))).toBe('http://192.168.0.10');
  });

  it('takes of a PIN its digits', () => {
    expect(joinCommand('linux', { ...ana, pin: ' 123 456;id' })).toContain('--pin 123456');
  });
});

describe('[JOIN-4] whatever is typed', () => {
  it.skipIf(process.platform === 'win32')('reaches the program letter by letter (needs sh, not on Windows)', () => {
    fc.assert(
      fc.property(fc.array(typed, { minLength: 40, maxLength: 40 }), (texts) => {
        const words = [...HOSTILE, ...texts].map((text) => cleanLine(text, 400));
        expect(readBySh(words.map(posixWord))).toEqual(words);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it('is one string to PowerShell', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const word = cleanLine(text, 400);
        expect(readByPowerShell(powerShellWord(word))).toBe(word);
      }),
      { seed: 1, numRuns: 2_000, examples: HOSTILE.map((text) => [text]) },
    );
  });

  it('stays one line without anything a terminal would act on, and adds no statement', () => {
    fc.assert(
      fc.property(typed, typed, typed, typed, (nickname, model, runnerUrl, pin) => {
        const joining = { ...ana, nickname, model, runnerUrl, pin };
        for (const system of ['windows', 'linux'] as const) {
          const command = joinCommand(system, joining);
          // oxlint-disable-next-line no-control-regex -- these are what must not be there
          expect(command).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b\u2028\u2029\u202a-\u202e]/);
        }
        const said = statements(joinCommand('windows', joining));
        expect(said).toHaveLength(7);
        expect(said[6]).toBe('npm.cmd run arena -- join');
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });
});
