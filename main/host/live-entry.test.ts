import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../protocol/limits.ts';
import { runs, seed } from '../arena/testing/seed.ts';
import { LiveEntry } from './live-entry.ts';

const INVITED = 1_000;

function entry(maxTokens = 400) {
  return new LiveEntry({ maxTokens, invitedAt: INVITED, generation: 0 });
}

/** Frames `seq:content`, one millisecond apart. */
function send(live: LiveEntry, frames: string[], connection = 'c1', from = INVITED + 100) {
  return frames.map((frame, i) => {
    const [seq = '', content = ''] = frame.split(':');
    return live.accept(connection, Number(seq), { content, tokens: 1, at: from + i });
  });
}

describe('frames of an answer', () => {
  it('[TOK-1] in order are visible at once, each from where it begins', () => {
    const live = entry();
    expect(send(live, ['0:Olá', '1:, ', '2:mundo'])).toEqual([
      { kind: 'accepted', released: { off: 0, chunks: [{ seq: 0, content: 'Olá' }] } },
      { kind: 'accepted', released: { off: 3, chunks: [{ seq: 1, content: ', ' }] } },
      { kind: 'accepted', released: { off: 5, chunks: [{ seq: 2, content: 'mundo' }] } },
    ]);
    expect(live.text).toBe('Olá, mundo');
    expect([live.nextSeq, live.tokens, live.gapSince]).toEqual([3, 3, null]);
  });

  it('[TOK-2] twice are taken once: the first one stays', () => {
    const live = entry();
    send(live, ['0:a', '1:b']);
    expect(send(live, ['0:X', '1:Y'])).toEqual([{ kind: 'duplicate' }, { kind: 'duplicate' }]);
    expect([live.finalText(), live.tokens]).toEqual(['ab', 2]);
  });

  it('[TOK-2, TOK-3] after a gap are kept and held back; the missing one releases them in order', () => {
    const live = entry();
    const [, held, more, filled] = send(live, ['0:a', '2:c', '3:d', '1:b']);
    expect(held).toEqual({ kind: 'accepted', released: null });
    expect(more).toEqual({ kind: 'accepted', released: null });
    expect(filled).toEqual({
      kind: 'accepted',
      released: {
        off: 1,
        chunks: [
          { seq: 1, content: 'b' },
          { seq: 2, content: 'c' },
          { seq: 3, content: 'd' },
        ],
      },
    });
    expect([live.text, live.gapSince, live.stats().missing]).toEqual(['abcd', null, 0]);
  });

  it('[TOK-3] a gap is counted from the first frame that it holds back', () => {
    const live = entry();
    send(live, ['0:a']);
    send(live, ['2:c'], 'c1', 5_000);
    send(live, ['3:d'], 'c1', 6_000);
    expect(live.gapSince).toBe(5_000);
    expect(live.stats().missing).toBe(1);
  });

  it('[TOK-3] a gap that is given up shows what follows, up to the next one', () => {
    const live = entry();
    send(live, ['0:a', '3:d', '4:e', '7:h']);
    expect(live.skipGap()).toEqual({
      off: 1,
      chunks: [
        { seq: 3, content: 'd' },
        { seq: 4, content: 'e' },
      ],
    });
    expect([live.text, live.gapSince, live.nextSeq]).toEqual(['ade', INVITED + 103, 5]);
    expect(live.skipGap()).toMatchObject({ off: 3, chunks: [{ seq: 7 }] });
    expect([live.text, live.gapSince, live.stats().missing]).toEqual(['adeh', null, 4]);
    expect(live.skipGap()).toBeNull();
  });

  it('[TOK-3] a second gap is counted from its own first frame, wherever the first one is filled', () => {
    const live = entry();
    send(live, ['0:a']);
    send(live, ['2:c'], 'c1', 5_000);
    send(live, ['4:e'], 'c1', 5_400);
    send(live, ['1:b'], 'c1', 5_450);
    expect([live.text, live.gapSince]).toEqual(['abc', 5_400]);
    send(live, ['6:g'], 'c1', 5_500);
    live.skipGap();
    expect([live.text, live.gapSince]).toEqual(['abce', 5_500]);
  });

  it('[TOK-3] the very first may be the missing one', () => {
    const live = entry();
    send(live, ['1:b', '2:c']);
    expect([live.text, live.finalText(), live.contents()]).toEqual(['', 'bc', ['b', 'c']]);
    expect(live.visibleContents()).toEqual([]);
    live.skipGap();
    expect(live.visibleContents()).toEqual(['b', 'c']);
  });

  it('[TOK-3] what arrives for a gap that was given up goes where it belongs: the text is rewritten', () => {
    const live = entry();
    send(live, ['0:a', '2:c', '5:f']);
    live.skipGap();
    expect(send(live, ['1:b'])).toEqual([{ kind: 'rewritten' }]);
    expect(live.text).toBe('abc');
    expect([live.finalText(), live.stats().missing]).toEqual(['abcf', 2]);
  });
});

