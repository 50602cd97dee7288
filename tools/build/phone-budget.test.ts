import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { measurePage, PHONE_BUDGET, tooNewIn } from './phone-budget.ts';

// What is served, as `npm test` builds it first: made here, by the test runner, it would be a development build.
const pages = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'out', 'renderer');

describe('the phone page', () => {
  it('[PHO-1] is small, in few requests', () => {
    const { bytes, requests, files } = measurePage(pages, 'vote');
    const spent = `${(bytes / 1_000).toFixed(1)} kB gzip of ${PHONE_BUDGET.bytes / 1_000}`;
    // Printed in every run: the figure is to be seen growing.
    process.stdout.write(`phone page: ${spent}, ${requests} requests of ${PHONE_BUDGET.requests}\n`);
    expect(files.map((file) => file.replace(/^.*\./, '')).toSorted()).toEqual(['css', 'html', 'js', 'svg']);
    expect(requests).toBeLessThanOrEqual(PHONE_BUDGET.requests);
    expect(bytes).toBeLessThanOrEqual(PHONE_BUDGET.bytes);
  });

  it('[PHO-1] asks nothing of old phones that they lack', () => {
    const { files } = measurePage(pages, 'vote');
    const read = files.map((file) => readFileSync(file, 'utf8'));
    expect(read.flatMap((text) => tooNewIn(text))).toEqual([]);
  });
});

describe('the look for what is too new', () => {
  it('finds it', () => {
    const found = [
      'a.at(-1)',
      'b()[0].at(0)',
      'Object.hasOwn(a,b)',
      'a.toSorted()',
      'a.findLastIndex(b)',
      'a.replaceAll(b,c)',
      'x=structuredClone(a)',
      'crypto.randomUUID()',
      'x=/(?<=a)b/',
      'this.#a()',
      'class A{static{}}',
      'a??=b',
      'a:has(b){}',
      'a{color:color-mix(in srgb,red,blue)}',
      'a{inset:0}',
      'a{margin-inline:auto}',
      '@container (width>1px){}',
      'a{height:100dvh}',
      'a{color:red;&:hover{}}',
    ];
    for (const text of found) expect(tooNewIn(text), text).toHaveLength(1);
  });

  it('is not alarmed by what only looks like it', () => {
    const fine = [
      'const at=1;t.cat(-1)',
      'Object.prototype.hasOwnProperty.call(a,b)',
      'lend(Array.prototype,`at`,at);a.at(-1)',
      'lend(Object,`hasOwn`,h);Object.hasOwn(a,b)',
      'new RegExp("(?<=1)(?<!1)")',
      'ia?"(?<!`)()":"(^^|[^`])"',
      'x=/(?<name>a)\\k<name>/',
      'a{color:#abc}',
      '`#${a}`',
      'a>=b||c==d',
      'a{clip-path:inset(50%)}',
      'a{margin-inline-start:0}',
      'a{height:100vh}',
      '{position:"inset"}',
    ];
    for (const text of fine) expect(tooNewIn(text), text).toEqual([]);
  });
});
