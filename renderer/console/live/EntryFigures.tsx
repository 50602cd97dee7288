import { tokensPerSecond } from '../../lib/arena/entries.ts';
import type { ScreenEntry } from '../../lib/arena/entries.ts';
import { console as texts } from '../../i18n/console.ts';
import { rateText, secondsText } from '../../i18n/moments.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { silenceOf } from './silence.ts';

interface EntryFiguresProps {
  readonly entry: ScreenEntry;
  readonly maxTokens: number;
  readonly since: number;
  readonly now: number;
}

export function EntryFigures({ entry, maxTokens, since, now }: EntryFiguresProps) {
  const t = useTexts(texts);
  const { tag } = useLanguage();
  const { view, tokens } = entry;
  const rate = tokensPerSecond(entry);
  const isOver = view.status !== 'waiting' && view.status !== 'generating';
  const silence = now === 0 ? null : silenceOf(entry, since, now);
  return (
    <div className="entry-figures">
      {isOver ? (
        // What was left of the limit says nothing of an answer that is over.
        <Figure label={t('tokens')} text={tokens.toLocaleString(tag)} />
      ) : (
        <div className="entry-bar">
          <progress
            max={maxTokens}
            value={Math.min(tokens, maxTokens)}
            aria-label={t('tokensOf', { n: tokens, of: maxTokens })}
          />
          <span aria-hidden="true">
            {tokens.toLocaleString(tag)}/{maxTokens.toLocaleString(tag)}
          </span>
        </div>
      )}
      <Figure label={t('perSecond')} text={rate === null ? '–' : rateText(rate, tag)} />
      <Figure
        label={t('firstToken')}
        text={view.ttftMs === null ? '–' : t('seconds', { n: secondsText(view.ttftMs, tag) })}
      />
      <Figure
        label={t(silence?.level === 'silent' ? 'silent' : 'lastToken')}
        level={silence?.level ?? 'fine'}
        text={silence === null ? '–' : t('seconds', { n: Math.floor(silence.ms / 1_000) })}
      />
    </div>
  );
}

function Figure({ label, text, level = 'fine' }: { label: string; text: string; level?: string }) {
  return (
    <p className="entry-figure" data-level={level}>
      <span>{label}</span>
      <b>{text}</b>
    </p>
  );
}
