import type { DoctorCheck } from '../../../protocol/http/doctor.ts';

export type Language = 'pt-BR' | 'en';

/** Title, detail, and what to do where something is to be done: steps, one a line. */
export type Words = readonly [title: string, detail: string, remedy?: string];

/** What a check found, in every language. */
export interface Finding extends Readonly<Record<Language, Words>> {
  readonly light: DoctorCheck['light'];
}

/** What cannot be looked at because no arena runs here. */
export function notRunning(pt: string, en: string): Finding {
  return {
    light: 'off',
    'pt-BR': [pt, 'A arena não está rodando.'],
    en: [en, 'The arena is not running.'],
  };
}

/** 1536 -> 1.5 kB, in the words of a language. */
export function bytes(count: number, language: Language): string {
  const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const at = Math.max(0, Math.min(units.length - 1, Math.floor(Math.log10(Math.max(count, 1)) / 3) - 1));
  return new Intl.NumberFormat(language, { style: 'unit', unit: units[at], maximumFractionDigits: 1 }).format(
    count / 10 ** ((at + 1) * 3),
  );
}

/** The time of day on this machine. */
export function timeOfDay(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at);
}

/** "a, b e c". */
export function listed(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}
