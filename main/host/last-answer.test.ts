import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lastAnswer } from './last-answer.ts';
import { evening } from './testing/evening.ts';
import type { Evening } from './testing/evening.ts';

const LONG = 3_600_000;

let night: Evening;
beforeEach(async () => {
  night = await evening();
});
afterEach(() => night.host.stop());

const how = (id: string) => lastAnswer(night.host.state(), id);

describe("a participant's last answer", () => {
  it('[DOC-2] says nothing of who has none, and is being written while there is no other', async () => {
    const ana = await night.join('ana');
    expect(how('ana')).toBeNull();
    await night.start();
    expect(how('ana')).toBeNull();
    await night.write(ana, 'ana', 1, 'Olá');
    expect(how('ana')).toEqual({ how: 'writing', reason: null });
  });

  it('[DOC-2] is the completed one of a round before, while the next is under way', async () => {
    const ana = await night.join('ana');
    const first = await night.start();
    await night.write(ana, 'ana', 1, 'Olá');
    await night.complete(ana, 'ana', 1, 1);
    await night.clock.run(10_000);
    expect(how('ana')).toEqual({ how: 'answered', reason: null });
    await night.stop(first);
    await night.start();
    await night.write(ana, 'ana', 2, 'De novo');
    expect(how('ana')).toEqual({ how: 'answered', reason: null });
  });

  it('[DOC-2] cut by the clock was late, without a word it failed; the organizer who stops a round fails nobody', async () => {
    const ana = await night.join('ana');
    await night.join('bia');
    const stopped = await night.start();
    await night.write(ana, 'ana', 1, 'Olá');
    await night.stop(stopped);
    expect([how('ana'), how('bia')]).toEqual([{ how: 'answered', reason: null }, null]);
    await night.start();
    await night.write(ana, 'ana', 2, 'Olá');
    await night.clock.run(LONG);
    expect([how('ana'), how('bia')]).toEqual([
      { how: 'late', reason: null },
      { how: 'failed', reason: 'no_answer' },
    ]);
  });

  it("[DOC-2] failed in the client's words, or by ending without a text", async () => {
    const ana = await night.join('ana');
    const bia = await night.join('bia');
    await night.start();
    await night.host.answers.fail(ana, {
      ...{ type: 'error', round: 1, participant_id: 'ana', code: 'MODEL_STOPPED', message: 'Out of memory' },
    });
    await night.complete(bia, 'bia', 1, 0);
    await night.clock.run(10_000);
    expect([how('ana'), how('bia')]).toEqual([
      { how: 'failed', reason: 'MODEL_STOPPED: Out of memory' },
      { how: 'failed', reason: 'no_text' },
    ]);
  });
});
