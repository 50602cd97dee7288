import { describe, expect, it } from 'vitest';
import { timing } from '../../protocol/limits.ts';
import type { Entry, Round } from '../arena/state.ts';
import { night } from '../arena/testing/night.ts';
import { LiveAnswers } from './live-answers.ts';
import type { LiveEntry, Released } from './live-entry.ts';
import { FakeClock } from './testing/fake-clock.ts';
import { breakableTokens, keptLog } from './testing/ports.ts';
import { TokenBatcher } from './token-batcher.ts';

function live() {
  const evening = night('ana', 'bruno').start('r1', { maxTokens: 50 });
  const clock = new FakeClock();
  const store = breakableTokens();
  const answers = new LiveAnswers({ clock, batcher: new TokenBatcher({ store, clock, logger: keptLog() }) });
  const shown: [string, string | Released][] = [];
  answers.listen({
    released: (_round: Round, entry: Entry, _live: LiveEntry, released) => shown.push([entry.participantId, released]),
    rewritten: (_round: Round, entry: Entry, one: LiveEntry) => shown.push([entry.participantId, one.text]),
  });
  const token = (participantId: string, seq: number, content: string, connection = 'c1', tokens = 1) =>
    answers.accept(evening.state, { connection, participantId, seq, content, tokens });
  return { evening, clock, store, answers, shown, token };
}

describe('the answers of the round that runs', () => {
  it('[TOK-1] are shown as they come and kept for the disk', () => {
    const { answers, shown, store, token } = live();
    expect(token('ana', 0, 'Olá')).toMatchObject({ kind: 'accepted', began: true });
    token('ana', 1, ' mundo');
    expect(shown).toEqual([
      ['ana', { off: 0, chunks: [{ seq: 0, content: 'Olá' }] }],
      ['ana', { off: 3, chunks: [{ seq: 1, content: ' mundo' }] }],
    ]);
    expect([answers.visibleText('ana'), answers.finalText('ana')]).toEqual(['Olá mundo', 'Olá mundo']);
    expect(store.readRound('r1')).toEqual([]);
    expect(answers.sealStats('ana')).toMatchObject({ tokens: 2, chars: 9 });
    expect(store.readRound('r1').map((row) => [row.seq, row.content, row.generation])).toEqual([
      [0, 'Olá', 0],
      [1, ' mundo', 0],
    ]);
  });

  it('[TOK-2] a duplicate is ignored, and written once', () => {
    const { answers, store, token } = live();
    token('ana', 0, 'a');
    expect(token('ana', 0, 'b')).toEqual({ kind: 'ignored' });
    answers.close();
    expect(store.readRound('r1')).toHaveLength(1);
  });

  it('[TOK-7] tokens for nothing, or from somebody who was not invited, are refused', () => {
    const { answers, evening, token } = live();
    const odd = { connection: 'c', participantId: 'ana', seq: 0, content: 'x', tokens: 1 };
    expect(answers.accept(null, odd)).toEqual({ kind: 'refused', code: 'WRONG_ROUND' });
    expect(answers.accept(night('ana').state, odd)).toEqual({ kind: 'refused', code: 'WRONG_ROUND' });
    expect(token('nobody', 0, 'x')).toEqual({ kind: 'refused', code: 'WRONG_ROUND' });
    expect(evening.round().status).toBe('live');
  });

  it('[TOK-4] tokens after completion are refused, also from the beginning; after a failure only those that continue', () => {
    const { evening, token } = live();
    token('ana', 0, 'a');
    evening.write('ana', 'a').complete('ana');
    expect(token('ana', 1, 'b')).toEqual({ kind: 'refused', code: 'ENTRY_SEALED' });
    expect(token('ana', 0, 'b', 'c2')).toEqual({ kind: 'refused', code: 'ENTRY_SEALED' });
    token('bruno', 0, 'x');
    const { stats } = evening.write('bruno').entry('bruno');
    evening.do({ type: 'fail_entry', roundId: 'r1', participantId: 'bruno', stats, reason: 'OOM' });
    expect(token('bruno', 1, 'y')).toEqual({ kind: 'refused', code: 'ENTRY_SEALED' });
    expect(token('bruno', 0, 'again', 'c2')).toMatchObject({ kind: 'accepted', began: true });
  });

  it('[TOK-4] what follows a new beginning at once is taken, before the log says that it began', () => {
    const { answers, evening, token } = live();
    token('ana', 0, 'a');
    const { stats } = evening.write('ana').entry('ana');
    evening.do({ type: 'fail_entry', roundId: 'r1', participantId: 'ana', stats, reason: 'cut' });
    token('ana', 0, 'once', 'c2');
    expect(token('ana', 1, ' more', 'c2')).toMatchObject({ kind: 'accepted' });
    expect([answers.finalText('ana'), answers.stats('ana')?.missing]).toEqual(['once more', 0]);
  });

  it('[TOK-4] a client that begins again replaces what is shown; what it wrote before stays on disk', () => {
    const { answers, shown, store, token } = live();
    token('ana', 0, 'first');
    token('ana', 1, ' try');
    expect(token('ana', 0, 'second', 'c2')).toMatchObject({ kind: 'accepted', began: true });
    expect(shown.at(-1)).toEqual(['ana', 'second']);
    token('ana', 1, ' try', 'c2');
    answers.close();
    expect(answers.finalText('ana')).toBe('second try');
    expect(store.readRound('r1').map((row) => `${row.generation}.${row.seq} ${row.content}`)).toEqual([
      '0.0 first',
      '0.1  try',
      '1.0 second',
      '1.1  try',
    ]);
  });

  it('[TOK-8] what is too much is refused and not kept', () => {
    const { answers, store, token } = live();
    expect(token('ana', 0, 'a', 'c1', 200)).toMatchObject({ kind: 'accepted' });
    expect(token('ana', 1, 'b')).toEqual({ kind: 'refused', code: 'ENTRY_FULL' });
    answers.close();
    expect(store.readRound('r1')).toHaveLength(1);
  });
});

