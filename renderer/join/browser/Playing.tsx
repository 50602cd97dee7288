import { useState, useSyncExternalStore } from 'react';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { joinBrowser } from '../../i18n/join-browser.ts';
import { shared } from '../../i18n/shared.ts';
import { useNow, useScreen } from '../../lib/arena/react.tsx';
import { isolated } from '../../lib/isolated.ts';
import { clockText, timeLeft } from '../../lib/arena/rounds.ts';
import { LiveText } from '../../ui/answer/LiveText.tsx';
import { useAwake, useWarnedBeforeLeaving, useWasHidden } from './awake.ts';
import type { Play, Played } from './play.ts';
import { sentence } from './sentence.ts';

/** Taking part: the line, the round, the pace, the own text. */
export function Playing({ play, model, back }: { play: Play; model: string; back: () => void }) {
  const t = useTexts(joinBrowser);
  const played = useSyncExternalStore(play.subscribe, play.get);
  const isOver = played.line === 'ended';
  useAwake(!isOver);
  useWarnedBeforeLeaving(played.writing);
  return (
    <div className="browser-playing" data-line={played.line}>
      <p className="browser-line" role="status">
        <span className="browser-light" aria-hidden="true" />
        <Line played={played} />
      </p>
      <p className="browser-model" dir="auto" title={model}>
        {model}
      </p>
      {played.round === null ? null : <Round played={played} round={played.round} />}
      {played.line === 'in' && !played.writing ? <p>{t('waiting')}</p> : null}
      {played.voteUrl === null || isOver ? null : (
        <p className="browser-vote">
          {t('voteHere')}{' '}
          <a href={played.voteUrl} target="_blank" rel="noreferrer">
            {played.voteUrl}
          </a>
        </p>
      )}
      {isOver ? (
        <button type="button" className="browser-button" onClick={back}>
          {t('back')}
        </button>
      ) : (
        <>
          <p className="browser-note">{t('keepOpen')}</p>
          <Leave play={play} writing={played.writing} />
        </>
      )}
    </div>
  );
}

function Line({ played: { line, nickname, because, reason } }: { played: Played }) {
  const t = useTexts(joinBrowser);
  const why = because ?? '';
  switch (line) {
    case 'joining':
      return <span>{t('joining')}</span>;
    case 'in':
      return (
        <span dir="auto" className="browser-who">
          {t('in', { who: isolated(nickname ?? '') })}
        </span>
      );
    case 'away':
      return <span dir="auto">{t('away', { why: sentence(why) })}</span>;
    case 'ended':
      if (reason === 'idInUse') return <span>{t('idInUse')}</span>;
      return <span dir="auto">{reason === 'stopped' ? t('ended') : t('endedWhy', { why })}</span>;
  }
}

function Round({ played, round }: { played: Played; round: number }) {
  const t = useTexts(joinBrowser);
  const says = useTexts(shared);
  const { tag } = useLanguage();
  const { writing, tokens, tokensPerSecond, ending } = played;
  const wasHidden = useWasHidden(writing);
  const rate = tokensPerSecond?.toLocaleString(tag, { maximumFractionDigits: 1 });
  return (
    <section className="browser-round" data-round={round} data-writing={writing}>
      <h3>{round === 0 ? t('warmUp') : t('roundNow', { n: round })}</h3>
      <p className="browser-figures">
        <span data-ending>{endingText(t, played)}</span>
        <span>{says('tokens', { n: tokens })}</span>
        {rate === undefined ? null : <span data-rate>{says('rate', { n: rate })}</span>}
        {writing && round !== 0 ? <Clock /> : null}
      </p>
      {wasHidden ? <p className="browser-note">{t('wasHidden')}</p> : null}
      {played.text === '' && ending !== null ? null : (
        <div className="browser-text" role="group" aria-label={t('ownText')}>
          <LiveText text={played.text} lineage={played.lineage} />
        </div>
      )}
    </section>
  );
}

function endingText(t: ReturnType<typeof useTexts<keyof (typeof joinBrowser)['en']>>, { ending }: Played): string {
  if (ending === null) return t('writing');
  return typeof ending === 'string' ? t(ending) : t('failedRound', { why: ending.failed });
}

function Clock() {
  const t = useTexts(joinBrowser);
  const round = useScreen(({ arena }) => arena.round);
  const saidAt = useScreen(({ arena }) => arena.roundSaidAt);
  const left = timeLeft(round, saidAt, useNow(250));
  if (left === null) return null;
  return (
    <span role="timer" aria-label={t('timeLeft')}>
      {clockText(left)}
    </span>
  );
}

/** In the middle of a round it is asked twice. */
function Leave({ play, writing }: { play: Play; writing: boolean }) {
  const t = useTexts(joinBrowser);
  const [isAsked, ask] = useState(false);
  const asks = isAsked && writing;
  const press = (): void => {
    if (writing && !asks) ask(true);
    else play.leave();
  };
  return (
    <button type="button" className="browser-button" data-quiet onClick={press} onBlur={() => ask(false)}>
      {t(asks ? 'leaveNow' : 'leave')}
    </button>
  );
}
