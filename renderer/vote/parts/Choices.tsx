import { useState } from 'react';
import { vote } from '../../i18n/vote.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { keepTheme, startTheme } from '../../ui/theme.ts';

/** Language and theme; and the way to the front door, where there is nothing to do here. */
export function Choices({ leadsHome = false }: { leadsHome?: boolean }) {
  const t = useTexts(vote);
  const { tag, choose } = useLanguage();
  const [theme, setTheme] = useState(startTheme);
  const other = theme === 'dark' ? 'light' : 'dark';
  const otherTag = tag === 'en' ? 'pt-BR' : 'en';
  return (
    <footer className="choices">
      {leadsHome ? <a href="/?stay">{t('home')}</a> : null}
      <button type="button" className="quiet" lang={otherTag} onClick={() => choose(otherTag)}>
        {t('otherLanguage')}
      </button>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          keepTheme(other);
          setTheme(other);
        }}
      >
        {t(other === 'light' ? 'lightTheme' : 'darkTheme')}
      </button>
    </footer>
  );
}