describe('gaps', () => {
  it('[TOK-3] are waited for, then what follows is shown without them', () => {
    const { answers, clock, shown, token } = live();
    token('ana', 0, 'a');
    token('ana', 2, 'c');
    clock.pass(timing.gapWaitMs - 1);
    expect(answers.visibleText('ana')).toBe('a');
    clock.pass(1);
    expect(shown.at(-1)).toEqual(['ana', { off: 1, chunks: [{ seq: 2, content: 'c' }] }]);
    expect([answers.visibleText('ana'), answers.stats('ana')?.missing]).toEqual(['ac', 1]);
  });

  it('[TOK-3] one that is filled in time needs no timer; a later one gets its own full wait', () => {
    const { answers, clock, token } = live();
    token('ana', 0, 'a');
    token('ana', 2, 'c');
    clock.pass(300);
    token('ana', 1, 'b');
    token('bruno', 1, 'y');
    clock.pass(200);
    expect(answers.visibleText('bruno')).toBe('');
    clock.pass(500);
    expect([answers.visibleText('ana'), answers.visibleText('bruno')]).toEqual(['abc', 'y']);
    // The token batch aside, nothing is left to wait for.
    answers.close();
    expect(clock.pending).toBe(0);
  });

  it('[TOK-3] a client that loses every second frame is half a second behind, not more and more', () => {
    const { answers, clock, token } = live();
    for (let i = 0; i < 40; i++) {
      token('ana', i * 2 + 1, `${i} `);
      clock.pass(50);
    }
    // What is not shown yet arrived within the last half second.
    const shown = answers.visibleText('ana').trim().split(' ').length;
    expect(shown).toBeGreaterThanOrEqual(30);
    clock.pass(timing.gapWaitMs);
    expect(answers.visibleText('ana')).toBe(answers.finalText('ana'));
  });

  it('[TOK-3] what comes after all rewrites the text', () => {
    const { answers, clock, shown, token } = live();
    token('ana', 0, 'a');
    token('ana', 2, 'c');
    clock.pass(timing.gapWaitMs);
    token('ana', 1, 'b');
    expect(shown.at(-1)).toEqual(['ana', 'abc']);
    expect(answers.stats('ana')?.missing).toBe(0);
  });

  it('[TOK-3] of a late joiner are given up too: whoever is in the round now is known', () => {
    const { answers, clock, evening, token } = live();
    token('ana', 0, 'a');
    token('ana', 2, 'c');
    evening.register('late');
    token('late', 1, 'z');
    clock.pass(timing.gapWaitMs);
    expect([answers.visibleText('ana'), answers.visibleText('late')]).toEqual(['ac', 'z']);
  });

  it('[TOK-3] of a round before do not touch the next one', () => {
    const { answers, clock, evening, shown, token } = live();
    token('ana', 1, 'b');
    evening.end('r1', 'deadline').start('r2');
    token('ana', 1, 'second');
    shown.length = 0;
    clock.pass(timing.gapWaitMs - 1);
    expect(shown).toEqual([]);
    clock.pass(1);
    expect(shown).toEqual([['ana', { off: 0, chunks: [{ seq: 1, content: 'second' }] }]]);
    expect(answers.roundId).toBe('r2');
  });
});

