/** What the console says in words: trouble that a log line alone would hide. Latest first, bounded. */
import type { ProblemList } from '../../protocol/model.ts';
import { toIso } from '../../protocol/time.ts';

export type ProblemKind = 'many_wrong_pins' | 'weak_votes' | 'pin_file_missing' | 'rehearsal_cast_gone';

export interface Problem {
  readonly kind: ProblemKind;
  readonly subject: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const KEPT = 50;

export class Problems {
  readonly #now: () => number;
  readonly #changed: () => void;
  #list: Problem[] = [];

  /** `changed` is called after each change of the list. */
  constructor(now: () => number, changed: () => void = () => undefined) {
    this.#now = now;
    this.#changed = changed;
  }

  /** The same trouble with the same subject is listed once, with its latest time. */
  raise(kind: ProblemKind, subject: string): void {
    const others = this.#list.filter((known) => known.kind !== kind || known.subject !== subject);
    this.#list = [{ kind, subject, at: this.#now() }, ...others].slice(0, KEPT);
    this.#changed();
  }

  list(): readonly Problem[] {
    return this.#list;
  }
}

export function viewProblems(problems: Problems, storageWorks: boolean): ProblemList {
  return { storageWorks, problems: problems.list().map((one) => ({ ...one, at: toIso(one.at) })) };
}
