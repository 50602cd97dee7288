// The form of a round as typed, and as the host takes it. Faults are named here and put into words by the form.
import { limits } from '../../../protocol/limits.ts';
import type { RoundSettings, RoundView } from '../../../protocol/model.ts';

/** Everything as its field holds it: nothing typed is lost to a number that does not parse yet. */
export interface RoundForm {
  readonly title: string;
  readonly prompt: string;
  readonly maxTokens: string;
  readonly temperature: string;
  readonly seconds: string;
  readonly seed: string;
  readonly svgMode: boolean;
  readonly blind: boolean;
  readonly finalVotes: boolean;
}

export type FormField = 'title' | 'prompt' | 'maxTokens' | 'temperature' | 'seconds' | 'seed';
export type Fault = {
  readonly kind: 'empty' | 'long' | 'whole' | 'number' | 'range';
  readonly min: number;
  readonly max: number;
};
export type Faults = Readonly<Partial<Record<FormField, Fault>>>;

export interface Parsed {
  readonly faults: Faults;
  /** Null while there is a fault. */
  readonly settings: RoundSettings | null;
}

const SECOND = 1_000;

export const emptyForm: RoundForm = {
  title: '',
  prompt: '',
  maxTokens: String(limits.maxTokens.default),
  temperature: String(limits.temperature.default),
  seconds: String(limits.deadlineMs.default / SECOND),
  seed: '',
  svgMode: false,
  blind: false,
  finalVotes: false,
};

export function formOf(round: RoundView): RoundForm {
  const { title, prompt, maxTokens, temperature, deadlineMs, seed, svgMode, blind, finalVotes } = round;
  return {
    title: title ?? '',
    prompt,
    maxTokens: String(maxTokens),
    temperature: String(temperature),
    seconds: String(deadlineMs / SECOND),
    seed: seed === null ? '' : String(seed),
    svgMode,
    blind,
    finalVotes,
  };
}

export function parseForm(form: RoundForm): Parsed {
  const title = form.title.trim();
  const prompt = form.prompt.trim();
  const deadline = { min: limits.deadlineMs.min / SECOND, max: limits.deadlineMs.max / SECOND };
  const seconds = numberOf(form.seconds);
  const maxTokens = numberOf(form.maxTokens);
  const temperature = numberOf(form.temperature);
  const seed = form.seed.trim() === '' ? null : numberOf(form.seed);
  const found: [FormField, Fault | null][] = [
    ['title', textFault(title, 0, limits.titleChars)],
    ['prompt', textFault(prompt, 1, limits.promptChars)],
    ['seconds', numberFault(seconds, deadline, false)],
    ['maxTokens', numberFault(maxTokens, limits.maxTokens, true)],
    ['temperature', numberFault(temperature, limits.temperature, false)],
    [
      'seed',
      seed === null ? null : numberFault(seed, { min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }, true),
    ],
  ];
  const faults = Object.fromEntries(found.filter(([, fault]) => fault !== null)) as Faults;
  if (Object.keys(faults).length > 0) return { faults, settings: null };
  const { svgMode, blind, finalVotes } = form;
  const deadlineMs = Math.round(seconds * SECOND);
  const name = title === '' ? null : title;
  return {
    faults,
    settings: { title: name, prompt, maxTokens, temperature, deadlineMs, seed, svgMode, blind, finalVotes },
  };
}

/** A comma is a decimal point where the club lives; empty is no number. */
function numberOf(text: string): number {
  const typed = text.trim().replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(typed) ? Number(typed) : Number.NaN;
}

function textFault(text: string, min: number, max: number): Fault | null {
  if (text.length < min) return { kind: 'empty', min, max };
  return text.length > max ? { kind: 'long', min, max } : null;
}

function numberFault(value: number, { min, max }: { min: number; max: number }, isWhole: boolean): Fault | null {
  if (Number.isNaN(value)) return { kind: 'number', min, max };
  if (value < min || value > max) return { kind: 'range', min, max };
  return isWhole && !Number.isInteger(value) ? { kind: 'whole', min, max } : null;
}

/** What was kept of a form that was open; null for anything that is not one. */
export function formFrom(kept: unknown): RoundForm | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const given = kept as Record<string, unknown>;
  const fits = Object.entries(emptyForm).every(([key, value]) => typeof given[key] === typeof value);
  return fits
    ? (Object.fromEntries(Object.keys(emptyForm).map((key) => [key, given[key]])) as unknown as RoundForm)
    : null;
}

/** The host takes the same at its own bounds; a comma typed is not something typed. */
export function isSameForm(one: RoundForm, other: RoundForm): boolean {
  return (Object.keys(emptyForm) as (keyof RoundForm)[]).every((key) => one[key] === other[key]);
}
