import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { linuxPower, lookAtPower, macPower, readSupplies } from './power.ts';
import type { Supply } from './power.ts';

const folders: string[] = [];
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true });
});

const supply = (more: Partial<Supply>): Supply => ({
  ...{ type: 'Battery', online: '', status: '', scope: '', capacity: '80' },
  ...more,
});
const mains = (online: string): Supply => supply({ type: 'Mains', online, capacity: '' });

describe('the power of a Linux', () => {
  it.each<[string, Supply[], string, number | null]>([
    ['a desktop', [], 'none', null],
    ['a desktop with a mouse', [supply({ scope: 'Device', status: 'Discharging' })], 'none', null],
    ['plugged in', [mains('1'), supply({ status: 'Charging' })], 'mains', 80],
    ['plugged in, and full', [mains('1'), supply({ status: 'Full', capacity: '100' })], 'mains', 100],
    ['by USB-C', [supply({ type: 'USB', online: '1' }), supply({ status: 'Not charging' })], 'mains', 80],
    ['unplugged', [mains('0'), supply({ status: 'Discharging', capacity: '41' })], 'battery', 41],
    ['unplugged just now', [mains('0'), supply({ status: 'Unknown' })], 'battery', 80],
    ['charging by a plug that is not told', [mains('0'), supply({ status: 'Charging' })], 'mains', 80],
    ['one of two batteries at work', [supply({ status: 'Unknown' }), supply({ status: 'Discharging' })], 'battery', 80],
    ['nothing told', [supply({ status: 'Unknown', capacity: 'x' })], 'unknown', null],
  ])('[DOC-8] %s', (_what, all, source, percent) => {
    expect(linuxPower(all)).toEqual({ source, percent });
  });

  it('[DOC-8] is read from files, some of which are missing', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'llm-arena-power-'));
    folders.push(folder);
    expect(await readSupplies(folder)).toEqual({ source: 'none', percent: null });
    const files = {
      AC: { type: 'Mains', online: '0' },
      BAT0: { type: 'Battery', status: 'Discharging', capacity: '7' },
    };
    for (const [name, all] of Object.entries(files)) {
      mkdirSync(path.join(folder, name));
      for (const [file, text] of Object.entries(all)) writeFileSync(path.join(folder, name, file), `${text}\n`);
    }
    expect(await readSupplies(folder)).toEqual({ source: 'battery', percent: 7 });
  });
});

describe('the power of a Mac', () => {
  it.each([
    [
      "Now drawing from 'AC Power'\n -InternalBattery-0 (id=4653155)\t95%; charging; 0:28 remaining present: true\n",
      { source: 'mains', percent: 95 },
    ],
    [
      "Now drawing from 'Battery Power'\n -InternalBattery-0 (id=4653155)\t41%; discharging; 3:05 remaining present: true\n",
      { source: 'battery', percent: 41 },
    ],
    ["Now drawing from 'AC Power'\n", { source: 'none', percent: null }],
    ["Now drawing from 'UPS Power'\n -UPS\t90%; discharging\n", { source: 'battery', percent: null }],
    ['', { source: 'unknown', percent: null }],
    ['pmset: command not understood', { source: 'unknown', percent: null }],
  ])('[DOC-8] is what pmset says: %j', (text, facts) => {
    expect(macPower(text)).toEqual(facts);
  });
});

it('[DOC-8] nothing is asked of Windows, and no system makes it fail', async () => {
  expect(await lookAtPower('win32')).toEqual({ source: 'unknown', percent: null });
  // Each but one is asked on a system that it does not fit.
  for (const platform of ['linux', 'darwin'] as const) {
    expect(['mains', 'battery', 'none', 'unknown']).toContain((await lookAtPower(platform)).source);
  }
});
