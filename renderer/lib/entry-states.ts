// How an entry stands, in words that every page shares.
import { cleanLine } from '../../protocol/text.ts';
import type { EntryView } from '../../protocol/model.ts';
import { translator } from './i18n.ts';
import type { Catalogue, Language } from './i18n.ts';

const pt = {
  waiting: 'aguardando',
  generating: 'gerando',
  complete: 'completa',
  partial: 'incompleta',
  deadline: 'cortada pelo tempo',
  stopped: 'interrompida',
  failed: 'falhou',
  noAnswer: 'sem resposta',
  missing: 'faltam {n} tokens',
};

type StateKey = keyof typeof pt;

const en: Record<StateKey, string> = {
  waiting: 'waiting',
  generating: 'generating',
  complete: 'complete',
  partial: 'incomplete',
  deadline: 'cut by the clock',
  stopped: 'stopped',
  failed: 'failed',
  noAnswer: 'no answer',
  missing: '{n} tokens missing',
};

const texts: Catalogue<StateKey> = { pt, en };

/** Characters shown of a reason: a client wrote it. */
const REASON_CHARS = 200;
/** Reasons that say no more than the state does; `failed` stands for words that would name who is blind. */
const PLAIN: ReadonlySet<string | null> = new Set([null, 'no_answer', 'failed']);

export function stateText(view: EntryView, tag: Language<never>['tag']): string {
  const { t } = translator(texts, tag === 'en' ? 'en' : 'pt');
  const state = t(stateKey(view));
  return view.missing > 0 ? `${state} · ${t('missing', { n: view.missing })}` : state;
}

/** Why an entry failed, in its client's own words; empty where there are none. */
export function failureText({ status, reason }: EntryView): string {
  return status !== 'failed' || PLAIN.has(reason) ? '' : cleanLine(reason ?? '', REASON_CHARS);
}

function stateKey({ status, reason }: EntryView): StateKey {
  if (status === 'partial') return reason === 'deadline' || reason === 'stopped' ? reason : 'partial';
  return status === 'failed' && reason === 'no_answer' ? 'noAnswer' : status;
}
