// Light or dark: what was chosen here before, else what the system prefers.
import { recall, remember } from '../lib/storage.ts';

export type Theme = 'light' | 'dark';

const KEY = 'arena.theme';

export function startTheme(): Theme {
  const kept = recall(KEY);
  const theme =
    kept === 'light' || kept === 'dark' ? kept : matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  showTheme(theme);
  return theme;
}

export function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

export function keepTheme(theme: Theme): void {
  showTheme(theme);
  remember(KEY, theme);
}
