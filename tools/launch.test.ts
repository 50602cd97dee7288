import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeProblem } from './node-version.mjs';
import { sourceStamp } from './stamp.mjs';

const tools = fileURLToPath(new URL('./', import.meta.url));
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'launch-'));
  for (const file of ['launch.mjs', 'stamp.mjs', 'node-version.mjs', 'follow-parent.mjs']) {
    cpSync(join(tools, file), join(root, 'tools', file));
  }
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
});
afterEach(() => rmSync(root, { recursive: true }));

function launch(...args: string[]): { stdout: string; stderr: string; status: number | null } {
  return spawnSync(process.execPath, [join(root, 'tools', 'launch.mjs'), ...args], { encoding: 'utf8' });
}

/** A build that is up to date, made of one line. */
function pretendBuilt(cli: string): void {
  mkdirSync(join(root, 'out', 'cli'), { recursive: true });
  writeFileSync(join(root, 'out', 'cli', 'llm-arena.js'), cli);
  writeFileSync(join(root, 'out', 'stamp.txt'), sourceStamp(root));
}

describe('the launcher', () => {
  it('runs the built CLI in its own process with the arguments it was given', () => {
    pretendBuilt('console.log(process.ppid, process.argv.slice(2).join())');
    expect(launch('serve', '--json')).toMatchObject({ stdout: `${process.pid} serve,--json\n`, stderr: '', status: 0 });
  });

  it('keeps the exit code of the CLI', () => {
    pretendBuilt('process.exitCode = 7');
    expect(launch('doctor').status).toBe(7);
  });

  it('asks for npm ci in one line where a build is needed and the packages are missing', () => {
    pretendBuilt('');
    mkdirSync(join(root, 'main'));
    writeFileSync(join(root, 'main', 'new.ts'), 'export {};');
    const { status, stderr } = launch('serve');
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'The packages are not installed yet: run "npm ci" first.\n',
    });
  });

  it('does not take tests and notes for changed sources', () => {
    const before = sourceStamp(root);
    mkdirSync(join(root, 'main'));
    writeFileSync(join(root, 'main', 'a.test.ts'), 'export {};');
    writeFileSync(join(root, 'main', 'NOTES.md'), '#');
    expect(sourceStamp(root)).toBe(before);
    writeFileSync(join(root, 'main', 'a.ts'), 'export {};');
    expect(sourceStamp(root)).not.toBe(before);
  });

  it('says in one line what is wrong with an old Node', () => {
    expect(nodeProblem('20.20.2')).toMatch(
      /^LLM Arena needs Node 24 or newer and this is Node 20\.20\.2: run "npm ci"/,
    );
    expect(nodeProblem('24.0.0')).toBeNull();
  });
});
