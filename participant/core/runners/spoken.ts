/** The answer in what a server says: by the model that was asked, without its thinking. */
import type { Heard } from './heard.ts';
import type { Surface } from './kinds.ts';
import { RunnerError } from './runner.ts';
import type { Piece } from './runner.ts';
import type { Server } from './server.ts';
import { Thoughts } from './thoughts.ts';

export interface Listener {
  readonly server: Server;
  readonly model: string;
  readonly same: (asked: string, served: string) => boolean;
  /** Whether an answer by another model is an error; otherwise it is only noted. */
  readonly strict: boolean;
  readonly maxTokens: number;
  readonly surface: Surface;
  readonly note: (text: string) => void;
}

/** Thinking comes as pieces without text. Throws where the model said nothing, or its stream was cut. */
export async function* spoken(heard: AsyncIterable<Heard>, listener: Listener): AsyncGenerator<Piece, void> {
  const { words, who } = listener.server.failures;
  const thoughts = new Thoughts();
  let served: string | null = null;
  let thought = false;
  let wrote = false;
  for await (const one of heard) {
    switch (one.kind) {
      case 'served':
        if (served === null) checkServed(one.model, listener);
        served = one.model;
        break;
      case 'thought':
        thought = true;
        yield { text: '' };
        break;
      case 'loaded':
        yield { text: '', loadMs: one.ms };
        break;
      case 'text': {
        const texts = thoughts.hear(one.text);
        wrote ||= texts.length > 0;
        if (texts.length === 0) yield { text: '' };
        for (const text of texts) yield { text };
        break;
      }
      case 'end': {
        const texts = thoughts.end();
        for (const text of texts) yield { text };
        if (!wrote && texts.length === 0) throw nothingSaid(one.filtered, thought || thoughts.thought, listener);
        if (one.filtered) listener.note(words.filteredLater(who));
        return;
      }
    }
  }
  throw listener.server.failures.cut();
}

function checkServed(served: string, { server, model, same, strict, surface, note }: Listener): void {
  if (same(model, served)) return;
  const { words, who } = server.failures;
  const text = words.mismatch(who, model, served, surface);
  if (strict) throw new RunnerError('MODEL_MISMATCH', text);
  note(text);
}

function nothingSaid(filtered: boolean, thought: boolean, { server, model, maxTokens }: Listener): RunnerError {
  const { words, who } = server.failures;
  if (filtered) return new RunnerError('CONTENT_FILTERED', words.filtered(who));
  return new RunnerError('NO_ANSWER', thought ? words.onlyThinking(model, maxTokens) : words.nothing(model));
}
