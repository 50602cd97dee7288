import type { ParticipantView } from '../../../protocol/model.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { warm as texts } from '../../i18n/console-warm.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { isWarmTime, READY_FIRST_MS, READY_RATE, warmSummary } from './warm-up.ts';

/** How many are ready, in one line that is read aloud as it changes. */
export function WarmSummary({ all }: { all: readonly ParticipantView[] }) {
  const t = useTexts(texts);
  const { tag } = useLanguage();
  const results = useScreen(({ arena }) => arena.warmUps);
  const isTime = useScreen(({ arena }) => isWarmTime(arena.round));
  const sum = isTime ? warmSummary(all, results, tag) : null;
  return (
    <div role="status" aria-label={t('result')}>
      {sum === null ? null : (
        <div className="warm-summary">
          <strong>{sum.text}</strong>
          <p>
            {t('means', { first: READY_FIRST_MS / 1_000, rate: READY_RATE })}
            {sum.hasSlow && !sum.isBusy ? ` ${t('again')}` : ''}
          </p>
        </div>
      )}
    </div>
  );
}
