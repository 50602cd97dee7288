// Numbers on the telão, written as the language does.
import type { ScoreRow } from '../../protocol/model.ts';
import type { Language } from '../lib/i18n.ts';
import type { TextKey } from './texts.ts';

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
