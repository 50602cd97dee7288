import { useState } from 'react';
import { settings as texts } from '../../i18n/console-side.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { keepTheme, startTheme } from '../../ui/theme.ts';
import type { Theme } from '../../ui/theme.ts';
import { Choice } from './Choice.tsx';

export function ConsoleChoices() {
  const t = useTexts(texts);
  const { tag, choose } = useLanguage();
  const [theme, setTheme] = useState<Theme>(startTheme);
  return (
    <section className="settings-group">
      <h2>{t('console')}</h2>
      <Choice
        label={t('language')}
        value={tag}
        options={[
          { value: 'pt-BR', text: t('portuguese'), lang: 'pt-BR' },
          { value: 'en', text: t('english'), lang: 'en' },
        ]}
        onChoose={choose}
      />
      <Choice
        label={t('theme')}
        value={theme}
        options={[
          { value: 'dark', text: t('dark') },
          { value: 'light', text: t('light') },
        ]}
        onChoose={(next) => {
          keepTheme(next);
          setTheme(next);
        }}
      />
    </section>
  );
}
