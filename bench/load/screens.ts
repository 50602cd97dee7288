// A process of telões.
import { answerText } from '../lib/text.ts';
import { serveCalls } from '../lib/worker.ts';
import { Screen } from './screen.ts';

/** What one telão showed of one participant. */
export interface Shown {
  readonly index: number;
  readonly arrivals: readonly number[];
  /** Tokens shown as they were sent, from the first on. */
  readonly correct: number;
  /** Whether the text that came when the entry was sealed was right; null where none came. */
  readonly sealedRight: boolean | null;
}

let screens: Screen[] = [];

const calls = {
  open: async ({ ws, count }: { ws: string; count: number }) => {
    screens = Array.from({ length: count }, () => new Screen(ws));
    await Promise.all(screens.map((screen) => screen.open()));
  },
  clear: () => {
    for (const screen of screens) screen.clear();
  },
  /** True once every telão shows `tokens` tokens of each participant, false if that takes longer than `patienceMs`. */
  complete: async (input: { participants: number; tokens: number; patienceMs: number }): Promise<boolean> => {
    const all = Promise.all(screens.map((screen) => screen.complete(input.participants, input.tokens)));
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), input.patienceMs);
    });
    const complete = await Promise.race([all.then(() => true), patience]);
    clearTimeout(timer);
    return complete;
  },
  results: ({ participants, tokens }: { participants: number; tokens: number }): Shown[][] =>
    screens.map((screen) =>
      Array.from({ length: participants }, (_, index) => {
        const reading = screen.reading(index);
        const sealed = screen.sealedText(index);
        return {
          index,
          arrivals: reading.arrivals,
          correct: reading.correct(tokens),
          sealedRight: sealed === null ? null : sealed === answerText(index, tokens),
        };
      }),
    ),
  messages: () => screens.reduce((sum, screen) => sum + screen.messages, 0),
  close: () => {
    for (const screen of screens) screen.close();
    screens = [];
  },
};
export type ScreenCalls = typeof calls;

serveCalls(calls);
