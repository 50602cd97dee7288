// A text that one language lacks, or that names other values in it, fails the build: the type checker sees missing keys,
// this sees the rest, and runs where the type checker does not.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Forms = Readonly<Record<string, string>>;
type Catalogue = Readonly<Record<string, Readonly<Record<string, string | Forms>>>>;

const LANGUAGES = ['pt-BR', 'en'];

/** Throws with every fault of every catalogue in renderer/i18n. */
export async function checkCatalogues(root: string): Promise<void> {
  const folder = join(root, 'renderer', 'i18n');
  const faults: string[] = [];
  for (const file of await readdir(folder)) {
    if (!/^[a-z-]+\.ts$/.test(file)) continue;
    const module = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module)) {
      if (isCatalogue(value))
        faults.push(...faultsOf(value).map((fault) => `renderer/i18n/${file}, ${name}: ${fault}`));
    }
  }
  if (faults.length > 0) throw new Error(`Texts are incomplete:\n  ${faults.join('\n  ')}`);
}

function isCatalogue(value: unknown): value is Catalogue {
  return typeof value === 'object' && value !== null && LANGUAGES.every((tag) => tag in value);
}

export function faultsOf(texts: Catalogue): string[] {
  const [first = {}, second = {}] = LANGUAGES.map((tag) => texts[tag]);
  const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
  return [...keys].flatMap((key) => {
    const pair = [first[key], second[key]];
    const missing = LANGUAGES.filter((_tag, at) => formsOf(pair[at]).some((form) => form.trim() === ''));
    if (missing.length > 0) return missing.map((tag) => `“${key}” has no text in ${tag}`);
    const [ours, theirs] = pair.map(valuesIn);
    return ours === theirs ? [] : [`“${key}” names {${ours}} in one language and {${theirs}} in the other`];
  });
}

function formsOf(text: string | Forms | undefined): readonly string[] {
  if (text === undefined) return [''];
  return typeof text === 'string' ? [text] : [text['one'] ?? '', text['other'] ?? ''];
}

/** Names of the values a text takes, in order; of both forms together. */
function valuesIn(text: string | Forms | undefined): string {
  const named = formsOf(text).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''));
  return [...new Set(named)].toSorted().join(', ');
}
