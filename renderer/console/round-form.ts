import { limits } from '../../protocol/limits.ts';
import { el } from '../lib/dom.ts';
import { post } from './api.ts';
import type { Desk } from './desk.ts';

const { deadlineMs, maxTokens, temperature } = limits;

/** Writes a round; it starts later. */
export function roundForm({ act, language }: Desk): HTMLFormElement {
  const { t } = language;
  const prompt = el('textarea', { name: 'prompt', rows: '4', required: true, maxlength: String(limits.promptChars) });
  const title = el('input', { name: 'title', maxlength: String(limits.titleChars), autocomplete: 'off' });
  const tokens = numberInput('maxTokens', maxTokens, '1');
  const inSeconds = { min: deadlineMs.min / 1_000, max: deadlineMs.max / 1_000, default: deadlineMs.default / 1_000 };
  const seconds = numberInput('seconds', inSeconds, '1');
  const warmth = numberInput('temperature', temperature, '0.1');
  const seed = el('input', { name: 'seed', type: 'number', step: '1' });
  const blind = el('input', { name: 'blind', type: 'checkbox' });
  const form = el(
    'form',
    { class: 'round-form' },
    el('label', { class: 'wide' }, t('prompt'), prompt),
    el('label', { class: 'wide' }, t('roundTitle'), title),
    el('label', {}, t('maxTokens'), tokens),
    el('label', {}, t('seconds'), seconds),
    el('label', {}, t('temperature'), warmth),
    el('label', {}, t('seed'), seed),
    el('label', { class: 'check wide' }, blind, t('blindNames')),
    el('button', { type: 'submit', class: 'primary' }, t('write')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const named = title.value.trim();
    void act(async () => {
      await post<'createRound'>('/rounds', {
        prompt: prompt.value,
        maxTokens: tokens.valueAsNumber,
        deadlineMs: Math.round(seconds.valueAsNumber * 1_000),
        temperature: warmth.valueAsNumber,
        blind: blind.checked,
        ...(named === '' ? {} : { title: named }),
        ...(seed.value === '' ? {} : { seed: seed.valueAsNumber }),
      });
      prompt.value = '';
      title.value = '';
    });
  });
  return form;
}

function numberInput(
  name: string,
  bounds: { readonly min: number; readonly max: number; readonly default: number },
  step: string,
): HTMLInputElement {
  const [min, max, value] = [bounds.min, bounds.max, bounds.default].map(String);
  return el('input', {
    name,
    type: 'number',
    required: true,
    step,
    min: min ?? '',
    max: max ?? '',
    value: value ?? '',
  });
}
