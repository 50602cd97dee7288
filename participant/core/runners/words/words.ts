/** What runners say; a text that one language lacks does not compile. */
import type { ServerKind, Surface } from '../kinds.ts';

/** `who` is `subject(kind)`: the server at the start of a sentence. */
export interface RunnerWords {
  /** In a list: "Ollama", "Model server". */
  readonly names: Readonly<Record<ServerKind, string>>;
  readonly subject: (kind: ServerKind) => string;
  /** How to start it: part of a sentence. */
  readonly start: (kind: ServerKind, surface: Surface) => string;
  readonly and: (shown: string, more: number) => string;

  readonly notRunning: (who: string, url: string, start: string) => string;
  readonly unreachable: (who: string, url: string, why: string | null, start: string) => string;
  readonly noAnswerInTime: string;
  readonly otherProgram: (kind: ServerKind, url: string, surface: Surface) => string;
  readonly notItsLanguage: (who: string, url: string) => string;
  readonly endlessLine: string;
  readonly notStreaming: (who: string) => string;
  readonly cut: (who: string) => string;

  readonly noReason: string;
  readonly refused: (who: string, status: number, said: string) => string;
  readonly failed: (who: string, status: number | null, said: string) => string;
  readonly noMemory: string;
  readonly keyNeeded: (who: string, url: string, kind: ServerKind, surface: Surface) => string;
  readonly keyWrong: (who: string, url: string, kind: ServerKind, surface: Surface) => string;
  readonly notThere: (who: string, url: string, surface: Surface) => string;
  readonly busy: (who: string, said: string | null) => string;
  readonly busyFor: (who: string, seconds: number) => string;
  readonly tooLong: (who: string, kind: ServerKind) => string;
  readonly loadFailed: (who: string, model: string, said: string) => string;

  readonly notPulled: (model: string, have: string | null) => string;
  readonly notOffered: (who: string, model: string, have: string | null, surface: Surface) => string;
  readonly mismatch: (who: string, asked: string, served: string, surface: Surface) => string;
  readonly embedding: (model: string) => string;
  readonly onlyThinking: (model: string, maxTokens: number) => string;
  readonly nothing: (model: string) => string;
  readonly filtered: (who: string) => string;
  readonly filteredLater: (who: string) => string;

  readonly noList: (who: string, model: string) => string;
  readonly stillLoading: (who: string) => string;
  readonly waitingBusy: (who: string, seconds: number) => string;
  readonly loading: (who: string, model: string) => string;
  readonly alreadyLoaded: (model: string) => string;
  readonly warming: (model: string) => string;
  readonly quiet: (who: string, seconds: number, started: boolean) => string;

  /** What a person typed, held against the list. */
  readonly typed: {
    readonly ambiguous: (typed: string, names: string) => string;
    readonly unknown: (typed: string, near: string | null, have: string | null) => string;
    readonly empty: string;
  };
}
