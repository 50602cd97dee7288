/** A model that says what the test tells it, when the test tells it. */
import type { GenerateRequest, Piece, Runner } from '../core/runners/runner.ts';
import { Watch } from './watch.ts';

export class ManualRun {
  readonly request: GenerateRequest;
  readonly signal: AbortSignal;
  readonly #queue: (Piece | 'end' | Error)[] = [];
  readonly #watch: Watch;
  /** The client has left the stream. */
  left = false;

  constructor(request: GenerateRequest, signal: AbortSignal, watch: Watch) {
    this.request = request;
    this.signal = signal;
    this.#watch = watch;
    signal.addEventListener('abort', () => watch.notify());
  }

  say(...texts: string[]): void {
    this.#queue.push(...texts.map((text) => ({ text })));
    this.#watch.notify();
  }

  finish(): void {
    this.#queue.push('end');
    this.#watch.notify();
  }

  fail(error: Error): void {
    this.#queue.push(error);
    this.#watch.notify();
  }

  async *stream(): AsyncGenerator<Piece, void> {
    try {
      for (;;) {
        const next = await this.#watch.until(() => (this.signal.aborted ? 'aborted' : this.#queue.shift()));
        if (next === 'aborted') throw this.signal.reason;
        if (next === 'end') return;
        if (next instanceof Error) throw next;
        yield next;
      }
    } finally {
      this.left = true;
      this.#watch.notify();
    }
  }
}

export class ManualRunner implements Runner {
  readonly name = 'manual';
  readonly model = 'test-model';
  readonly runs: ManualRun[] = [];
  readonly #watch = new Watch();

  check(): Promise<{ ok: true; note: null }> {
    return Promise.resolve({ ok: true, note: null });
  }

  generate(request: GenerateRequest, signal: AbortSignal): AsyncIterable<Piece> {
    const run = new ManualRun(request, signal, this.#watch);
    this.runs.push(run);
    this.#watch.notify();
    return run.stream();
  }

  /** The request with that number, from 0, now or later. */
  run(index: number): Promise<ManualRun> {
    return this.until(() => this.runs[index]);
  }

  until<T>(find: () => T | undefined | false): Promise<T> {
    return this.#watch.until(find);
  }
}
