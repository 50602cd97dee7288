/** Names of models: when two of them mean the same, and how to list them to a person. */
import { cleanLine } from '../../../protocol/text.ts';
import type { ServerKind } from './kinds.ts';

/** Of a name in a list of them: long enough for a publisher, a model and its tag. */
const NAME_CHARS = 120;

/** Ollama's rule: a name without a tag means `:latest`. */
export function sameOllamaModel(left: string, right: string): boolean {
  return withTag(left) === withTag(right);
}

/** Ollama means `:latest` where no tag is; the room need not read it. */
export function plainModelName(kind: ServerKind, name: string): string {
  return kind === 'ollama' ? name.replace(/:latest$/, '') : name;
}

function withTag(name: string): string {
  const lower = name.trim().toLowerCase();
  return /:[^/]*$/.test(lower) ? lower : `${lower}:latest`;
}

/**
 * Whether the model that answered is the one asked for. Servers leave out the publisher, give a
 * whole path, or add the number of the loaded instance (`:2`), `:latest` or the date of a snapshot.
 */
export function sameServedModel(asked: string, served: string): boolean {
  const [left, right] = [bare(asked), bare(served)];
  if (left === right) return true;
  const oneHasPublisher = left.includes('/') !== right.includes('/');
  return oneHasPublisher && lastPart(left) === lastPart(right);
}

function bare(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/\.gguf$/, '')
    .replace(/:(\d+|latest)$/, '')
    .replace(/-\d{4}-\d{2}-\d{2}$/, '');
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** "a, b, c and 4 more", or null when there is none; `and` is the language's. */
export function nameList(
  names: readonly string[],
  and: (shown: string, more: number) => string,
  most = 12,
): string | null {
  if (names.length === 0) return null;
  const shown = names
    .slice(0, most)
    .map((name) => cleanLine(name, NAME_CHARS))
    .join(', ');
  return names.length > most ? and(shown, names.length - most) : shown;
}
