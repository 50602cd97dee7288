import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileMemory, memoryFile } from './memory.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'llm-arena-memory-'));
afterAll(() => rmSync(folder, { recursive: true }));

const arena = { hostname: 'llm-arena.local', night: 'Noite' };
const answers = { url: 'http://h:3000', arena, nicknames: ['Ana'], runner: 'ollama', models: ['llama3.2'] };

describe('what is remembered', () => {
  it('[P-REMEMBER] lies in the folder for settings of the person, or where LLM_ARENA_HOME says', () => {
    const inHome = (...parts: string[]) => path.join('/home/ana', ...parts, 'llm-arena', 'join.json');
    expect(memoryFile({}, 'linux', '/home/ana')).toBe(inHome('.config'));
    expect(memoryFile({ XDG_CONFIG_HOME: 'relative' }, 'linux', '/home/ana')).toBe(inHome('.config'));
    expect(memoryFile({}, 'darwin', '/home/ana')).toBe(inHome('Library', 'Application Support'));
    expect(memoryFile({}, 'win32', '/home/ana')).toBe(inHome('AppData', 'Roaming'));
    const own = path.resolve('/own');
    const inOwn = path.join(own, 'llm-arena', 'join.json');
    expect(memoryFile({ XDG_CONFIG_HOME: own }, 'linux', '/home/ana')).toBe(inOwn);
    expect(memoryFile({ APPDATA: own }, 'win32', '/home/ana')).toBe(inOwn);
    expect(memoryFile({ LLM_ARENA_HOME: own }, 'linux', '/home/ana')).toBe(path.join(own, 'join.json'));
  });

  it('[P-REMEMBER] comes back, and can be forgotten', () => {
    const memory = fileMemory(path.join(folder, 'deep', 'join.json'));
    expect(memory.read()).toEqual({ answers: null, broken: false });
    expect(memory.write(answers)).toBe(true);
    expect(memory.read()).toEqual({ answers, broken: false });
    expect(readdirSync(path.join(folder, 'deep'))).toEqual(['join.json']);
    if (process.platform !== 'win32') expect(statSync(memory.file).mode & 0o777).toBe(0o600);
    expect([memory.forget(), memory.forget(), memory.read().answers]).toEqual([true, false, null]);
  });

  it.each(['', '{', '[]', '{"version":2}', JSON.stringify({ version: 1, ...answers, models: 'x' })])(
    '[P-REMEMBER] is left aside where it cannot be understood: %j',
    (text) => {
      const file = path.join(folder, 'broken.json');
      writeFileSync(file, text);
      expect(fileMemory(file).read()).toEqual({ answers: null, broken: true });
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );

  it('[P-REMEMBER] by an older version is understood', () => {
    const file = path.join(folder, 'older.json');
    const { arena: _arena, ...older } = answers;
    writeFileSync(file, JSON.stringify({ version: 1, ...older }));
    expect(fileMemory(file).read()).toEqual({ answers: { ...older, arena: null }, broken: false });
  });

  it('[P-REMEMBER] leaves nothing behind where it cannot take its place', () => {
    const file = path.join(folder, 'taken', 'join.json');
    mkdirSync(file, { recursive: true });
    expect(fileMemory(file).read()).toEqual({ answers: null, broken: true });
    expect(fileMemory(file).write(answers)).toBe(false);
    expect(readdirSync(path.dirname(file))).toEqual(['join.json']);
  });

  it.skipIf(process.platform === 'win32')('[P-REMEMBER] waits for no pipe (needs mkfifo)', () => {
    const file = path.join(folder, 'pipe.json');
    execFileSync('mkfifo', [file]);
    expect(fileMemory(file).read()).toEqual({ answers: null, broken: true });
  });

  it.skipIf(process.platform !== 'linux')('[P-REMEMBER] gives up where no folder can be made (needs /proc)', () => {
    expect(fileMemory('/proc/1/nope/deep/join.json').write(answers)).toBe(false);
  });

  it('[P-REMEMBER] may be impossible to write, and nothing stops', () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    expect(fileMemory(path.join(file, 'join.json')).write(answers)).toBe(false);
  });
});
