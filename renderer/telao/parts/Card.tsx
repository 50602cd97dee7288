import { memo } from 'react';
import type { CSSProperties } from 'react';
import { shared } from '../../i18n/shared.ts';
import { failureText } from '../../i18n/entry-states.ts';
import { telao } from '../../i18n/telao.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { tokensPerSecond } from '../../lib/arena/entries.ts';
import type { ScreenEntry } from '../../lib/arena/entries.ts';
import { LiveText } from '../../ui/answer/LiveText.tsx';
import { PlainText } from '../../ui/answer/Answer.tsx';
import { isMasked } from '../state/entries.ts';
import { rateText, secondsText } from '../state/numbers.ts';
import { StateChip, stalledFor } from './StateChip.tsx';
import { Author } from './Who.tsx';
import './card.css';

interface CardProps {
  readonly entry: ScreenEntry;
  readonly isConnected: boolean;
  readonly maxTokens: number;
  /** This screen's clock, as often as figures are to move. */
  readonly now: number;
}

/** One answer as it grows: who, how it goes, and its end. Drawn again only when something of it changed. */
export const Card = memo(function Card({ entry, isConnected, maxTokens, now }: CardProps) {
  const { view, text, lineage } = entry;
  const why = failureText(view);
  const isStalled = stalledFor(entry, now) !== null;
  return (
    <article className="card" data-entry={view.participantId} data-status={isStalled ? 'stalled' : view.status}>
      <Figures entry={entry} isConnected={isConnected} maxTokens={maxTokens} now={now} />
      {why === '' ? null : (
        <p className="card-why" dir="auto">
          {why}
        </p>
      )}
      <div className="card-body">
        <LiveText text={text} lineage={lineage} />
      </div>
    </article>
  );
});

/** What is left of a card that cannot be drawn: the text, whatever it is. */
export function BareCard({ entry }: { entry: ScreenEntry }) {
  return (
    <article className="card" data-entry={entry.view.participantId} data-status={entry.view.status}>
      <div className="card-body">
        <PlainText text={entry.text} />
      </div>
    </article>
  );
}

/** Numbers change with the clock and with the state, not with every token: nobody reads thirty figures a second. */
const Figures = memo(FiguresNow, (before, after) => {
  const isSame = before.now === after.now && before.isConnected === after.isConnected;
  return isSame && before.entry.view === after.entry.view && before.maxTokens === after.maxTokens;
});

function FiguresNow({ entry, isConnected, maxTokens, now }: CardProps) {
  const { tag } = useLanguage();
  const t = useTexts(shared);
  const own = useTexts(telao);
  // Who is fast is easily told by ear and fan: a blind round keeps its pace to itself.
  const rate = isMasked(entry) ? null : tokensPerSecond(entry);
  const { ttftMs } = entry.view;
  // What is complete has come as far as it goes, however short it is.
  const share = entry.view.status === 'complete' ? 1 : Math.min(1, entry.tokens / Math.max(1, maxTokens));
  return (
    <>
      <header className="card-head">
        <h2 className="card-name">
          <Author entry={entry} withModel />
        </h2>
        <StateChip entry={entry} isConnected={isConnected} now={now} />
        {rate === null ? null : <p className="card-rate">{t('rate', { n: rateText(rate, tag) })}</p>}
        {ttftMs === null || isMasked(entry) ? null : (
          <p className="card-first">{t('firstToken', { n: secondsText(ttftMs, tag) })}</p>
        )}
      </header>
      <div
        className="card-progress"
        role="img"
        aria-label={own('tokensOf', { n: entry.tokens, most: maxTokens })}
        style={{ '--share': share } as CSSProperties}
      />
    </>
  );
}
