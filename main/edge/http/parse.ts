import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { AppError } from './app-error.ts';
import type { FieldError } from './app-error.ts';

/** Problems told of one request, and characters of a key in them: an answer must not outgrow the question. */
const TOLD = 20;
const KEY_CHARS = 80;

/**
 * Reads one part of a request. Keys may be camelCase or snake_case; null means absent where the
 * field is optional; an unknown key is an error that names the nearest known one, because a typo
 * that is ignored runs a round with the wrong settings.
 */
export function parseRequest<S extends z.ZodObject>(
  schema: S,
  input: unknown,
  part: 'body' | 'query' | 'params',
): z.output<S> {
  if (input !== undefined && (typeof input !== 'object' || input === null || Array.isArray(input))) {
    throw new AppError({ code: 'INVALID_REQUEST', detail: `Send the ${part} as one JSON object.` });
  }
  const { values, problems } = spell(schema, Object.entries(input ?? {}));
  const parsed = schema.safeParse(values);
  if (parsed.success && problems.length === 0) return parsed.data;
  const issues = parsed.success ? [] : parsed.error.issues.map(toFieldError);
  const fields = [...problems, ...issues].slice(0, TOLD);
  const detail = fields
    .map((field) => (field.path === '' ? field.message : `${field.path}: ${field.message}`))
    .join('; ');
  throw new AppError({ code: 'INVALID_REQUEST', detail }, fields);
}

function spell(
  schema: z.ZodObject,
  entries: [string, unknown][],
): { values: Record<string, unknown>; problems: FieldError[] } {
  const known = Object.keys(schema.shape);
  const values: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const problems: FieldError[] = [];
  for (const [given, value] of entries) {
    const key = known.includes(given) ? given : known.find((name) => name === camelCase(given));
    if (problems.length >= TOLD) break;
    if (key === undefined) problems.push(unknownKey(given.slice(0, KEY_CHARS), known));
    else if (key in values && values[key] !== value)
      problems.push({ path: key, message: 'given twice, in both spellings' });
    else if (value !== null || acceptsNull(schema, key)) values[key] = value;
  }
  return { values, problems };
}

function acceptsNull(schema: z.ZodObject, key: string): boolean {
  const field = schema.shape[key];
  // Only an optional field may be left out by a null; for a required one null is a mistake to be told.
  return field === undefined || z.safeParse(field, null).success || !z.safeParse(field, undefined).success;
}

function unknownKey(given: string, known: readonly string[]): FieldError {
  if (known.length === 0) return { path: given, message: 'unknown field; none is expected here' };
  const nearest = known.toSorted(
    (a, b) => distance(given.toLowerCase(), a.toLowerCase()) - distance(given.toLowerCase(), b.toLowerCase()),
  )[0];
  return { path: given, message: `unknown field; did you mean ${nearest}? Known: ${known.join(', ')}` };
}

function camelCase(key: string): string {
  return key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function toFieldError(issue: z.core.$ZodIssue): FieldError {
  return { path: issue.path.join('.'), message: issue.message };
}
