import { useState } from 'react';
import { vote } from '../../i18n/vote.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { keepTheme, startTheme } from '../../ui/theme.ts';

/** Language and theme, where there is time for them. */
export function Choices() {
  const t = useTexts(vote);
  const { tag, choose } = useLanguage();
  const [theme, setTheme] = useState(startTheme);
  const other = theme === 'dark' ? 'light' : 'dark';
  const otherTag = tag === 'en' ? 'pt-BR' : 'en';
  return (
    <footer className="choices">
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
