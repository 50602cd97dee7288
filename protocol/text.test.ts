import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, displayText } from './text.ts';

/** As in main/arena/testing/seed.ts. */
const seed = Number(process.env['FC_SEED'] ?? 20_300_101);
const runs = (count: number) => ({ seed, numRuns: Math.ceil(count * Number(process.env['FC_RUNS'] ?? 1)) });

/** Text as people and hostile clients send it: any code unit, with what is dangerous often. */
const nasty = fc.constantFrom(
  '\u0000',
  '\u0007',
  '\t',
  '\n',
  '\r',
  '\u001b[31m',
  '\u0085',
  '\u00a0',
  '\u00ad',
  '\u061c',
  '\u180e',
  '\u200b',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u2028',
  '\u2029',
  '\u202a',
  '\u202b',
  '\u202d',
  '\u202e',
  '\u2060',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
  '\u206f',
  '\ufeff',
  '\ufff9',
  '\u{e0041}',
  '\u{e007f}',
  '\ud83d',
  '\ude00',
  '\u0301',
  '\u0316',
  '\u0489',
  'e',
  'Å',
  '\u0061\u030a',
  '\u1100',
  '\u1161',
  '\u11a8',
  '😀',
  '👩‍💻',
  'ש\ufb2c',
  ' ',
  '  ',
);
const text = fc
  .array(fc.oneof(nasty, nasty, fc.string({ unit: 'binary', maxLength: 4 }), fc.string({ maxLength: 4 })), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));
const limit = fc.integer({ min: 1, max: 40 });

const CONTROL = /\p{Cc}/u;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

describe('one line of what participants type', () => {
  it('[REG-7] is what they typed where that was plain', () => {
    expect(cleanLine('Ana Maria', 40)).toBe('Ana Maria');
    expect(cleanLine('llama3.2:3b-instruct_q4', 80)).toBe('llama3.2:3b-instruct_q4');
    expect(cleanLine('João 👩‍💻 語', 40)).toBe('João 👩‍💻 語');
  });

  it('[REG-7] is one line with single spaces, without anything at its ends', () => {
    expect(cleanLine('  a\n\tb \u00a0 c\u2003d  ', 40)).toBe('a b c d');
  });

  it('[REG-7] holds no controls, no bidi tricks, nothing that cannot be seen', () => {
    expect(cleanLine('\u202eadmin\u202c', 40)).toBe('admin');
    expect(cleanLine('a\u0000d\u001bm\u0085i\u200bn\ufeff', 40)).toBe('admin');
    expect(cleanLine('ad\u{e0061}\u{e007f}min', 40)).toBe('admin');
    expect(cleanLine('\u200e\u2066\u061c', 40)).toBe('');
  });

  it('[REG-7] is cut by letters, never in the middle of one', () => {
    expect(cleanLine('😀😀😀', 2)).toBe('😀😀');
    expect(cleanLine('abc def', 4)).toBe('abc');
  });

  it('[REG-7, REG-8] writes the same letter in one way: equal names are equal', () => {
    expect(cleanLine('e\u0301', 40)).toBe('é');
    expect(cleanLine('e\u200b\u0301', 40)).toBe('é');
  });

  it('[REG-7] keeps at most two marks on a letter', () => {
    expect(cleanLine('Z\u0316\u0317\u0318\u0319\u031c!', 40)).toBe('Z\u0316\u0317!');
  });

  it('[REG-7] drops halves of surrogate pairs: they cannot be written as UTF-8', () => {
    expect(cleanLine('a\ud83db\ude00c', 40)).toBe('abc');
  });

  it(`[REG-7] whatever is sent: no controls, no bidi, within the limit, well formed, and cleaning is done (seed ${seed})`, () => {
    fc.assert(
      fc.property(text, limit, (typed, maxChars) => {
        const line = cleanLine(typed, maxChars);
        expect(line).not.toMatch(CONTROL);
        expect(line).not.toMatch(BIDI);
        expect(line).not.toMatch(/^\s|\s$|\s\s|[^\S ]/u);
        expect(Array.from(line).length).toBeLessThanOrEqual(maxChars);
        expect(line.isWellFormed()).toBe(true);
        expect(cleanLine(line, maxChars)).toBe(line);
      }),
      runs(3_000),
    );
  });
});

describe("a model's answer on a screen", () => {
  it('[VIEW-9] keeps its lines and its letters', () => {
    expect(displayText('um\n\tdois\nJoão 👩‍💻')).toBe('um\n\tdois\nJoão 👩‍💻');
  });

  it('[VIEW-9] loses controls and what reorders the text around it', () => {
    expect(displayText('a\u0000\u001b[31mb\r\nc\u202ed\u2066e')).toBe('a[31mb\ncde');
  });

  it(`[VIEW-9] whatever is sent: no controls but newline and tab, no bidi, and done (seed ${seed})`, () => {
    fc.assert(
      fc.property(text, (answer) => {
        const shown = displayText(answer);
        expect(shown.replaceAll(/[\n\t]/g, '')).not.toMatch(CONTROL);
        expect(shown).not.toMatch(BIDI);
        expect(displayText(shown)).toBe(shown);
      }),
      runs(1_000),
    );
  });
});
