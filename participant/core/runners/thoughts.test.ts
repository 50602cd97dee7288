import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Thoughts } from './thoughts.ts';

function hear(tokens: readonly string[]): { said: string[]; thought: boolean } {
  const thoughts = new Thoughts();
  const said = [...tokens.flatMap((token) => thoughts.hear(token)), ...thoughts.end()];
  return { said, thought: thoughts.thought };
}

/** `text` in pieces of the given lengths, again and again. */
function inPieces(text: string, lengths: readonly number[]): string[] {
  const tokens: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1;
    tokens.push(text.slice(at, at + length));
    at += length;
  }
  return tokens;
}

const lengths = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 });

describe('[RUN-9] thinking in the text of an answer', () => {
  it.each([
    ['<think>hm</think>Olá', 'Olá'],
    ['\n<THINK>\nhm < 3 </thin> </Think>\n\nOlá <think>', 'Olá <think>'],
    ['<thinking>a</thinking>\n<thought>b</thought> fim', 'fim'],
    [' [THINK]x[/THINK]y', 'y'],
    ['<reasoning>İİİ</reasoning>y', 'y'],
    ['<svg><think>a</think></svg>', '<svg><think>a</think></svg>'],
    ['  \n texto', '  \n texto'],
    ['<', '<'],
    ['<thin', '<thin'],
    ['   ', '   '],
  ])('%j leaves %j, wherever it is split', (text, left) => {
    fc.assert(
      fc.property(lengths, (cuts) => {
        expect(hear(inPieces(text, cuts)).said.join('')).toBe(left);
      }),
    );
  });

  it.each(['<think>', '<think>hm', '<think>hm</thin', '<think></think>', ' <think>a</think> \n'])(
    '%j leaves nothing, and says that there was thinking',
    (text) => {
      fc.assert(
        fc.property(lengths, (cuts) => {
          expect(hear(inPieces(text, cuts))).toEqual({ said: [], thought: true });
        }),
      );
    },
  );

  it('leaves every other answer token for token as it came', () => {
    const tokens = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }));
    fc.assert(
      fc.property(tokens, (some) => {
        fc.pre(!/^\s*[<[]/.test(some.join('')));
        expect(hear(some)).toEqual({ said: some, thought: false });
      }),
    );
    expect(hear(['<', 'svg', ' />'])).toEqual({ said: ['<', 'svg', ' />'], thought: false });
  });
});
