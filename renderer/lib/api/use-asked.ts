// What the host answered to a question, asked again whenever a pushed message says that the answer has changed.
import { useCallback, useEffect, useRef, useState } from 'react';

export interface Asked<Answer> {
  /** The last answer; null until there is one to this question. */
  readonly answer: Answer | null;
  /** The last time it was not answered. */
  readonly failed: boolean;
  readonly again: () => void;
}

/**
 * Asks on load, when `question` (whom or what it is about) or `version` (how it stands) changes, and by `again`; also
 * when the line is back, and not while it is lost: what was answered stays. One request at a time: what changes
 * meanwhile is asked once the answer is there. No question, no request.
 */
export function useAsked<Answer>(
  ask: () => Promise<Answer>,
  question: string | null,
  version: unknown,
  isOnline: boolean,
): Asked<Answer> {
  const [got, setGot] = useState<{ question: string | null; answer: Answer | null; failed: boolean }>({
    question: null,
    answer: null,
    failed: false,
  });
  const latest = useRef({ ask, question });
  const line = useRef({ isAsking: false, isDue: false, isGone: false });
  useEffect(() => {
    latest.current = { ask, question };
  });

  const go = useCallback(async (): Promise<void> => {
    const state = line.current;
    if (state.isAsking) {
      state.isDue = true;
      return;
    }
    state.isAsking = true;
    do {
      state.isDue = false;
      const { ask: askNow, question: about } = latest.current;
      if (about === null) break;
      try {
        const answer = await askNow();
        if (!state.isGone) setGot({ question: about, answer, failed: false });
      } catch {
        if (!state.isGone) {
          setGot((old) => ({ question: about, answer: old.question === about ? old.answer : null, failed: true }));
        }
      }
    } while (state.isDue && !state.isGone);
    state.isAsking = false;
  }, []);

  useEffect(() => {
    const state = line.current;
    state.isGone = false;
    return () => {
      state.isGone = true;
    };
  }, []);
  useEffect(() => {
    if (question !== null && isOnline) void go();
  }, [go, question, version, isOnline]);

  const isOurs = got.question === question;
  return {
    answer: isOurs ? got.answer : null,
    failed: isOurs && got.failed,
    again: useCallback(() => void go(), [go]),
  };
}
