import { settings as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Choice } from './Choice.tsx';
import type { StageLook } from './kept-stage.ts';

interface TelaoChoicesProps {
  readonly look: StageLook | null;
  readonly choose: (change: Partial<StageLook>) => void;
}

export function TelaoChoices({ look, choose }: TelaoChoicesProps) {
  const t = useTexts(texts);
  return (
    <section className="settings-group">
      <h2>{t('telao')}</h2>
      {look === null ? (
        <p className="settings-note">{t('noSession')}</p>
      ) : (
        <>
          <Choice
            label={t('language')}
            value={look.language}
            options={[
              { value: 'pt-BR', text: t('portuguese'), lang: 'pt-BR' },
              { value: 'en', text: t('english'), lang: 'en' },
            ]}
            onChoose={(language) => choose({ language })}
          />
          <Choice
            label={t('theme')}
            value={look.theme}
            options={[
              { value: 'dark', text: t('telaoDark') },
              { value: 'light', text: t('telaoLight') },
            ]}
            onChoose={(theme) => choose({ theme })}
          />
        </>
      )}
    </section>
  );
}
