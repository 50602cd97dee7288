import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PowerFacts } from './facts.ts';

/** Milliseconds that the system may take to say it. */
const CAP_MS = 1_000;
const SUPPLIES = '/sys/class/power_supply';
const UNKNOWN: PowerFacts = { source: 'unknown', percent: null };

/** What Linux tells of one supply, each a file; empty where there is none. */
export interface Supply {
  readonly type: string;
  readonly online: string;
  readonly status: string;
  /** `Device`: of a mouse or a headset. */
  readonly scope: string;
  readonly capacity: string;
}

/** Mains or battery; never fails, and takes no longer than the cap. On Windows asking costs seconds: it is not known. */
export async function lookAtPower(platform: NodeJS.Platform = process.platform): Promise<PowerFacts> {
  if (platform !== 'linux' && platform !== 'darwin') return UNKNOWN;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PowerFacts>((resolve) => {
    timer = setTimeout(() => resolve(UNKNOWN), CAP_MS);
  });
  const asked = (platform === 'linux' ? readSupplies(SUPPLIES) : askPmset()).catch(() => UNKNOWN);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

export async function readSupplies(folder: string): Promise<PowerFacts> {
  const names = await readdir(folder);
  return linuxPower(await Promise.all(names.map((name) => readSupply(path.join(folder, name)))));
}

async function readSupply(folder: string): Promise<Supply> {
  const read = (name: string) =>
    readFile(path.join(folder, name), 'utf8').then(
      (text) => text.trim(),
      () => '',
    );
  const [type, online, status, scope, capacity] = await Promise.all([
    read('type'),
    read('online'),
    read('status'),
    read('scope'),
    read('capacity'),
  ]);
  return { type, online, status, scope, capacity };
}

export function linuxPower(all: readonly Supply[]): PowerFacts {
  const own = all.filter(({ scope }) => scope !== 'Device');
  const batteries = own.filter(({ type }) => type === 'Battery');
  const [first] = batteries;
  if (first === undefined) return { source: 'none', percent: null };
  const percent = percentOf(first.capacity);
  const lines = own.filter(({ type }) => type === 'Mains' || type.startsWith('USB'));
  const is = (...states: readonly string[]): boolean => batteries.some(({ status }) => states.includes(status));
  if (lines.some(({ online }) => Number(online) > 0)) return { source: 'mains', percent };
  if (is('Discharging')) return { source: 'battery', percent };
  if (is('Charging')) return { source: 'mains', percent };
  if (lines.some(({ type, online }) => type === 'Mains' && online === '0')) return { source: 'battery', percent };
  return { source: is('Full', 'Not charging') ? 'mains' : 'unknown', percent };
}

/** `pmset -g batt`: the source in its first line, a battery in each other. */
export function macPower(text: string): PowerFacts {
  const source = /drawing from '([^']+)'/.exec(text)?.[1];
  const found = /InternalBattery\S*[^\n]*?(\d+)%/.exec(text);
  const percent = percentOf(found?.[1] ?? '');
  if (source === 'AC Power') return { source: found === null ? 'none' : 'mains', percent };
  return { source: source === undefined ? 'unknown' : 'battery', percent };
}

function askPmset(): Promise<PowerFacts> {
  return new Promise((resolve) => {
    execFile('/usr/bin/pmset', ['-g', 'batt'], { timeout: CAP_MS, killSignal: 'SIGKILL' }, (error, stdout) =>
      resolve(error === null ? macPower(stdout) : UNKNOWN),
    );
  });
}

function percentOf(text: string): number | null {
  const value = Number.parseInt(text, 10);
  return value >= 0 && value <= 100 ? value : null;
}
