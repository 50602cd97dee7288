/** A person at the terminal who answers as the test says, and nobody else. */
import { NoAnswer } from '../terminal/questions.ts';
import type { Questions } from '../terminal/questions.ts';

export interface Answering extends Questions {
  /** What was asked, in order. */
  readonly heard: readonly string[];
}

/** Each answer to the question it belongs to; at the end of them the person is gone. */
export function answering(...answers: readonly string[]): Answering {
  const heard: string[] = [];
  return {
    heard,
    get asked() {
      return heard.length;
    },
    ask(question) {
      const answer = answers[heard.length];
      if (answer === undefined) return Promise.reject(new NoAnswer());
      heard.push(question);
      return Promise.resolve(answer);
    },
    release: () => undefined,
  };
}
