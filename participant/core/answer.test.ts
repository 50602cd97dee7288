import { describe, expect, it } from 'vitest';
import { Answer } from './answer.ts';

const author = { participantId: 'ana', model: 'm', runner: 'r' };
const challenge = { session_id: 's', round: 3, max_tokens: 4 };
const answer = (round = 3): Answer => new Answer({ ...challenge, round }, 100);
const contents = (of: Answer) => of.take(author).map((message) => ('seq' in message ? message.seq : message.type));

describe('frames', () => {
  it('[P-SEQ] are numbered from 0 and taken once', () => {
    const one = answer();
    one.add({ text: 'a' }, 101);
    one.add({ text: 'b', tokens: 1 }, 102);
    expect(one.take(author)).toEqual([
      { type: 'token', round: 3, participant_id: 'ana', seq: 0, content: 'a' },
      { type: 'token', round: 3, participant_id: 'ana', seq: 1, content: 'b', tokens: 1 },
    ]);
    expect(one.take(author)).toEqual([]);
  });

  it('[P-SEQ] are not made of empty text', () => {
    const one = answer();
    one.add({ text: '' }, 101);
    expect(one.take(author)).toEqual([]);
    expect(one.measures().tokens).toBe(0);
  });

  it('[P-RESUME] are sent again from the number the host expects', () => {
    const one = answer();
    for (const text of ['a', 'b', 'c']) one.add({ text }, 101);
    one.take(author);
    one.resume(1);
    expect(contents(one)).toEqual([1, 2]);
  });

  it('[P-RESUME] start again where the host expects what this process never sent', () => {
    const one = answer();
    one.add({ text: 'a' }, 101);
    one.take(author);
    one.add({ text: 'b' }, 102);
    one.resume(2);
    expect(contents(one)).toEqual([0, 1]);
  });

  it('are counted by the tokens they hold, up to what was asked', () => {
    const one = answer();
    one.add({ text: 'a', tokens: 3 }, 101);
    expect(one.full).toBe(false);
    one.add({ text: 'b' }, 102);
    expect(one.full).toBe(true);
    expect(one.measures().tokens).toBe(4);
  });
});

describe('the end', () => {
  it('[P-COMPLETE] is sent once after the last frame', () => {
    const one = answer();
    one.add({ text: 'a' }, 101);
    one.end({ kind: 'complete', because: 'finished' }, 150);
    expect(contents(one)).toEqual([0, 'complete']);
    expect(contents(one)).toEqual([]);
  });

  it('[P-RESUME] is sent again on a new connection', () => {
    const one = answer();
    one.add({ text: 'a' }, 101);
    one.end({ kind: 'complete', because: 'finished' }, 150);
    one.take(author);
    one.resume(1);
    expect(contents(one)).toEqual(['complete']);
  });

  it('counts the first time, and takes nothing after it', () => {
    const one = answer();
    one.end({ kind: 'complete', because: 'deadline' }, 150);
    one.end({ kind: 'failed', code: 'X', message: 'x' }, 160);
    one.add({ text: 'late' }, 170);
    expect(one.outcome).toEqual({ kind: 'complete', because: 'deadline' });
    expect(contents(one)).toEqual(['complete']);
  });

  it('[P-ERROR] is an error with a reason that fits a screen', () => {
    const one = answer();
    one.end({ kind: 'failed', code: 'STREAM_CUT', message: 'x'.repeat(5_000) }, 150);
    const [message] = one.take(author);
    expect(message).toMatchObject({ type: 'error', code: 'STREAM_CUT', round: 3 });
    expect((message as { message: string }).message).toHaveLength(1_000);
  });
});

describe('measures', () => {
  it('count from the challenge, with the speed after the first token', () => {
    const one = answer();
    one.add({ text: 'a' }, 300.25);
    one.add({ text: 'b' }, 800.25);
    one.add({ text: 'c' }, 1_300.25);
    one.end({ kind: 'complete', because: 'deadline' }, 2_100.25);
    expect(one.measures()).toEqual({
      tokens: 3,
      loadMs: null,
      firstTokenMs: 200,
      durationMs: 2_000,
      tokensPerSecond: 2,
    });
  });

  it('[P-LOAD] tell how much of the time went into loading, where the server says it', () => {
    const one = answer();
    one.add({ text: '', loadMs: 1_500.4 }, 100);
    one.add({ text: 'a' }, 200);
    one.add({ text: '', tokens: 7 }, 300);
    one.end({ kind: 'complete', because: 'finished' }, 400);
    expect(one.measures()).toMatchObject({ tokens: 1, loadMs: 1_500 });
    expect(one.take(author).at(-1)).toMatchObject({ type: 'complete', tokens: 1, load_ms: 1_500 });
    const other = answer();
    other.end({ kind: 'complete', because: 'finished' }, 400);
    expect(other.take(author)[0]).not.toHaveProperty('load_ms');
  });

  it('have no speed with one token', () => {
    const one = answer();
    one.add({ text: 'a' }, 300);
    expect(one.measures().tokensPerSecond).toBeNull();
  });
});

describe('a repeated challenge', () => {
  it('[P-CHAL] is answered while the model works, before and after its first token', () => {
    const one = answer();
    expect(one.answers(challenge)).toBe(true);
    one.add({ text: 'a' }, 101);
    expect(one.answers(challenge)).toBe(true);
  });

  it('[P-CHAL] is not answered by another round or another session', () => {
    const one = answer();
    expect(one.answers({ ...challenge, round: 4 })).toBe(false);
    expect(one.answers({ ...challenge, session_id: 't' })).toBe(false);
  });

  it('[P-CHAL] is not answered by an end without text', () => {
    const one = answer();
    one.end({ kind: 'failed', code: 'X', message: 'x' }, 150);
    expect(one.answers(challenge)).toBe(false);
  });

  it('[P-WARMUP] with round 0 is another warm-up once the last has ended', () => {
    const one = answer(0);
    one.add({ text: 'a' }, 101);
    expect(one.answers({ ...challenge, round: 0 })).toBe(true);
    one.end({ kind: 'complete', because: 'finished' }, 150);
    expect(one.answers({ ...challenge, round: 0 })).toBe(false);
  });
});
