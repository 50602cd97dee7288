/** Several models, one GPU: how many of them answer at the same time. */
import type { GenerateRequest, Piece, Runner } from './core/runners/runner.ts';

export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** Resolves with what gives the turn back. `waits` is told when it is not at once. */
  async take(signal: AbortSignal, waits: () => void): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else {
      waits();
      await this.#wait(signal);
    }
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#next();
    };
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const turn = (): void => {
        signal.removeEventListener('abort', left);
        resolve();
      };
      const left = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        reject(signal.reason as Error);
      };
      if (signal.aborted) return reject(signal.reason as Error);
      this.#waiting.push(turn);
      signal.addEventListener('abort', left, { once: true });
    });
  }

  #next(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}

/** The same runner, which answers when it is its turn. */
export function inTurn(runner: Runner, turns: Turns, waits: () => void): Runner {
  async function* generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<Piece, void> {
    const done = await turns.take(signal, waits);
    try {
      yield* runner.generate(request, signal);
    } finally {
      done();
    }
  }
  const load = runner.load?.bind(runner);
  return {
    name: runner.name,
    model: runner.model,
    check: (signal) => runner.check(signal),
    ...(load === undefined ? {} : { load }),
    generate,
  };
}