describe('a client that begins again', () => {
  it('[TOK-4, TOK-5] is known by its first frame on a connection that has not spoken for this entry', () => {
    const live = entry();
    expect(live.restarts('c1', 0)).toBe(false);
    send(live, ['0:a', '1:b']);
    expect(live.restarts('c1', 0)).toBe(false);
    expect(live.restarts('c2', 0)).toBe(true);
    expect(live.restarts('c2', 2)).toBe(false);
    send(live, ['2:c'], 'c2');
    expect(live.restarts('c2', 0)).toBe(false);
    expect(live.restarts('c1', 0)).toBe(true);
  });

  it('[TOK-4] starts from nothing as a later generation', () => {
    const live = entry();
    send(live, ['0:a', '2:c']);
    live.restart();
    expect([live.text, live.finalText(), live.tokens, live.nextSeq, live.gapSince, live.generation]).toEqual([
      '',
      '',
      0,
      0,
      null,
      1,
    ]);
    expect(live.stats()).toMatchObject({ tokens: 0, firstTokenMs: null, missing: 0 });
    send(live, ['0:x'], 'c2');
    expect(live.text).toBe('x');
  });
});

describe('what an entry takes', () => {
  it('[TOK-8] up to four times the tokens asked for, and says when it is over the limit', () => {
    const live = entry(2);
    send(live, ['0:a', '1:b']);
    expect(live.stats().overLimit).toBe(false);
    send(live, ['2:c', '3:d', '4:e', '5:f', '6:g', '7:h']);
    expect(live.stats()).toMatchObject({ overLimit: true, tokens: 8 });
    expect(send(live, ['8:i'])).toEqual([{ kind: 'refused', code: 'ENTRY_FULL' }]);
    expect(live.finalText()).toBe('abcdefgh');
  });

  it('[TOK-6, TOK-8] frames of several tokens count as many', () => {
    const live = entry(2);
    expect(live.accept('c', 0, { content: 'a b c', tokens: 8, at: 1 }).kind).toBe('accepted');
    expect(live.accept('c', 1, { content: 'd', tokens: 1, at: 1 })).toEqual({ kind: 'refused', code: 'ENTRY_FULL' });
    expect(live.accept('c', 1, { content: 'd', tokens: 0, at: 1 }).kind).toBe('accepted');
  });

  it('[TOK-8] at most so many characters, to the last one', () => {
    const live = entry(10_000);
    const big = 'x'.repeat(limits.entryChars - 1);
    expect(live.accept('c', 0, { content: big, tokens: 1, at: 1 }).kind).toBe('accepted');
    expect(live.accept('c', 1, { content: 'yz', tokens: 1, at: 1 })).toEqual({ kind: 'refused', code: 'ENTRY_FULL' });
    expect(live.accept('c', 1, { content: 'y', tokens: 1, at: 1 }).kind).toBe('accepted');
    expect(live.stats().chars).toBe(limits.entryChars);
  });

  it('[TOK-9] no seq that is too far ahead of the next one', () => {
    const live = entry();
    const at = { content: 'z', tokens: 1, at: 1 };
    expect(live.accept('c', limits.seqAhead + 1, at)).toEqual({ kind: 'refused', code: 'SEQ_TOO_FAR' });
    expect(live.accept('c', limits.seqAhead, at).kind).toBe('accepted');
  });
});

