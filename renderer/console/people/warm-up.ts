// What a warm-up says of a participant, and of all of them.
import { timing, warmUpReady } from '../../../protocol/limits.ts';
import type { ParticipantView, RoundView, WarmUpView } from '../../../protocol/model.ts';
import { cleanLine } from '../../../protocol/text.ts';
import { warm } from '../../i18n/console-warm.ts';
import { rateText, secondsText } from '../../i18n/moments.ts';
import { translator } from '../../i18n/translate.ts';
import type { Tag } from '../../i18n/translate.ts';
import type { Tone } from '../ui/Chip.tsx';

/** Later than this the room would have begun to wonder. Milliseconds. */
export const READY_FIRST_MS = warmUpReady.firstMs;
/** Slower than this nobody reads along: about 200 words a minute. Tokens a second. */
export const READY_RATE = warmUpReady.tps;
/** Characters shown of a reason: a client wrote it. */
const REASON_CHARS = 200;

/** `none`: nobody asked, as with who came after the warm-up. */
export type WarmGrade = Exclude<WarmUpView['status'], 'complete'> | 'ready' | 'slow' | 'none';

export interface WarmWords {
  readonly grade: WarmGrade;
  readonly state: string;
  readonly tone: Tone;
  /** Null where there is nothing to measure. */
  readonly rate: string | null;
  readonly first: string | null;
  /** Why it failed; empty where it did not. */
  readonly why: string;
}

const TONES: Readonly<Record<WarmGrade, Tone>> = {
  none: 'calm',
  waiting: 'busy',
  generating: 'busy',
  ready: 'good',
  slow: 'warn',
  failed: 'bad',
};

export function gradeOf(found: WarmUpView | undefined): WarmGrade {
  if (found === undefined) return 'none';
  if (found.status !== 'complete') return found.status;
  // A text that came in one piece has no pace: its first moment says it all.
  const isQuick = found.ttftMs !== null && found.ttftMs <= READY_FIRST_MS && (found.tps ?? READY_RATE) >= READY_RATE;
  return isQuick ? 'ready' : 'slow';
}

/** In short strings, so that a row whose words have not changed is not drawn again. */
export function warmWords(found: WarmUpView | undefined, tag: Tag): WarmWords {
  const t = translator(warm, tag);
  const grade = gradeOf(found);
  return {
    grade,
    state: t(grade),
    tone: TONES[grade],
    rate: found === undefined || found.tps === null ? null : rateText(found.tps, tag),
    first: found === undefined || found.ttftMs === null ? null : secondsText(found.ttftMs, tag),
    why: grade === 'failed' ? whyText(found?.reason ?? '', tag) : '',
  };
}

/** The host's own reasons are words of ours; a client's begin with a code that says nothing to the organizer. */
function whyText(reason: string, tag: Tag): string {
  const t = translator(warm, tag);
  if (reason === 'no_answer') return t('no_answer', { n: timing.warmupMs / 1_000 });
  if (reason === 'no_text') return t('no_text');
  return cleanLine(reason.replace(/^[A-Z][A-Z0-9_]*: (?=\S)/, ''), REASON_CHARS);
}

/** Of who is connected: `7 de 9 prontos, 1 lento, 1 falhou`. Null while nobody was asked. */
export function warmSummary(
  all: readonly ParticipantView[],
  results: readonly WarmUpView[],
  tag: Tag,
): { readonly text: string; readonly hasSlow: boolean; readonly isBusy: boolean } | null {
  if (results.length === 0) return null;
  const t = translator(warm, tag);
  const byId = new Map(results.map((one) => [one.participantId, one]));
  const here = all.filter(({ connected, kicked }) => connected && !kicked);
  const count = (...grades: readonly WarmGrade[]): number =>
    here.filter(({ id }) => grades.includes(gradeOf(byId.get(id)))).length;
  const [ready, slow, failed] = [count('ready'), count('slow'), count('failed')];
  const [busy, none] = [count('waiting', 'generating'), count('none')];
  const parts = [t('sumReady', { n: ready, of: here.length })];
  if (slow > 0) parts.push(t('sumSlow', { n: slow }));
  if (failed > 0) parts.push(t('sumFailed', { n: failed }));
  if (busy > 0) parts.push(t('sumBusy', { n: busy }));
  if (none > 0) parts.push(t('sumNone', { n: none }));
  return { text: parts.join(', '), hasSlow: slow > 0, isBusy: busy > 0 };
}

/** Results are newer than the round on stage: the host forgets them as one starts, and warms nobody up while it is live. */
export function isWarmTime(round: RoundView | null): boolean {
  return round?.status !== 'live';
}
