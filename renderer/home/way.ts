// Whom the front door sends straight on.

/** A phone in the hand, either way up: a finger for a pointer, and small. */
export const PHONE = '(pointer: coarse) and (max-width: 600px), (pointer: coarse) and (max-height: 480px)';

/** Where this visitor is sent at once; null for whoever is to choose. `?stay` keeps a phone here. */
export function sentOn(at: { pathname: string; search: string }, isPhone: boolean): string | null {
  const asked = new URLSearchParams(at.search);
  if (!isPhone || at.pathname !== '/' || asked.has('stay')) return null;
  const language = asked.get('lang');
  return language === null ? '/vote' : `/vote?lang=${encodeURIComponent(language)}`;
}