describe('an interrupted round', () => {
  it('[REC-2] goes on with the tokens that reached the disk, the latest generation of each', () => {
    const { evening } = live();
    const row = { roundId: 'r1', participantId: 'ana', tokens: 1, at: evening.now + 400 };
    const rows = [
      { ...row, generation: 0, seq: 0, content: 'old' },
      { ...row, generation: 1, seq: 0, content: 'ne' },
      { ...row, generation: 1, seq: 1, content: 'w' },
      { ...row, generation: 0, seq: 1, content: 'er' },
      { ...row, participantId: 'gone', generation: 0, seq: 0, content: '?' },
    ];
    const { answers, token } = live();
    answers.open(evening.round(), rows);
    expect([answers.finalText('ana'), answers.entry('ana')?.nextSeq]).toEqual(['new', 2]);
    expect(answers.stats('ana')).toMatchObject({ tokens: 2, firstTokenMs: 400 });
    expect(answers.entry('gone')).toBeUndefined();
    // A client of ours continues, an old one begins again: both on a new connection.
    expect(token('ana', 2, 'er')).toMatchObject({ kind: 'accepted' });
    expect(answers.entry('ana')?.generation).toBe(1);
    token('ana', 0, 'again', 'c9');
    expect([answers.finalText('ana'), answers.entry('ana')?.generation]).toEqual(['again', 2]);
  });

  it('[REC-2] a gap on the disk is waited for like any other', () => {
    const { answers, clock, evening } = live();
    const row = { roundId: 'r1', participantId: 'ana', generation: 0, tokens: 1, at: clock.now() };
    answers.open(evening.round(), [{ ...row, seq: 1, content: 'b' }]);
    expect([answers.visibleText('ana'), answers.finalText('ana')]).toEqual(['', 'b']);
    clock.pass(timing.gapWaitMs);
    expect(answers.visibleText('ana')).toBe('b');
  });
});

describe('figures for sealing', () => {
  it('[CMP-3] are of the round asked for, and empty where nothing arrived', () => {
    const { answers, token } = live();
    token('ana', 0, 'a');
    expect([...answers.allStats('r1').keys()]).toEqual(['ana']);
    expect(answers.allStats('r0').size).toBe(0);
    expect(answers.stats('bruno')).toBeNull();
    expect(answers.sealStats('bruno')).toMatchObject({ tokens: 0, chars: 0 });
    expect([answers.visibleText('bruno'), answers.finalText('bruno')]).toEqual(['', '']);
    expect(answers.frames()).toEqual(new Map([['ana', ['a']]]));
  });
});
