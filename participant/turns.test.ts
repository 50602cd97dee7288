import { describe, expect, it } from 'vitest';
import { collect, request } from './testing/collect.ts';
import { ManualRunner } from './testing/manual-runner.ts';
import { inTurn, Turns } from './turns.ts';

const signal = new AbortController().signal;

describe('answering in turn', () => {
  it('[P-PARTY] lets one model write after the other, and says who waits', async () => {
    const turns = new Turns(1);
    const waited: string[] = [];
    const models = ['a', 'b', 'c'].map((name) => {
      const runner = new ManualRunner();
      return { runner, own: inTurn(runner, turns, () => waited.push(name)) };
    });
    const answers = models.map(({ own }) => collect(own.generate(request(), signal)));
    for (const [at, { runner }] of models.entries()) {
      const run = await runner.run(0);
      expect(models.map((one) => one.runner.runs.length)).toEqual([1, at >= 1 ? 1 : 0, at >= 2 ? 1 : 0]);
      run.say(String(at));
      run.finish();
    }
    expect(await Promise.all(answers)).toEqual([['0'], ['1'], ['2']]);
    expect(waited).toEqual(['b', 'c']);
  });

  it('[P-PARTY] gives the turn on when one fails, is stopped, or stops waiting', async () => {
    const turns = new Turns(1);
    const [first, second, third] = [new ManualRunner(), new ManualRunner(), new ManualRunner()];
    const silent = () => undefined;
    const stop = new AbortController();
    const failing = collect(inTurn(first, turns, silent).generate(request(), signal));
    const leaving = collect(inTurn(second, turns, silent).generate(request(), stop.signal));
    const waiting = collect(inTurn(third, turns, silent).generate(request(), signal));
    const run = await first.run(0);
    stop.abort(new Error('left'));
    await expect(leaving).rejects.toThrow('left');
    run.fail(new Error('broken'));
    await expect(failing).rejects.toThrow('broken');
    (await third.run(0)).finish();
    expect(await waiting).toEqual([]);
    expect(second.runs).toEqual([]);
    (await turns.take(signal, () => expect.unreachable()))();
  });

  it('[P-PARTY] lets as many write at once as there are turns', async () => {
    const turns = new Turns(2);
    const free = [await turns.take(signal, silentFailure), await turns.take(signal, silentFailure)];
    let third = false;
    const waiting = turns.take(signal, () => (third = true));
    expect(third).toBe(true);
    free[0]?.();
    free[0]?.();
    (await waiting)();
    free[1]?.();
    await Promise.all([turns.take(signal, silentFailure), turns.take(signal, silentFailure)]);
  });
});

function silentFailure(): void {
  expect.unreachable();
}
