// What the cards say in words.
import type { EntryView, ScoreRow } from '../../protocol/model.ts';
import { cleanLine } from '../../protocol/text.ts';
import type { Language } from '../lib/i18n.ts';
import type { TextKey } from './texts.ts';

/** Characters shown of a reason: a client wrote it. */
const REASON_CHARS = 200;
/** Reasons that say no more than the state does; `failed` stands for words that would name who is blind. */
const PLAIN: ReadonlySet<string | null> = new Set([null, 'no_answer', 'failed']);

export function stateText(view: EntryView, { t }: Language<TextKey>): string {
  const state = t(stateKey(view));
  return view.missing > 0 ? `${state} · ${t('missing', { n: view.missing })}` : state;
}

/** Why an entry failed, in its client's own words; empty where there are none. */
export function failureText({ status, reason }: EntryView): string {
  return status !== 'failed' || PLAIN.has(reason) ? '' : cleanLine(reason ?? '', REASON_CHARS);
}

function stateKey({ status, reason }: EntryView): TextKey {
  switch (status) {
    case 'waiting':
      return 'stateWaiting';
    case 'generating':
      return 'stateGenerating';
    case 'complete':
      return 'stateComplete';
    case 'partial':
      return reason === 'deadline' ? 'stateDeadline' : reason === 'stopped' ? 'stateStopped' : 'statePartial';
    case 'failed':
      return reason === 'no_answer' ? 'stateNoAnswer' : 'stateFailed';
  }
}

export function rateText(rate: number | null, { t, tag }: Language<TextKey>): string {
  if (rate === null) return '';
  const digits = rate < 10 ? 1 : 0;
  const n = rate.toLocaleString(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return t('rate', { n });
}

export function votesText(votes: number, { t }: Language<TextKey>): string {
  return votes === 1 ? t('votesOne') : t('votes', { n: votes });
}

export function scoreText(row: ScoreRow, { tag }: Language<TextKey>): string {
  const score = row.avg_score ?? 0;
  return score.toLocaleString(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
