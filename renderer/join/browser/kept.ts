// What a reload must not lose, kept for this tab alone (`sessionStorage`) and forgotten with it. No resume token: a reload
// closes the old line, and the host gives an id whose line is gone to whoever comes with it (REG-5); with a token, a
// duplicated tab would throw out the first. No API key either: it is asked for again.
import { z } from 'zod';
import { serverKinds } from '../../../participant/core/runners/kinds.ts';

const KEY = 'llm-arena-browser-participant';

const kept = z.object({
  id: z.string().min(1),
  nickname: z.string().min(1),
  pin: z.string().min(1),
  kind: z.enum(serverKinds),
  url: z.string().min(1),
  model: z.string().min(1),
  /** Its server wants a key, which is not kept: after a reload it is asked for again. */
  keyed: z.boolean(),
});
export type Kept = z.infer<typeof kept>;

export function recallParticipant(): Kept | null {
  try {
    const parsed = kept.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function keepParticipant(one: Kept): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(one));
  } catch {
    // Without storage a reload starts from the form.
  }
}

export function forgetParticipant(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

/** Not `randomUUID`: plain HTTP has none. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `browser-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
