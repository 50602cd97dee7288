// What the phone's page costs: everything a browser asks for to show it, as bytes after gzip; and whether it asks old
// phones for something they lack. Reads the built page, so it measures what is served.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes after gzip, and requests, the page may cost. */
export const PHONE_BUDGET = { bytes: 60_000, requests: 4 } as const;

export interface PageCost {
  /** Of HTML, scripts, styles and the icon. */
  readonly bytes: number;
  readonly requests: number;
  readonly files: readonly string[];
}

/** `pages` is out/renderer. */
export function measurePage(pages: string, page: string): PageCost {
  const files = filesOf(pages, page);
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).byteLength, 0);
  return { bytes, requests: files.length, files };
}

/** The page, what it links, and what the styles and scripts of those fetch. */
function filesOf(pages: string, page: string): string[] {
  const found = [join(pages, page, 'index.html')];
  for (let at = 0; at < found.length; at += 1) {
    const file = found[at] ?? '';
    if (/\.(svg|png|ico)$/.test(file)) continue;
    for (const link of linksIn(readFileSync(file, 'utf8'))) {
      const linked = link.startsWith('/') ? join(pages, link) : join(dirname(file), link);
      if (!found.includes(linked)) found.push(linked);
    }
  }
  return found;
}

/** Addresses of built files: in attributes, `url(…)` and imports. */
function linksIn(text: string): string[] {
  return [...text.matchAll(/["'`(]((?:\/assets|\.)\/[\w./-]+\.(?:js|css|svg|png|ico|woff2?))["'`)]/g)].map(
    ([, link]) => link ?? '',
  );
}

/**
 * Newer than Safari 14 and Chrome 87, by how it looks in a minified script or style. Each is a call or a piece of syntax
 * that nothing older looks like; what the page brings along itself is named by `unless`.
 */
const TOO_NEW: readonly { readonly name: string; readonly look: RegExp; readonly unless?: RegExp }[] = [
  { name: 'Array.prototype.at', look: /[\w)\]]\.at\(-?\d/, unless: /Array\.prototype,[`'"]at[`'"]/ },
  { name: 'Object.hasOwn', look: /Object\.hasOwn\(/, unless: /\(Object,[`'"]hasOwn[`'"]/ },
  { name: 'toSorted and its like', look: /\.(?:toSorted|toReversed|toSpliced)\(/ },
  { name: 'findLast', look: /\.findLast(?:Index)?\(/ },
  { name: 'replaceAll', look: /\.replaceAll\(/ },
  { name: 'groupBy', look: /\b(?:Object|Map)\.groupBy\(/ },
  { name: 'structuredClone', look: /\bstructuredClone\(/ },
  { name: 'crypto.randomUUID', look: /\.randomUUID\(/ },
  { name: 'AbortSignal.timeout', look: /AbortSignal\.(?:timeout|any)\(/ },
  { name: 'Promise.withResolvers', look: /Promise\.withResolvers\(/ },
  // A literal only: one made from a string may be tried first, as marked does.
  { name: 'lookbehind', look: /[=(,:?]\/(?:[^/\\\n`'"]|\\.)*\(\?<[=!]/ },
  { name: 'margin-inline and its like', look: /[;{](?:margin|padding|inset)-(?:inline|block):/ },
  { name: 'class fields that are private, static blocks', look: /(?:this|[a-z])\.#[a-z]|\bstatic\s*\{/ },
  { name: 'logical assignment', look: /[\w\])](?:\?\?|\|\||&&)=/ },
  { name: ':has()', look: /:has\(/ },
  { name: 'color-mix()', look: /color-mix\(/ },
  { name: 'inset', look: /[;{]inset:/ },
  { name: 'container queries', look: /@container\b/ },
  { name: 'nesting or layers', look: /@layer\b|[{;]&[ :.[]/ },
  { name: 'dynamic viewport units', look: /\d(?:d|s|l)v[hw]\b/ },
];

/** Names of what is too new in these built texts; comments are not in them. */
export function tooNewIn(text: string): string[] {
  return TOO_NEW.filter(({ look, unless }) => look.test(text) && unless?.test(text) !== true).map(({ name }) => name);
}
