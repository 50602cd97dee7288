import { chmodSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { scratch } from '../testing/scratch.ts';
import { systemClock } from './clock.ts';
import { systemRandom } from './random.ts';
import { fileSecrets } from './secrets.ts';

const folder = scratch();
afterEach(() => {
  vi.useRealTimers();
});

function hashes() {
  const kept = new Map<string, string>();
  return { read: (id: string) => kept.get(id) ?? null, write: (id: string, hash: string) => void kept.set(id, hash) };
}

function secrets(data: string, organizerKey: string | null = null) {
  return fileSecrets({ folder: data, organizerKey, hashes: hashes() });
}

const mode = (file: string) => statSync(file).mode & 0o777;

/** Every file below a folder. */
function files(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(root, name))
    .filter((file) => statSync(file).isFile());
}

describe('secrets in files', () => {
  it('[ACC-5] are made once, each its own, and are the same the next time', () => {
    const data = folder();
    const first = secrets(data);
    expect(first.organizerKey).toMatch(/^[\w-]{43}$/);
    expect(first.signingKey).toMatch(/^[\w-]{43}$/);
    expect(first.organizerKey).not.toBe(first.signingKey);
    expect(secrets(data)).toMatchObject({ organizerKey: first.organizerKey, signingKey: first.signingKey });
    expect(secrets(folder()).organizerKey).not.toBe(first.organizerKey);
  });

  it('[ACC-5] a key that is given is used, and not written down', () => {
    const data = folder();
    expect(secrets(data, 'given by hand').organizerKey).toBe('given by hand');
    expect(
      files(data)
        .map((file) => readFileSync(file, 'utf8'))
        .join(),
    ).not.toContain('given by hand');
  });

  it('[PIN-5] are for their owner only, also where a file was open to all', () => {
    const data = folder();
    const first = secrets(data);
    first.writePin('s1', '123456');
    for (const file of files(data)) expect(mode(file), file).toBe(0o600);
    for (const one of ['secrets', 'secrets/pins']) expect(mode(path.join(data, one))).toBe(0o700);
    const key = path.join(data, 'secrets', 'signing.key');
    chmodSync(key, 0o644);
    secrets(data);
    expect(mode(key)).toBe(0o600);
  });

  it("[ACC-5] a file that a power cut left empty is made again: an empty key would be everybody's", () => {
    const data = folder();
    secrets(data);
    for (const name of ['organizer.key', 'signing.key']) writeFileSync(path.join(data, 'secrets', name), '');
    const again = secrets(data);
    expect(again.organizerKey).toMatch(/^[\w-]{43}$/);
    expect(again.signingKey).toMatch(/^[\w-]{43}$/);
  });

  it('[PIN-6] a PIN is read back, by any host on the same folder; null where its file is gone', () => {
    const data = folder();
    secrets(data).writePin('s1', '123456');
    expect(secrets(data).readPin('s1')).toBe('123456');
    expect(secrets(data).readPin('s2')).toBeNull();
  });

  it('[PIN-5] PINs of other sessions are dropped', () => {
    const data = folder();
    const one = secrets(data);
    for (const id of ['s1', 's2', 's3']) one.writePin(id, '123456');
    one.dropOtherPins('s2');
    expect(['s1', 's2', 's3'].map((id) => one.readPin(id))).toEqual([null, '123456', null]);
  });

  it('[PIN-5] a PIN is written whole or not at all: no draft is left, what was there is replaced', () => {
    const data = folder();
    const one = secrets(data);
    one.writePin('s1', '111111');
    one.writePin('s1', '222222');
    expect(one.readPin('s1')).toBe('222222');
    expect(files(data).filter((file) => file.endsWith('.tmp'))).toEqual([]);
  });

  it('an id never leads out of the folder', () => {
    const data = folder();
    const one = secrets(data);
    one.writePin('../../escape', '123456');
    expect(one.readPin('../../escape')).toBe('123456');
    expect(existsSync(path.join(data, 'escape.txt'))).toBe(false);
    expect(files(path.join(data, 'secrets', 'pins'))).toHaveLength(1);
  });

  it('[PIN-5] hashes go to where they are kept', () => {
    const one = secrets(folder());
    one.writePinHash('s1', 'scrypt:a:b');
    expect([one.readPinHash('s1'), one.readPinHash('s2')]).toEqual(['scrypt:a:b', null]);
  });
});

describe('the clock', () => {
  it('[REC-9] does not follow a jump of the system time until it is told to', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
    const clock = systemClock();
    // Real time goes on meanwhile: far less than any of the jumps.
    const near = (at: number) => Math.abs(clock.now() - at) < 60_000;
    expect(near(1_000_000)).toBe(true);
    vi.setSystemTime(9_000_000);
    expect(near(1_000_000)).toBe(true);
    clock.resync();
    expect(near(9_000_000)).toBe(true);
    vi.setSystemTime(2_000_000);
    expect(near(9_000_000)).toBe(true);
    clock.resync();
    expect(near(2_000_000)).toBe(true);
    expect(Number.isInteger(clock.now())).toBe(true);
  });

  it('[DL-1] runs a task once after its time, unless it is cancelled', () => {
    vi.useFakeTimers();
    const clock = systemClock();
    const done: string[] = [];
    clock.after(100, () => done.push('one'));
    const cancel = clock.after(100, () => done.push('two'));
    vi.advanceTimersByTime(99);
    expect(done).toEqual([]);
    cancel();
    vi.advanceTimersByTime(1_000);
    expect(done).toEqual(['one']);
  });
});

describe('chance', () => {
  it('[PIN-1] PINs are digits of the length asked for, each digit about as often', () => {
    const random = systemRandom();
    for (const length of [4, 6, 12]) expect(random.digits(length)).toMatch(new RegExp(`^\\d{${length}}$`));
    const counts = new Map<string, number>();
    for (const digit of random.digits(10_000)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
    expect(counts.size).toBe(10);
    for (const count of counts.values()) expect(count).toBeGreaterThan(800);
  });

  it('ids and tokens are safe in addresses and do not repeat', () => {
    const random = systemRandom();
    const ids = Array.from({ length: 2_000 }, () => random.id());
    expect(new Set(ids).size).toBe(2_000);
    for (const id of ids.slice(0, 50)) expect(id).toMatch(/^[2-9a-z]{12}$/);
    expect(random.token()).toMatch(/^[\w-]{22}$/);
    expect(random.token()).not.toBe(random.token());
    const seeds = Array.from({ length: 50 }, () => random.seed());
    expect(new Set(seeds).size).toBeGreaterThan(45);
    for (const seed of seeds) expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32).toBe(true);
  });
});
