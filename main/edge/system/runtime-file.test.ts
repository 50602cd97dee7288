import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRunning, readRuntime, writeRuntime } from './runtime-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'llm-arena-runtime-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the file that says where the host is', () => {
  it('[DOC-6] is there while it runs, and gone after', () => {
    const forget = writeRuntime(folder, 'http://127.0.0.1:3000');
    const found = readRuntime(folder);
    expect(found).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:3000' });
    expect(found !== null && isRunning(found)).toBe(true);
    forget();
    expect([readRuntime(folder), readdirSync(folder)]).toEqual([null, []]);
  });

  it('[DOC-6] of another host is left alone', () => {
    const forget = writeRuntime(folder, 'http://127.0.0.1:3000');
    const other = { pid: process.ppid, url: 'http://127.0.0.1:3001', startedAt: '2026-11-20T20:00:00.000Z' };
    writeFileSync(path.join(folder, 'host.json'), JSON.stringify(other));
    forget();
    expect(readRuntime(folder)).toEqual(other);
    expect(isRunning(other)).toBe(true);
  });

  it('[DOC-6] that is damaged, or from elsewhere, is none; one that cannot be written costs only the doctor', () => {
    for (const text of ['{', '{"pid":"1","url":"http://x"}', '{"pid":1,"url":"file:///etc","startedAt":""}']) {
      writeFileSync(path.join(folder, 'host.json'), text);
      expect(readRuntime(folder), text).toBeNull();
    }
    const forget = writeRuntime(path.join(folder, 'none'), 'http://127.0.0.1:3000');
    expect(forget).not.toThrow();
  });
});
