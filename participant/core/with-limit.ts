/** A signal that follows `signal` and gives up after `ms`. `AbortSignal.any` is younger than Node 18 and than old browsers. */
export function withLimit(signal: AbortSignal, ms: number): AbortSignal {
  const controller = new AbortController();
  for (const one of [signal, AbortSignal.timeout(ms)]) {
    if (one.aborted) controller.abort(one.reason);
    else one.addEventListener('abort', () => controller.abort(one.reason), { once: true });
  }
  return controller.signal;
}
