import { TriangleAlert } from 'lucide-react';
import type { ProblemList } from '../../../protocol/model.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { console as texts } from '../../i18n/console.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { shared } from '../../i18n/shared.ts';
import { Menu } from '../ui/Menu.tsx';
import './problems.css';

/** How many troubles the host knows of; behind it each in words, with what to do. */
export function Problems() {
  const t = useTexts(texts);
  const list = useScreen((screen) => screen.arena.problems);
  const count = (list?.problems.length ?? 0) + (list?.storageWorks === false ? 1 : 0);
  if (list === null || count === 0) return null;
  return (
    <div className="problems" data-problems={count}>
      <Menu
        icon={TriangleAlert}
        compact
        label={t('problems', { n: count })}
        badge={
          <span className="problems-count" aria-hidden="true">
            {count}
          </span>
        }
      >
        {() => <List list={list} />}
      </Menu>
    </div>
  );
}

function List({ list }: { list: ProblemList }) {
  const t = useTexts(texts);
  const s = useTexts(shared);
  const { tag } = useLanguage();
  const rounds = useScreen((screen) => screen.arena.rounds);
  /** A round by its number: its id says nothing to anybody. */
  const named = (subject: string): string => {
    const round = rounds.find(({ id }) => id === subject);
    return round === undefined ? subject : s('round', { n: round.index });
  };
  const at = (iso: string): string => new Date(iso).toLocaleTimeString(tag, { hour: '2-digit', minute: '2-digit' });
  return (
    <ul className="problem-list">
      {list.storageWorks ? null : (
        <li>
          <h3>{t('storageBroken')}</h3>
          <p>{t('storageBrokenFix')}</p>
        </li>
      )}
      {list.problems.map(({ kind, subject, at: when }) => (
        <li key={`${kind} ${subject}`}>
          <h3 dir="auto">{t(kind, { subject: named(subject) })}</h3>
          <p>{t(`${kind}Fix`)}</p>
          <p className="problem-at">{t('problemAt', { time: at(when) })}</p>
        </li>
      ))}
    </ul>
  );
}
