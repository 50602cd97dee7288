/** Which of an arena's addresses answers from here. */

const ANSWER_MS = 800;

/** The first in order that serves an arena; null where none does. */
export async function answering(urls: readonly string[], signal: AbortSignal): Promise<string | null> {
  const asked = urls.map((url) => serves(url, signal));
  for (const [i, answer] of asked.entries()) if (await answer) return urls[i] ?? null;
  return null;
}

async function serves(url: string, signal: AbortSignal): Promise<boolean> {
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, ANSWER_MS);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const response = await fetch(`${url}/health`, { signal: limit.signal, redirect: 'error' });
    return response.ok;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
