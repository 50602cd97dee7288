import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine } from '../../protocol/text.ts';
import { arenaUrl, checkCommand, joinCommand, posixWord, powerShellWord } from './command.ts';
import type { Joining } from './command.ts';

const ana: Joining = { url: 'http://192.168.0.10:3000', pin: '123456', nickname: '', model: '' };
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

/** Statements of a PowerShell line, those in its last block for themselves: semicolons outside of quotes end them. */
function statements(line: string): string[] {
  const found = [''];
  let quoted = false;
  for (const letter of line) {
    if ("'‘’‚‛".includes(letter)) quoted = !quoted;
    if (!quoted && ';{}'.includes(letter)) found.push('');
    else found[found.length - 1] += letter;
  }
  expect(quoted).toBe(false);
  return found.map((one) => one.trim()).filter((one) => one !== '');
}

const FETCH = [
  '$f = "$env:TEMP\\llm-arena-client.cjs"',
  "iwr -UseBasicParsing 'http://192.168.0.10:3000/client' -OutFile $f",
  'if ($?)',
];

describe('[JOIN-3] the line', () => {
  it('fetches the client from this arena and runs it, for each system', () => {
    const posix = 'curl -fsS http://192.168.0.10:3000/client | node - --url 192.168.0.10:3000 --pin 123456';
    expect(joinCommand('linux', ana)).toBe(posix);
    expect(joinCommand('macos', ana)).toBe(posix);
    expect(joinCommand('windows', ana)).toBe(
      '$f = "$env:TEMP\\llm-arena-client.cjs"; ' +
        "iwr -UseBasicParsing 'http://192.168.0.10:3000/client' -OutFile $f; " +
        "if ($?) { node $f --url '192.168.0.10:3000' --pin '123456' }",
    );
  });

  it('leaves to the client to ask what is not known', () => {
    expect(joinCommand('linux', { ...ana, pin: '' })).toMatch(/ node - --url 192\.168\.0\.10:3000$/);
    expect(statements(joinCommand('windows', { ...ana, pin: '' })).at(-1)).toBe("node $f --url '192.168.0.10:3000'");
  });

  it('takes along what was typed', () => {
    const typed = { ...ana, nickname: 'Zé Silva', model: 'llama3.2' };
    expect(joinCommand('linux', typed)).toMatch(/ --pin 123456 --nickname 'Zé Silva' --model llama3\.2$/);
    expect(statements(joinCommand('windows', typed)).at(-1)).toBe(
      "node $f --url '192.168.0.10:3000' --pin '123456' --nickname 'Zé Silva' --model 'llama3.2'",
    );
    // Quotes and backslashes are torn apart by PowerShell 5.1 on their way to a program.
    expect(statements(joinCommand('windows', { ...typed, nickname: 'a"b' }))).toEqual([
      ...FETCH,
      `$env:ARENA_NICKNAME = 'a"b'`,
      "node $f --url '192.168.0.10:3000' --pin '123456' --model 'llama3.2'",
    ]);
  });

  it('keeps the scheme where the address has no port: the client would take 3000', () => {
    expect(joinCommand('linux', { ...ana, url: 'http://192.168.0.10/' })).toBe(
      'curl -fsS http://192.168.0.10/client | node - --url http://192.168.0.10 --pin 123456',
    );
  });

  it('takes of a PIN its digits', () => {
    expect(joinCommand('linux', { ...ana, pin: ' 123 456;id' })).toContain('--pin 123456');
  });

  it('names the address that others can reach, on the computer of the arena too', () => {
    const room = 'http://192.168.0.10:3000';
    const at = (address: string) => arenaUrl(new URL(address), room);
    expect(at('http://localhost:3000/join')).toBe(room);
    expect(at('http://127.0.0.1:3000/join')).toBe(room);
    expect(at('http://llm-arena.local:3000/join')).toBe('http://llm-arena.local:3000');
    expect(arenaUrl(new URL('http://127.0.0.1:3000/join'), null)).toBe('http://127.0.0.1:3000');
  });
});

describe('[JOIN-8] without Node', () => {
  it('the line fetches an executable and runs that', () => {
    expect(joinCommand('macos', ana, 'darwin-arm64')).toBe(
      'curl -fSo llm-arena-client http://192.168.0.10:3000/client/llm-arena-client-darwin-arm64 && ' +
        'chmod +x llm-arena-client && ./llm-arena-client --url 192.168.0.10:3000 --pin 123456',
    );
    expect(statements(joinCommand('windows', ana, 'win-x64'))).toEqual([
      '&',
      "$ProgressPreference = 'SilentlyContinue'",
      '$f = "$env:TEMP\\llm-arena-client.exe"',
      "iwr -UseBasicParsing 'http://192.168.0.10:3000/client/llm-arena-client-win-x64.exe' -OutFile $f",
      'if ($?)',
      "& $f --url '192.168.0.10:3000' --pin '123456'",
    ]);
  });
});

describe('[JOIN-7] the check', () => {
  it('prints the checksum of what the arena serves', () => {
    expect(checkCommand('linux', ana.url)).toBe('curl -fsS http://192.168.0.10:3000/client | sha256sum');
    expect(checkCommand('macos', ana.url)).toBe('curl -fsS http://192.168.0.10:3000/client | shasum -a 256');
    expect(checkCommand('windows', ana.url)).toBe(
      'iwr -UseBasicParsing \'http://192.168.0.10:3000/client\' -OutFile "$env:TEMP\\llm-arena-client.cjs"; ' +
        '(Get-FileHash "$env:TEMP\\llm-arena-client.cjs").Hash',
    );
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
      fc.property(typed, typed, typed, (nickname, model, pin) => {
        const joining = { ...ana, nickname, model, pin };
        for (const system of ['windows', 'linux'] as const) {
          const command = joinCommand(system, joining);
          // oxlint-disable-next-line no-control-regex -- these are what must not be there
          expect(command).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b\u2028\u2029\u202a-\u202e]/);
        }
        const said = statements(joinCommand('windows', joining));
        expect(said.slice(0, 3)).toEqual(FETCH);
        const variables = said.slice(3, -1);
        expect(variables.length).toBeLessThanOrEqual(2);
        for (const one of variables) expect(one).toMatch(/^\$env:ARENA_(NICKNAME|MODEL) = ['‘’‚‛]/);
        expect(said.at(-1)).toMatch(/^node \$f --url '192\.168\.0\.10:3000'/);
        expect(said.at(-1)).not.toMatch(/["\\]/);
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });
});
