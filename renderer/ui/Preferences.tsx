import { useState } from 'react';
import { Moon, Sun } from 'lucide-react';
import { useLanguage, useTexts } from '../i18n/react.tsx';
import { preferences } from '../i18n/preferences.ts';
import { keepTheme, startTheme } from './theme.ts';
import './preferences.css';

/** Language and theme, in the words of the language that is offered. */
export function Preferences() {
  const { tag, choose } = useLanguage();
  const t = useTexts(preferences);
  const other = tag === 'en' ? 'pt-BR' : 'en';
  return (
    <div className="preferences">
      <button type="button" lang={other} onClick={() => choose(other)}>
        {t('otherLanguage')}
      </button>
      <ThemeButton />
    </div>
  );
}

function ThemeButton() {
  const t = useTexts(preferences);
  const [theme, setTheme] = useState(startTheme);
  const other = theme === 'dark' ? 'light' : 'dark';
  const change = (): void => {
    keepTheme(other);
    setTheme(other);
  };
  return (
    <button type="button" onClick={change} aria-label={t(other)} title={t(other)}>
      {theme === 'dark' ? <Sun aria-hidden="true" /> : <Moon aria-hidden="true" />}
    </button>
  );
}
