// The form that is being written, kept in this browser: a reload or a refusal loses no word of it.
import { recall, remember } from '../../lib/storage.ts';
import type { Writing } from '../night/night.ts';
import { formFrom } from './round-form.ts';
import type { RoundForm } from './round-form.ts';

const WRITING = 'arena.console.writing';
const FORM = 'arena.console.form';

export function keptWriting(): Writing | null {
  return writingFrom(parsed(recall(WRITING)));
}

export function writingFrom(kept: unknown): Writing | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { kind, roundId } = kept as { kind?: unknown; roundId?: unknown };
  if (kind === 'new') return { kind };
  return kind === 'edit' && typeof roundId === 'string' ? { kind, roundId } : null;
}

/** What was typed before in another form is not of this one. */
export function keepWriting(writing: Writing): void {
  remember(WRITING, JSON.stringify(writing));
  remember(FORM, '');
}

export function forgetWriting(): void {
  remember(WRITING, '');
  remember(FORM, '');
}

export function keptForm(): RoundForm | null {
  return formFrom(parsed(recall(FORM)));
}

export function keepForm(form: RoundForm): void {
  remember(FORM, JSON.stringify(form));
}

function parsed(kept: string | null): unknown {
  try {
    return JSON.parse(kept ?? '');
  } catch {
    return null;
  }
}
