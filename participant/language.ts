/** Which language the client speaks on this computer. */
import { languageOf, languages } from './core/language.ts';
import type { Language } from './core/language.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What was asked for, or null where that is no language of ours: `pt`, `pt-BR`, `PT_br`, `en`, `en-GB`. */
export function namedLanguage(text: string): Language | null {
  const wanted = text.trim().toLowerCase().replace('_', '-');
  const known = languages.find((name) => name.toLowerCase() === wanted || name.slice(0, 2) === wanted);
  return known ?? (wanted.startsWith('en-') ? 'en' : null);
}

/** The option, then ARENA_LANGUAGE, then the terminal's locale; Windows keeps that elsewhere. */
export function clientLanguage(
  flag: unknown,
  environment: Environment,
  platform: string = process.platform,
  system: () => string = () => Intl.DateTimeFormat().resolvedOptions().locale,
): Language {
  const asked = [flag, environment['ARENA_LANGUAGE']].filter((text): text is string => typeof text === 'string');
  for (const text of asked) {
    const named = namedLanguage(text);
    if (named !== null) return named;
  }
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name]?.trim()).find(Boolean);
  // Elsewhere than on Windows the system's answer without a locale is always English: it does not know.
  return languageOf(locale ?? (platform === 'win32' ? system() : undefined));
}
