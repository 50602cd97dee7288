/** What `llm-arena rehearse` says: lines for people, or one JSON event a line. */
import type { Language } from '../../participant/core/language.ts';
import type { RehearsalView } from '../../protocol/http/rehearsal.ts';
import { rehearsalWords } from './words.ts';

export interface RehearsalReport {
  where(url: string, consoleUrl: string | null): void;
  started(view: RehearsalView): void;
  progress(view: RehearsalView): void;
  over(view: RehearsalView, auto: boolean): void;
}

interface Terminal {
  readonly json: boolean;
  readonly language: Language;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

export function rehearsalReport({ json, language, out, err }: Terminal): RehearsalReport {
  if (json) return jsonReport(out);
  const words = rehearsalWords[language];
  let last = '';
  const say = (line: string): void => out(`${line}\n`);
  return {
    where: (url, consoleUrl) => {
      say(`${words.console}: ${consoleUrl ?? `${url}/console`}`);
      say(`${words.telao}: ${url}/telao`);
    },
    started: ({ participants, voters, auto }) => {
      say(words.started(participants, voters));
      if (!auto) say(words.yours);
      say(words.toEnd);
    },
    progress: (view) => {
      const line = view.doing === null ? words.here(view.connected) : words.doing(view.doing, view.round);
      if (line !== last) say(line);
      last = line;
    },
    over: (view) => {
      say(words.over(view));
      for (const { what, times } of view.seen) say(`  · ${words.mishap(what)} × ${times}`);
      for (const line of view.wrong) err(`  ! ${line}\n`);
      say(view.wrong.length === 0 ? words.well : words.notWell);
    },
  };
}

function jsonReport(out: (text: string) => void): RehearsalReport {
  let last = '';
  const tell = (event: string, fields: object): void => out(`${JSON.stringify({ event, ...fields })}\n`);
  return {
    where: (url, consoleUrl) => tell('host', { url, consoleUrl }),
    started: (view) => tell('started', view),
    progress: (view) => {
      const { doing, round, connected } = view;
      const now = JSON.stringify({ doing, round, connected });
      if (now !== last) tell('progress', view);
      last = now;
    },
    over: (view) => tell('over', view),
  };
}
