import { catalogue } from './translate.ts';

export const preferences = catalogue(
  { otherLanguage: 'English', light: 'Usar o tema claro', dark: 'Usar o tema escuro' },
  { otherLanguage: 'Português', light: 'Use the light theme', dark: 'Use the dark theme' },
);
