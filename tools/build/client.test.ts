// The client as `npm test` builds it first, and as the host serves it.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { clientFile } from '../../protocol/client-files.ts';
import { asciiOnly } from './ascii.ts';
import { newerThanNode12, newerThanNode18 } from './client-syntax.ts';

/** Bytes it may have: over the Wi-Fi of a full room it has to be there at once. */
const BUDGET = 500_000;

const file = fileURLToPath(new URL(`../../out/client/${clientFile}`, import.meta.url));
const text = readFileSync(file, 'latin1');
const folder = mkdtempSync(join(tmpdir(), 'llm-arena-client-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the client as one file', () => {
  it('[DIST-1] is small, plain ASCII, and nothing of the host', () => {
    // Printed in every run: the figure is to be seen growing.
    process.stdout.write(`client: ${(text.length / 1_000).toFixed(0)} kB of ${BUDGET / 1_000}\n`);
    expect(text.length).toBeLessThanOrEqual(BUDGET);
    expect(text).toMatch(/^[\t\n\r -~]*$/);
    expect(text).not.toMatch(/better-sqlite3|organizer-key|import\.meta/);
  });

  it('[DIST-1] says its version, and its help is that of join', () => {
    const run = (...args: string[]): string => execFileSync(process.execPath, [file, ...args], { encoding: 'utf8' });
    expect(run('--version')).toBe(`${packageJson.version}\n`);
    expect(run('--help')).toMatch(/^(Usage|Uso): llm-arena-client join/);
    expect(run('join', '--help')).toBe(run('--help'));
    expect(run('--help')).toContain('--pin');
  });

  it('[DIST-1] as a script on standard input it is the same, without a word of join', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-', '--pin', '12', '--url', '127.0.0.1:1'], {
      input: text,
      encoding: 'utf8',
      env: { ...process.env, LLM_ARENA_HOME: folder },
    });
    expect({ status, said: stdout + stderr }).toEqual({ status: 2, said: expect.stringContaining('--pin') });
  });

  it('[DIST-1] lies beside its checksum, in the format of sha256sum', () => {
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(readFileSync(`${file}.sha256`, 'utf8')).toBe(`${sha256}  ${clientFile}\n`);
  });

  it('[DIST-1] calls nothing that Node 18 does not have', () => {
    expect(newerThanNode18(text)).toEqual([]);
    const found = [
      'a.toSorted()',
      'a.with(0,b)',
      'Object.groupBy(a,b)',
      'Promise.withResolvers()',
      'AbortSignal.any([a])',
      'a.isSubsetOf(b)',
      'a.values().map(b)',
      'a.isWellFormed()',
      'RegExp(`[a--b]`,`v`)',
      'new WebSocket(a)',
      '(0,u.styleText)(a)',
      'require("node:sqlite")',
    ];
    for (const code of found) expect(newerThanNode18(code), code).toHaveLength(1);
    const fine = [
      'a.at(-1)',
      'a.findLast(b)',
      'AbortSignal.timeout(1)',
      'RegExp(`a`,`u`)',
      'new a.WebSocket(b)',
      'a.map(b)',
    ];
    for (const code of fine) expect(newerThanNode18(code), code).toEqual([]);
  });

  it('[DIST-1] names whose work is in it, as their licenses ask', () => {
    const notice = text.slice(text.lastIndexOf('/*! This file contains:'));
    for (const name of ['llm-arena', 'commander', 'ws', 'zod']) {
      expect(notice).toMatch(new RegExp(`^${name} [\\d.]+ \\(MIT\\) Copyright`, 'm'));
    }
    expect(notice).toContain('Permission is hereby granted');
    expect(notice.match(/\*\//g)).toHaveLength(1);
  });
});

describe('[DIST-2] a Node that is too old', () => {
  it('can read the file', () => {
    expect(newerThanNode12(text)).toEqual([]);
  });

  it('is told so in one line', () => {
    const fake = join(folder, 'old.cjs');
    writeFileSync(fake, `Object.defineProperty(process, 'versions', { value: { node: '16.20.2' } });`);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', fake, file], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^LLM Arena: este Node é o 16\.20\.2; .*this is Node 16\.20\.2; 18 or newer .*\n$/);
  });

  it('is recognized by what it could not read', () => {
    const newer = {
      'a?.b': '?.',
      'a ?? b': '??',
      'a ||= b': '||=',
      'class A { static { } }': 'static {}',
      'class A { #a() {} }': 'private methods',
      'class A { #a; b(c) { return #a in c } }': '#x in',
      '/a/v': 'flags d, v',
    };
    for (const code of ['import.meta.url', 'import a from "a"', 'await a']) {
      expect(() => newerThanNode12(code), code).toThrow('It cannot be parsed');
    }
    for (const [code, name] of Object.entries(newer)) expect(newerThanNode12(code), code).toContain(name);
    expect(
      newerThanNode12('class A { #a = 1n; async b() { try { await this.#a } catch {} } } var c = import("d")'),
    ).toEqual([]);
  });
});

describe('a program in plain ASCII', () => {
  it('does the same', () => {
    const code = `const ação = 'é 🎉'; ({ ação, t: \`“\${ação}”\`, r: /^é [\u{1f389}]$/u.test(ação), p: /\\p{L}é/u.source })`;
    const plain = asciiOnly(code);
    expect(plain).toMatch(/^[ -~]*$/);
    // oxlint-disable-next-line no-eval -- both are the program above
    const [one, two] = [code, plain].map((source) => (0, eval)(`(() => { ${source.replace('; (', '; return (')} })()`));
    expect(two).toMatchObject({ ação: 'é 🎉', t: '“é 🎉”', r: true });
    expect(one).toMatchObject({ ação: 'é 🎉', t: '“é 🎉”', r: true });
  });
});
