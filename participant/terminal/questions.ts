/** Questions to the person at the terminal, one after another, and how many there have been. */
import { createInterface } from 'node:readline';
import type { Interface } from 'node:readline';
import type { OpenTerminal, OpenedTerminal } from './open.ts';

/** The person ended the input (Ctrl+D), or it is gone. */
export class NoAnswer extends Error {
  constructor() {
    super('The input has ended');
    this.name = 'NoAnswer';
  }
}

export interface Questions {
  /** Answers so far. */
  readonly asked: number;
  /** Writes the question as it is and resolves with the line typed. Throws `NoAnswer`, or the signal's reason. */
  ask(question: string, signal: AbortSignal): Promise<string>;
  /** Lets go of the terminal; the next question takes it again. */
  release(): void;
}

/** Null where there is nobody to ask. */
export function terminalQuestions(open: OpenTerminal): Questions | null {
  let terminal: OpenedTerminal | null = open();
  if (terminal === null) return null;
  let lines: Interface | null = null;
  let asked = 0;
  /** Typed before it was asked for. */
  let early: string[] = [];
  let waiting: { line: (text: string) => void; end: () => void } | null = null;

  function listen(input: NodeJS.ReadableStream): Interface {
    // The terminal itself edits the line, as in every other program; nothing to restore afterwards.
    const opened = createInterface({ input, terminal: false });
    opened.on('line', (text) => (waiting === null ? void early.push(text) : waiting.line(text)));
    opened.on('close', () => waiting?.end());
    return opened;
  }

  return {
    get asked() {
      return asked;
    },
    ask(question, signal) {
      terminal ??= open();
      if (terminal === null) return Promise.reject(new NoAnswer());
      const { input, write } = terminal;
      write(question);
      return new Promise((resolve, reject) => {
        const settle = (finish: () => void) => (): void => {
          waiting = null;
          signal.removeEventListener('abort', aborted);
          finish();
        };
        const aborted = settle(() => reject(signal.reason as Error));
        const answer = (text: string): void => settle(() => (asked++, resolve(text)))();
        if (signal.aborted) return aborted();
        const typed = early.shift();
        if (typed !== undefined) {
          write(`${typed}\n`);
          return answer(typed);
        }
        signal.addEventListener('abort', aborted, { once: true });
        waiting = { line: answer, end: settle(() => (write('\n'), reject(new NoAnswer()))) };
        lines ??= listen(input);
      });
    },
    release() {
      lines?.close();
      lines = null;
      terminal?.close();
      terminal = null;
      early = [];
    },
  };
}
