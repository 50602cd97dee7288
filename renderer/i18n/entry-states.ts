// How an entry stands, in words that every page shares.
import { cleanLine } from '../../protocol/text.ts';
import type { EntryView } from '../../protocol/model.ts';
import { catalogue, translator } from './translate.ts';
import type { Tag } from './translate.ts';

export const entryStates = catalogue(
  {
    waiting: 'aguardando',
    generating: 'gerando',
    complete: 'completa',
    partial: 'incompleta',
    deadline: 'cortada pelo tempo',
    stopped: 'interrompida',
    failed: 'falhou',
    noAnswer: 'sem resposta',
    missing: { one: 'falta {n} token', other: 'faltam {n} tokens' },
    overLimit: 'passou do limite',
    loaded: 'carregou o modelo por {n} s',
  },
  {
    waiting: 'waiting',
    generating: 'generating',
    complete: 'complete',
    partial: 'incomplete',
    deadline: 'cut by the clock',
    stopped: 'stopped',
    failed: 'failed',
    noAnswer: 'no answer',
    missing: { one: '{n} token missing', other: '{n} tokens missing' },
    overLimit: 'over the limit',
    loaded: 'loaded its model for {n} s',
  },
);

type StateKey = keyof (typeof entryStates)['en'];

/** Characters shown of a reason: a client wrote it. */
const REASON_CHARS = 200;
/** Reasons that say no more than the state does; `failed` stands for words that would name who is blind. */
const PLAIN: ReadonlySet<string | null> = new Set([null, 'no_answer', 'failed']);

/** Loading a model shorter than this is not worth a word. Milliseconds. */
const WORTH_SAYING_MS = 1_000;

/** How it stands, and what is to be known of its text. */
export function stateText(view: EntryView, tag: Tag): string {
  const t = translator(entryStates, tag);
  const said = [t(stateKey(view))];
  if (view.missing > 0) said.push(t('missing', { n: view.missing }));
  if (view.overLimit) said.push(t('overLimit'));
  const { loadMs } = view;
  if (loadMs !== null && loadMs >= WORTH_SAYING_MS) said.push(t('loaded', { n: Math.round(loadMs / 1_000) }));
  return said.join(' · ');
}

/** Why an entry failed, in its client's own words; empty where there are none. */
export function failureText({ status, reason }: EntryView): string {
  return status !== 'failed' || PLAIN.has(reason) ? '' : cleanLine(reason ?? '', REASON_CHARS);
}

function stateKey({ status, reason, chars, tokens }: EntryView): StateKey {
  // A client may call done what never began: its model was still loading when the time was up.
  if (status === 'complete' && chars === 0 && tokens === 0) return 'noAnswer';
  if (status === 'partial') return reason === 'deadline' || reason === 'stopped' ? reason : 'partial';
  return status === 'failed' && reason === 'no_answer' ? 'noAnswer' : status;
}
