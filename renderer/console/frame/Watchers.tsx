import { Clock, MonitorPlay, Smartphone, Users } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useScreen } from '../../lib/arena/react.tsx';
import { console as texts } from '../../i18n/console.ts';
import { consoleVote } from '../../i18n/console-vote.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import './watchers.css';

/** How often the clock is looked at. Milliseconds. */
const CLOCK_MS = 5_000;

/** Who is there, in figures, and what time it is. */
export function Watchers() {
  const t = useTexts(texts);
  const v = useTexts(consoleVote);
  const { tag } = useLanguage();
  const now = useClock();
  const people = useScreen(({ arena }) => arena.participants.filter((one) => one.connected && !one.kicked).length);
  const watchers = useScreen(({ arena }) => arena.watchers);
  return (
    <ul className="watchers" aria-label={t('watchers')}>
      <Count icon={Users} kind="participants" label={t('participantsHere', { n: people })} n={people} />
      {watchers === null ? null : (
        <>
          <Count icon={Smartphone} kind="phones" label={v('phonesHere', { n: watchers.phones })} n={watchers.phones} />
          <Count icon={MonitorPlay} kind="telaos" label={t('telaosHere', { n: watchers.telaos })} n={watchers.telaos} />
        </>
      )}
      <li className="watchers-clock" title={t('clock')}>
        <Clock aria-hidden="true" />
        <time>{now.toLocaleTimeString(tag, { hour: '2-digit', minute: '2-digit' })}</time>
      </li>
    </ul>
  );
}

/** The hour of this computer. */
function useClock(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), CLOCK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Count({ icon: Icon, kind, label, n }: { icon: LucideIcon; kind: string; label: string; n: number }) {
  return (
    <li title={label} data-count={kind}>
      <Icon aria-hidden="true" />
      <span aria-hidden="true">{n}</span>
      <span className="visually-hidden">{label}</span>
    </li>
  );
}
