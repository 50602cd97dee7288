// The room about to be opened: what its form holds, wherever the press comes from.
import { limits } from '../../../protocol/limits.ts';
import { call } from '../../lib/api/call.ts';
import { recall, remember } from '../../lib/storage.ts';

const TITLE = 'arena.console.title';
const DIGITS = 'arena.console.pinLength';

export function plannedTitle(): string {
  return recall(TITLE) ?? '';
}

export function planTitle(title: string): void {
  remember(TITLE, title);
}

export function plannedDigits(): number {
  const { min, max } = limits.pin;
  const kept = Number(recall(DIGITS) ?? '');
  return Number.isInteger(kept) && kept >= min && kept <= max ? kept : limits.pin.default;
}

export function planDigits(digits: number): void {
  remember(DIGITS, String(digits));
}

/** Opens it; a title that was used is not proposed again. */
export async function createSession(): Promise<void> {
  const title = plannedTitle().trim();
  await call('createSession', { body: { pinLength: plannedDigits(), ...(title === '' ? {} : { title }) } });
  planTitle('');
}
