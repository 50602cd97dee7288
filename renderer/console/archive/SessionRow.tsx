import { ChartColumn } from 'lucide-react';
import type { ContractResponse, Contracts } from '../../../protocol/http/index.ts';
import { archive as texts } from '../../i18n/console-side.ts';
import { dateText, spanText } from '../../i18n/moments.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { isolated } from '../../lib/isolated.ts';
import { Exports } from '../results/Exports.tsx';
import { resultsAddress } from '../route.ts';
import { Chip } from '../ui/Chip.tsx';

type KeptSession = ContractResponse<Contracts['listSessions']>['sessions'][number];

export function SessionRow({ session }: { session: KeptSession }) {
  const t = useTexts(texts);
  const { tag } = useLanguage();
  const { id, title, createdAt, endedAt, status, participants, rounds, votes } = session;
  const date = dateText(createdAt, tag);
  const lasted = endedAt === null ? null : Date.parse(endedAt) - Date.parse(createdAt);
  const counts = [
    ...(participants === 0 ? [] : [t('participants', { n: participants })]),
    ...(rounds === 0 ? [] : [t('rounds', { n: rounds })]),
    ...(votes === 0 ? [] : [t('votes', { n: votes })]),
  ];
  const facts = [
    ...(counts.length === 0 ? [t('empty')] : counts),
    ...(lasted === null ? [] : [t('lasted', { span: spanText(lasted, tag) })]),
  ];
  return (
    <li className="kept-session" data-session={id}>
      <div className="kept-session-what">
        <p className="kept-session-date">
          <time dateTime={createdAt}>{date}</time> <Chip tone={status === 'active' ? 'good' : 'calm'}>{t(status)}</Chip>
        </p>
        <h3 dir="auto" data-untitled={title === null}>
          {title ?? t('untitled')}
        </h3>
        <p className="kept-session-facts">{facts.join(' · ')}</p>
      </div>
      {rounds === 0 ? null : (
        <a
          className="button"
          href={resultsAddress(id)}
          aria-label={t('resultsOf', { title: `${isolated(title ?? t('untitled'))}, ${date}` })}
        >
          <ChartColumn aria-hidden="true" />
          <span className="button-label">{t('results')}</span>
        </a>
      )}
      <Exports sessionId={id} of={`${title ?? t('untitled')}, ${date}`} />
    </li>
  );
}
