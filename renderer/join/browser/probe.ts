// Whether something is there, and whether this page may read it. A browser tells a page nothing but "failed" in both
// cases; a request that does not want to read (`no-cors`) tells them apart.
/** `hidden`: it is there, and the browser keeps its answers from this page (CORS). */
export type Presence = 'silent' | 'hidden' | 'readable';

/** Silent, too, where the signal ends it first. */
export async function presenceOf(url: string, signal: AbortSignal): Promise<Presence> {
  const [isRead, isThere] = await Promise.all([answers(url, 'cors', signal), answers(url, 'no-cors', signal)]);
  if (isRead) return 'readable';
  return isThere ? 'hidden' : 'silent';
}

async function answers(url: string, mode: 'cors' | 'no-cors', signal: AbortSignal): Promise<boolean> {
  try {
    const reply = await fetch(url, {
      mode,
      signal,
      // Sent so that the browser asks the server first, as it will before a challenge.
      ...(mode === 'cors' ? { headers: { 'content-type': 'application/json' } } : {}),
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    await reply.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
