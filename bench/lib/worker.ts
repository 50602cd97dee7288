import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** What a worker process can be asked; questions and answers are copied between the processes. */
export type Calls = Record<string, (...input: never[]) => unknown>;

interface Question {
  readonly id: number;
  readonly name: string;
  readonly input: readonly unknown[];
}

interface Reply {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

type Answer<F extends Calls[string]> = Awaited<ReturnType<F>>;

/** A process of its own that carries load or relays it. */
export interface Worker<C extends Calls> {
  ask<K extends keyof C & string>(name: K, ...input: Parameters<C[K]>): Promise<Answer<C[K]>>;
  stop(): Promise<void>;
}

/** In the worker: answers what the parent asks, and ends with it. */
export function serveCalls(calls: Calls): void {
  process.on('message', ({ id, name, input }: Question) => {
    const answer = async (): Promise<Reply> => ({ id, answer: await calls[name]?.(...(input as never[])) });
    void answer()
      .catch((error: unknown): Reply => ({ id, error: error instanceof Error ? (error.stack ?? '') : String(error) }))
      .then((reply) => process.send?.(reply));
  });
  process.on('disconnect', () => process.exit());
}

/** In the parent: starts the worker whose module serves `C`. */
export function startWorker<C extends Calls>(module: URL): Worker<C> {
  const child = fork(module, { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  let asked = 0;
  child.on('message', (message) => {
    const { id, answer, error } = message as Reply;
    const question = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) question?.resolve(answer as never);
    else question?.reject(new Error(error));
  });
  const exited = exitOf(child, () => {
    for (const { reject } of waiting.values()) reject(new Error(`${module.pathname} ended before it answered`));
  });
  return {
    ask: (name, ...input) =>
      new Promise((resolve, reject) => {
        asked += 1;
        waiting.set(asked, { resolve, reject });
        child.send({ id: asked, name, input } satisfies Question);
      }),
    stop: async () => {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

function exitOf(child: ChildProcess, then: () => void): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      then();
      resolve();
    });
  });
}
