// What the texts say of commands, options and files is so.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { registerJoin } from '../cli/join.ts';
import { exitCodes } from '../participant/core/exit-codes.ts';
import { settings } from '../main/config.ts';
import packageJson from '../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const docs = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name.replaceAll('\\', '/')}`);
const texts = ['README.md', 'README.pt-BR.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...docs];

type Row = readonly (string | null)[];

/** As the README has it: `|` would end a cell. */
function table(head: readonly string[], rows: readonly Row[]): string {
  const line = (cells: Row) => `| ${cells.map((cell) => (cell ?? '').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function code(text: string | null): string | null {
  return text === null || text === '' ? null : `\`${text}\``;
}

/** What stands between a marker and the next end marker. */
function section(page: string, marker: string): string | undefined {
  return new RegExp(`<!-- ${marker}[^>]*-->\n(.*?)\n?<!-- end -->`, 's').exec(page)?.[1];
}

describe('README.md', () => {
  const readme = read('README.md');

  it('[CFG-1] has the options of serve as main/config.ts has them', () => {
    const rows = Object.values(settings).map(({ flag, env, shown, what }): Row => [
      code(flag),
      env.map(code).join(', '),
      code(shown),
      what,
    ]);
    expect(section(readme, 'serve options')).toBe(table(['flag', 'environment', 'default', 'what'], rows));
  });

  it('has the options of join as cli/join.ts has them', () => {
    const program = new Command('llm-arena');
    registerJoin(program);
    const rows = (program.commands[0]?.options ?? []).map(({ flags, envVar, description }): Row => [
      code(flags),
      code(envVar ?? null),
      description,
    ]);
    expect(rows.length).toBeGreaterThan(5);
    expect(section(readme, 'join options')).toBe(table(['flag', 'environment', 'what'], rows));
  });

  it.each(['README.md', 'README.pt-BR.md'])('[CFG-9] %s has the two lines', (name) => {
    expect(read(name)).toContain('npm ci && npm start');
    expect(read(name)).toContain('npm ci && npm test');
  });
});

describe('docs/operating.md', () => {
  it('[P-CLOSE] lists the exit codes of the client', () => {
    const listed = [...read('docs/operating.md').matchAll(/^\| (\d+) \| `(\w+)` \|/gm)].map(([, n, name]) => [
      name,
      Number(n),
    ]);
    expect(Object.fromEntries(listed)).toEqual(exitCodes);
  });
});

describe('the texts', () => {
  /** Every match in every text that is not good, with its text. */
  const wrong = (pattern: RegExp, isGood: (found: string, name: string) => boolean): string[] =>
    texts.flatMap((name) =>
      [...read(name).matchAll(pattern)]
        .map(([, found = '']) => found)
        .filter((found) => !isGood(found, name))
        .map((found) => `${found} in ${name}`),
    );

  it('name only scripts that exist', () => {
    expect(wrong(/npm run ([a-z0-9:]+)/g, (script) => script in packageJson.scripts)).toEqual([]);
  });

  it('link only to what is there', () => {
    const there = (link: string, name: string) =>
      /^[a-z]+:/.test(link) || existsSync(path.join(root, path.dirname(name), link));
    expect(wrong(/\]\(([^)#]+)(?:#[^)]*)?\)/g, there)).toEqual([]);
  });

  it('name only files that exist', () => {
    const file = /`((?:protocol|main|participant|cli|tools|e2e|docs|renderer|bench)\/[\w./-]+)`/g;
    expect(wrong(file, (name) => existsSync(path.join(root, name)))).toEqual([]);
  });
});
