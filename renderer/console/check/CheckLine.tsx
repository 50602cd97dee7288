import { ChevronRight } from 'lucide-react';
import { useScreen } from '../../lib/arena/react.tsx';
import { check as texts } from '../../i18n/console-check.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { LightMark } from './LightMark.tsx';
import { isBeforeTheNight, sumOf, withDevices } from './lights.ts';
import { useCheck } from './use-check.ts';
import './check-line.css';

/** On the desk until the first round has begun: the lights in one line, a press away. */
export function CheckLine() {
  const isTime = useScreen(({ arena }) => isBeforeTheNight(arena));
  return isTime ? <Line /> : null;
}

function Line() {
  const t = useTexts(texts);
  const { tag } = useLanguage();
  const { report, devicesThen, isAsking, failed } = useCheck(true);
  const devices = useScreen(({ arena }) => arena.watchers?.devices ?? 0);
  const sum = report === null ? null : sumOf(withDevices(report, devicesThen, devices), tag);
  const unknown = isAsking || !failed ? t('lineChecking') : t('lineFailed');
  return (
    <a className="check-line" href="#/check" data-light={sum?.worst ?? 'asking'} title={t('openCheck')}>
      <LightMark light={sum?.worst ?? (failed && !isAsking ? 'amber' : 'asking')} />
      <span>
        {t('title')}: <strong>{sum === null ? unknown : sum.worst === 'green' ? t('allGreen') : sum.text}</strong>
      </span>
      <ChevronRight aria-hidden="true" />
    </a>
  );
}