describe('figures', () => {
  it('[TOK-10] first token and duration from the invitation, tokens per second after the first', () => {
    const live = entry();
    live.accept('c', 0, { content: 'a', tokens: 1, at: INVITED + 250.4 });
    live.accept('c', 1, { content: 'b', tokens: 1, at: INVITED + 1_250 });
    live.accept('c', 2, { content: 'c', tokens: 3, at: INVITED + 2_250.4 });
    expect(live.stats()).toEqual({
      tokens: 5,
      chars: 3,
      firstTokenMs: 250,
      durationMs: 2_250,
      tokensPerSecond: 2,
      missing: 0,
      overLimit: false,
    });
  });

  it('[TOK-10] none before anything arrives, no speed from a single moment, never below zero', () => {
    expect(entry().stats()).toMatchObject({ firstTokenMs: null, durationMs: null, tokensPerSecond: null, missing: 0 });
    const live = entry();
    live.accept('c', 0, { content: 'a', tokens: 4, at: INVITED - 50 });
    expect(live.stats()).toMatchObject({ firstTokenMs: 0, durationMs: 0, tokensPerSecond: null });
  });

  it('[CMP-2] all claimed tokens are there when nothing is missing and enough came, frames or tokens', () => {
    const live = entry();
    expect(live.hasAll(0)).toBe(true);
    expect(live.hasAll(1)).toBe(false);
    send(live, ['0:a', '2:c']);
    expect(live.hasAll(2)).toBe(false);
    send(live, ['1:b']);
    expect([live.hasAll(3), live.hasAll(2), live.hasAll(4)]).toEqual([true, true, false]);
    live.accept('c', 3, { content: 'd e f', tokens: 3, at: 1 });
    expect([live.hasAll(6), live.hasAll(7)]).toEqual([true, false]);
  });
});

describe('whatever the order of arrival', () => {
  it(`[TOK-2, TOK-3] nothing that arrived is lost, nothing is doubled, and what is visible only grows at its end or is rewritten (seed ${seed})`, () => {
    const arrival = fc.array(
      fc.oneof({ weight: 6, arbitrary: fc.nat({ max: 12 }) }, { weight: 1, arbitrary: fc.constant('skip' as const) }),
    );
    fc.assert(
      fc.property(arrival, (steps) => {
        const live = entry();
        const sent = new Set<number>();
        let shown = '';
        for (const [i, step] of steps.entries()) {
          if (step === 'skip') {
            const released = live.skipGap();
            if (released !== null)
              shown = shown.slice(0, released.off) + released.chunks.map((c) => c.content).join('');
            continue;
          }
          const outcome = live.accept('c', step, { content: `<${step}>`, tokens: 1, at: i });
          expect(outcome.kind === 'duplicate').toBe(sent.has(step));
          sent.add(step);
          if (outcome.kind === 'rewritten') shown = live.text;
          if (outcome.kind === 'accepted' && outcome.released !== null) {
            const { off, chunks } = outcome.released;
            expect(off).toBe(shown.length);
            shown += chunks.map((chunk) => chunk.content).join('');
          }
          expect(live.text).toBe(shown);
        }
        const all = [...sent].toSorted((a, b) => a - b);
        expect(live.finalText()).toBe(all.map((seq) => `<${seq}>`).join(''));
        expect(live.stats().missing).toBe(all.length === 0 ? 0 : Math.max(...all) + 1 - all.length);
        expect(live.visibleContents().join('')).toBe(live.text);
      }),
      runs(500),
    );
  });
});
