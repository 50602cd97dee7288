import type { Clock } from '../../ports/clock.ts';

/** Time that stands still until it is told to pass. */
export class FakeClock implements Clock {
  resyncs = 0;
  #now: number;
  #timers: { readonly at: number; readonly task: () => void }[] = [];

  constructor(now = Date.UTC(2030, 0, 1, 20)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  resync(): void {
    this.resyncs += 1;
  }

  after(ms: number, task: () => void): () => void {
    const timer = { at: this.#now + ms, task };
    this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((one) => one !== timer));
  }

  get pending(): number {
    return this.#timers.length;
  }

  /** Milliseconds until the next timer, null without one. */
  get nextIn(): number | null {
    return this.#timers.length === 0 ? null : Math.min(...this.#timers.map((timer) => timer.at)) - this.#now;
  }

  /** Lets time pass; timers go off in order, each at its time. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (let due = this.#due(end); due !== undefined; due = this.#due(end)) this.#go(due);
    this.#now = end;
  }

  /** As `pass`, but what a timer set in motion comes to rest before the next one. */
  async run(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (let due = this.#due(end); due !== undefined; due = this.#due(end)) {
      this.#go(due);
      await settled();
    }
    this.#now = end;
  }

  /** The clock jumps without any timer noticing: the machine slept. */
  jump(ms: number): void {
    this.#now += ms;
  }

  #due(end: number) {
    return this.#timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0];
  }

  #go(timer: { readonly at: number; readonly task: () => void }): void {
    this.#timers = this.#timers.filter((one) => one !== timer);
    this.#now = Math.max(this.#now, timer.at);
    timer.task();
  }
}

/** Everything that was submitted has been decided and told: a few turns of the event loop. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}
