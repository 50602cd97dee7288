import { describe, expect, it } from 'vitest';
import { timing } from '../../protocol/limits.ts';
import type { Command } from './commands.ts';
import { claimOf, night, START, statsOf, voting } from './testing/night.ts';

const target = { roundId: 'r1', participantId: 'ana' } as const;
const begin = (generation = 0): Command => ({ type: 'start_entry', ...target, generation });
const complete = (tokens: number, settled: string | null): Command => ({
  type: 'complete_entry',
  ...target,
  claim: claimOf(tokens),
  settled: settled === null ? null : statsOf(settled),
});
const seal = (text: string): Command => ({ type: 'seal_entry', ...target, stats: statsOf(text) });
const fail = (text: string, reason = 'OOM: no memory'): Command => ({
  type: 'fail_entry',
  ...target,
  stats: statsOf(text),
  reason,
});

describe('every command about an entry', () => {
  it('needs its round and its entry', () => {
    const evening = night('ana').start();
    for (const command of [begin(), complete(1, null), seal(''), fail('')]) {
      expect(evening.refusal({ ...command, roundId: 'x' } as Command)).toBe('ROUND_NOT_FOUND');
      expect(evening.refusal({ ...command, participantId: 'x' } as Command)).toBe('ENTRY_NOT_FOUND');
    }
  });

  it('[TOK-7] comes too late once the round has ended', () => {
    const evening = voting(['ana', 'bruno']);
    expect(evening.refusal(begin(1))).toBe('ROUND_ENDED');
    expect(evening.refusal(complete(1, null))).toBe('ROUND_ENDED');
    expect(evening.refusal(fail(''))).toBe('ROUND_ENDED');
    // The clock may ask for a seal that the end of the round has already done.
    expect(evening.events(seal('words'))).toEqual([]);
  });
});

describe('the first token', () => {
  it('[TOK-1] begins the entry, once', () => {
    const evening = night('ana').start().do(begin());
    expect(evening.entry('ana').status).toBe('generating');
    expect(evening.events(begin())).toEqual([]);
  });

  it('[TOK-4] of a restarted client begins it again, as a later generation', () => {
    const evening = night('ana').start().do(begin(), complete(3, null));
    expect(evening.entry('ana').claim).not.toBeNull();
    evening.do(begin(1));
    expect(evening.entry('ana')).toMatchObject({
      status: 'generating',
      generation: 1,
      claim: null,
      sealAt: null,
      stats: { tokens: 0 },
    });
  });

  it('[TOK-4] after a failure begins it again; after completion it is refused', () => {
    const failed = night('ana').start().do(begin(), fail('half a'));
    expect(failed.entry('ana')).toMatchObject({ status: 'failed', reason: 'OOM: no memory' });
    failed.do(begin(1));
    expect(failed.entry('ana')).toMatchObject({ status: 'generating', reason: null, stats: { chars: 0 } });
    const done = night('ana').start().do(begin(), complete(2, 'two words'));
    expect(done.refusal(begin(1))).toBe('ENTRY_SEALED');
  });
});

describe('complete', () => {
  it('[CMP-1] with everything arrived seals at once, by the figures of the host', () => {
    const evening = night('ana').start().do(begin());
    const events = evening.events(complete(2, 'two words'));
    expect(events.map((event) => event.type)).toEqual(['entry_completed', 'entry_sealed']);
    expect(evening.entry('ana')).toMatchObject({
      status: 'complete',
      claim: claimOf(2),
      stats: statsOf('two words'),
      sealAt: null,
      reason: null,
    });
  });

  it('[CMP-2] before the last token keeps the entry open for what is in flight', () => {
    const evening = night('ana').start().do(begin()).later(1_000).do(complete(9, null));
    expect(evening.entry('ana')).toMatchObject({
      status: 'generating',
      sealAt: START + 1_000 + timing.completeWaitMs,
      claim: { tokens: 9 },
    });
    evening.do(seal('eight words is what came of nine said'));
    expect(evening.entry('ana')).toMatchObject({
      status: 'complete',
      sealAt: null,
      stats: { tokens: 8 },
      reason: null,
    });
  });

  it('[CMP-2] before the first token is not forgotten when that comes', () => {
    const evening = night('ana').start().do(complete(2, null)).later(100).do(begin());
    expect(evening.entry('ana')).toMatchObject({
      status: 'generating',
      claim: claimOf(2),
      sealAt: START + timing.completeWaitMs,
    });
    evening.do(begin(1));
    expect(evening.entry('ana')).toMatchObject({ claim: null, sealAt: null });
    const other = night('ana').start().do(complete(2, null), begin(1));
    expect(other.entry('ana')).toMatchObject({ claim: null, sealAt: null, generation: 1 });
  });

  it('[CMP-1] a second one changes nothing, before and after the seal', () => {
    const evening = night('ana').start().do(begin(), complete(9, null)).later(500);
    expect(evening.events(complete(1, 'other'))).toEqual([]);
    evening.do(seal('words'));
    expect(evening.events(complete(1, 'other'))).toEqual([]);
    expect(evening.entry('ana').claim).toEqual(claimOf(9));
  });

  it('[CMP-4] of a client that produced nothing is an entry without text', () => {
    const evening = night('ana').start().do(complete(0, ''));
    expect(evening.entry('ana')).toMatchObject({ status: 'complete', stats: { chars: 0 } });
    expect(evening.refusal(evening.ending())).toBe('NO_ANSWERS');
  });

  it('[CMP-2] waiting for its last tokens, an entry that the round ends is complete with what came', () => {
    const evening = night('ana').start().write('ana', 'came in time').do(complete(9, null)).end('r1', 'deadline');
    expect(evening.entry('ana')).toMatchObject({ status: 'complete', reason: null, stats: statsOf('came in time') });
  });
});

describe('failure', () => {
  it('[FAIL-1, FAIL-2] marks the entry with the reason and keeps its text', () => {
    const evening = night('ana').start().do(begin(), fail('half a', 'OOM: no memory'));
    expect(evening.entry('ana')).toMatchObject({
      status: 'failed',
      reason: 'OOM: no memory',
      stats: statsOf('half a'),
    });
    expect(evening.ending()).toMatchObject({ open: new Map() });
    expect(evening.end().round().status).toBe('voting');
    expect(evening.entry('ana').status).toBe('failed');
  });

  it('[FAIL-3] of what is already sealed changes nothing', () => {
    const evening = night('ana').start().do(begin(), complete(1, 'word'));
    expect(evening.events(fail(''))).toEqual([]);
    expect(evening.entry('ana').status).toBe('complete');
  });
});

describe('hiding', () => {
  const hide = { type: 'hide_entry', ...target } as const;
  const show = { type: 'show_entry', ...target } as const;

  it('[RND-12] can be undone, in any status of the round; twice is once', () => {
    const evening = night('ana', 'bruno').start();
    const steps = [() => evening.write('ana').write('bruno'), () => evening.end(), () => evening.reveal(2)];
    for (const step of steps) {
      step();
      evening.do(hide);
      expect(evening.entry('ana').hidden).toBe(true);
      expect(evening.events(hide)).toEqual([]);
      evening.do(show);
      expect(evening.entry('ana').hidden).toBe(false);
      expect(evening.events(show)).toEqual([]);
    }
  });

  it('[RND-12] survives a new beginning of the entry', () => {
    const evening = night('ana').start().do(hide, begin());
    expect(evening.entry('ana')).toMatchObject({ hidden: true, status: 'generating' });
  });
});
