/** Which of a server's models a person means by what they typed. */
import { distance } from 'fastest-levenshtein';
import { cleanLine } from '../../../protocol/text.ts';
import type { Language } from '../language.ts';
import type { Environment, ModelInfo } from './kinds.ts';
import { nameList, sameOllamaModel, sameServedModel } from './models.ts';
import { namesIn } from './typed-name.ts';
import { runnerWords } from './words/index.ts';

export type ModelMatch =
  | { readonly kind: 'found'; readonly model: ModelInfo }
  /** Several fit; the person chooses. */
  | { readonly kind: 'ambiguous'; readonly typed: string; readonly models: readonly ModelInfo[] }
  /** `near`: what they may have meant, nearest first, perhaps none. */
  | { readonly kind: 'unknown'; readonly typed: string; readonly near: readonly ModelInfo[] }
  | { readonly kind: 'embedding'; readonly model: ModelInfo };

const NEAR = 3;
const SHOWN_CHARS = 80;

export function findModel(models: readonly ModelInfo[], typed: string, environment: Environment = {}): ModelMatch {
  const names = namesIn(typed, environment);
  for (const name of names) {
    for (const fits of levels) {
      const fitting = models.filter((model) => fits(name, model.name));
      if (fitting.length > 0) return choose(shownOf(typed, name), fitting);
    }
  }
  const [name] = names;
  const shown = name === undefined ? cleanLine(typed, SHOWN_CHARS) : shownOf(typed, name);
  return { kind: 'unknown', typed: shown, near: nearest(name ?? shown, models) };
}

/** The name in what was typed. What a variable holds is never shown: it may be a key. */
function shownOf(typed: string, name: string): string {
  return cleanLine(typed.includes(name) ? name : typed, SHOWN_CHARS);
}

/** What to tell the person; null where the model was found. */
export function matchWords(match: ModelMatch, models: readonly ModelInfo[], language: Language): string | null {
  const { typed, and, embedding } = runnerWords(language);
  const list = (some: readonly ModelInfo[]): string | null =>
    nameList(
      some.map(({ name }) => name),
      and,
    );
  switch (match.kind) {
    case 'found':
      return null;
    case 'embedding':
      return embedding(match.model.name);
    case 'ambiguous':
      return typed.ambiguous(match.typed, list(match.models) ?? '');
    case 'unknown':
      if (match.typed === '') return typed.empty;
      return typed.unknown(match.typed, list(match.near), list(models.filter((model) => !model.embedding)));
  }
}

function choose(typed: string, fitting: readonly ModelInfo[]): ModelMatch {
  const writing = fitting.filter((model) => !model.embedding);
  const [first] = writing.length > 0 ? writing : fitting;
  if (first === undefined) return { kind: 'unknown', typed, near: [] };
  if (writing.length === 0) return { kind: 'embedding', model: first };
  return writing.length === 1 ? { kind: 'found', model: first } : { kind: 'ambiguous', typed, models: writing };
}

type Fits = (typed: string, name: string) => boolean;

/** From the letter of the name to its spirit; the first level with any model decides. */
const levels: readonly Fits[] = [
  (typed, name) => typed === name,
  (typed, name) => typed.toLowerCase() === name.toLowerCase(),
  (typed, name) => sameOllamaModel(typed, name),
  (typed, name) => sameServedModel(typed, name),
  (typed, name) => base(typed) === base(name),
  (typed, name) => bare(typed) !== '' && (bare(typed) === bare(name) || bare(base(typed)) === bare(base(name))),
  (typed, name) => starts(squeezed(typed), squeezed(name)) || starts(squeezed(base(typed)), squeezed(base(name))),
  (typed, name) => starts(bare(base(typed)), bare(base(name))),
  (typed, name) => within(squeezed(base(typed)), squeezed(name)),
  (typed, name) => {
    const parts = typed.toLowerCase().match(/[\p{L}\d.]+/gu) ?? [];
    return parts.length > 1 && parts.every((part) => within(squeezed(part), squeezed(name)));
  },
];

/** Without folders, publisher, `.gguf` and `:latest`. */
function base(name: string): string {
  const plain = name.toLowerCase().replaceAll('\\', '/');
  return plain
    .slice(plain.lastIndexOf('/') + 1)
    .replace(/(-\d{5}-of-\d{5})?\.gguf$/, '')
    .replace(/:latest$/, '');
}

/** Letters, digits, and a point between two numbers: `Llama 3.2` is `llama3.2` is `llama-3-2`. */
function squeezed(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.gguf$|:latest$/, '')
    .replace(/(\d)[^\p{L}\d]+(?=\d)/gu, '$1.')
    .replace(/[^\p{L}\d.]+/gu, '')
    .replace(/(\d)\.(?=\d)|\./g, (_point, digit: string | undefined) => (digit === undefined ? '' : `${digit}.`));
}

/** Not even that point. */
function bare(name: string): string {
  return squeezed(name).replaceAll('.', '');
}

function starts(typed: string, name: string): boolean {
  return typed.length >= 2 && name.startsWith(typed);
}

/** Somewhere in it, but not in the middle of a number: `7b` is not in `27b`. */
function within(typed: string, name: string): boolean {
  if (typed.length < 2) return false;
  for (let at = name.indexOf(typed); at >= 0; at = name.indexOf(typed, at + 1)) {
    if (!(/^\d/.test(typed) && /\d/.test(name.charAt(at - 1)))) return true;
  }
  return false;
}

/** Typing errors: a third of the letters may be wrong. */
function nearest(typed: string, models: readonly ModelInfo[]): ModelInfo[] {
  const wanted = squeezed(base(typed));
  if (wanted.length < 2) return [];
  return models
    .filter((model) => !model.embedding)
    .map((model) => ({ model, far: farness(wanted, model.name) }))
    .filter(({ far }) => far <= Math.max(1, Math.floor(wanted.length / 3)))
    .sort((a, b) => a.far - b.far)
    .slice(0, NEAR)
    .map(({ model }) => model);
}

/** To the whole name, to the name without tag, and to as much of its beginning as was typed. */
function farness(wanted: string, name: string): number {
  const whole = squeezed(base(name));
  const untagged = squeezed(base(name).replace(/:.*$/, ''));
  return Math.min(...[whole, untagged, whole.slice(0, wanted.length)].map((one) => distance(wanted, one)));
}
