/** What the client speaks; every text of it exists in both. */
export const languages = ['pt-BR', 'en'] as const;
export type Language = (typeof languages)[number];

/** The language of a locale such as `pt_BR.UTF-8` or `en-GB`; Portuguese where it says nothing (`C`, `POSIX`, empty). */
export function languageOf(locale: string | undefined): Language {
  const known = /^[a-z]{2,3}(?=[-_.@]|$)/i.exec(locale?.trim() ?? '')?.[0].toLowerCase();
  return known === undefined || known === 'pt' ? 'pt-BR' : 'en';
}
