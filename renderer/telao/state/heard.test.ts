import { describe, expect, it } from 'vitest';
import { Refused } from '../../lib/api/call.ts';
import { askUntilHeard } from './heard.ts';

/** Answers in turn; what is an error is thrown. */
function answers(...given: (string | Error)[]) {
  const pauses: number[] = [];
  return {
    pauses,
    ask: async () => {
      const answer = given.shift();
      if (answer instanceof Error) throw answer;
      return answer ?? '';
    },
    pause: async (ms: number) => void pauses.push(ms),
  };
}

describe('asking the host', () => {
  const never = new AbortController().signal;

  it('[TEL-9] goes on while the line fails, and waits as long as the host says', async () => {
    const { ask, pause, pauses } = answers(new Refused('', '', null), new Refused('RATE_LIMITED', '', 7_000), 'PIN');
    expect(await askUntilHeard(ask, never, pause)).toBe('PIN');
    expect(pauses).toHaveLength(2);
    expect(pauses[0]).toBeGreaterThan(0);
    expect(pauses[1]).toBe(7_000);
  });

  it('[TEL-4] ends with a refusal', async () => {
    const { ask, pause } = answers(new Refused('UNAUTHORIZED', '', null), 'PIN');
    await expect(askUntilHeard(ask, never, pause)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    const broken = answers(new TypeError('no function'));
    await expect(askUntilHeard(broken.ask, never, broken.pause)).rejects.toThrow('no function');
  });

  it('[TEL-9] is silent once nobody waits: before, during and after an answer', async () => {
    const gone = new AbortController();
    const failing = answers(new Refused('', '', null), 'PIN');
    const leave = async () => gone.abort();
    expect(await askUntilHeard(failing.ask, gone.signal, leave)).toBe(null);
    expect(await askUntilHeard(failing.ask, gone.signal, failing.pause)).toBe(null);
    const late = new AbortController();
    const ask = async () => {
      late.abort();
      return 'PIN';
    };
    expect(await askUntilHeard(ask, late.signal)).toBe(null);
  });
});
