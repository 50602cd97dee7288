// Ready-made rounds to start from: which text each takes from the catalogue, and how it is played.
import { emptyForm } from './round-form.ts';
import type { RoundForm } from './round-form.ts';

export const TEMPLATES = [
  { id: 'sky', svgMode: false },
  { id: 'excuse', svgMode: false },
  { id: 'sand', svgMode: false },
  { id: 'printer', svgMode: false },
  { id: 'haiku', svgMode: false },
  { id: 'pirate', svgMode: false },
  { id: 'pizza', svgMode: false },
  { id: 'pelican', svgMode: true },
  { id: 'capybara', svgMode: true },
] as const;

export type TemplateId = (typeof TEMPLATES)[number]['id'];

/** A drawing takes more tokens than sixty words, and more time. */
export const DRAWING = { maxTokens: '2000', seconds: '180' };

/** The bounds that suit the other mode, where nobody has set their own. */
export function inMode(form: RoundForm, svgMode: boolean): Partial<RoundForm> {
  const [before, after] = svgMode ? [emptyForm, DRAWING] : [DRAWING, emptyForm];
  return {
    svgMode,
    maxTokens: form.maxTokens === before.maxTokens ? after.maxTokens : form.maxTokens,
    seconds: form.seconds === before.seconds ? after.seconds : form.seconds,
  };
}
