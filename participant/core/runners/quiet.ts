/** Says once when a model has been silent for long; the round's deadline, not the client, ends such an answer. */
export interface Quiet {
  heard(): void;
  stop(): void;
}

export function watchQuiet(ms: number, say: (seconds: number, started: boolean) => void): Quiet {
  let started = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stop = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  const start = (): void => {
    timer = setTimeout(() => {
      timer = null;
      say(Math.round(ms / 1_000), started);
    }, ms);
  };
  start();
  return {
    heard() {
      started = true;
      // After it was said once, silence needs no more words.
      if (timer === null) return;
      stop();
      start();
    },
    stop,
  };
}
