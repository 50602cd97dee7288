import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CDPSession } from '@playwright/test';
import { sleep } from '../lib/clock.ts';
import type { CpuProfile } from '../lib/self-times.ts';

/** Microseconds between two samples. */
const INTERVAL_US = 200;

/** Profiles the page's script for `ms` milliseconds, and writes it as DevTools opens it. */
export async function profilePage(session: CDPSession, ms: number, file: string): Promise<CpuProfile> {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: INTERVAL_US });
  await session.send('Profiler.start');
  await sleep(ms);
  const { profile } = await session.send('Profiler.stop');
  await session.send('Profiler.disable');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(profile));
  return profile;
}
