import { describe, expect, it, vi } from 'vitest';
import { hashPin, matchesPinHash, PinCheck } from './pin.ts';
import { memorySecrets } from './testing/ports.ts';

describe('the hash of a PIN', () => {
  it('[PIN-5] is salted: the same PIN never looks the same, and only it matches', async () => {
    const [one, other] = await Promise.all([hashPin('123456'), hashPin('123456')]);
    expect(one).toMatch(/^scrypt:[\w-]{22}:[\w-]{43}$/);
    expect(one).not.toBe(other);
    expect(one).not.toContain('123456');
    expect(await matchesPinHash('123456', one)).toBe(true);
    expect(await matchesPinHash('123457', one)).toBe(false);
    expect(await matchesPinHash('', one)).toBe(false);
  });

  it('[PIN-5] of another kind, or damaged, matches nothing', async () => {
    for (const stored of ['', 'scrypt', 'scrypt:abc', 'bcrypt:a:b', '123456']) {
      expect(await matchesPinHash('123456', stored), stored).toBe(false);
    }
  });
});

describe('whether a PIN is right', () => {
  it('[PIN-6] is said from the private file, without the slow hash', async () => {
    const secrets = memorySecrets();
    secrets.writePin('s1', '123456');
    const hash = vi.spyOn(secrets, 'readPinHash');
    const check = new PinCheck(secrets);
    expect(await check.isRight('s1', '123456')).toBe(true);
    for (const wrong of ['', '12345', '1234567', '654321', '123456 ', 'é23456', '１２３４５６']) {
      expect(await check.isRight('s1', wrong), wrong).toBe(false);
    }
    expect(hash).not.toHaveBeenCalled();
  });

  it('[PIN-6] where the file is gone, is said by the hash, and the slow one is asked only until one matched', async () => {
    const secrets = memorySecrets();
    secrets.writePinHash('s1', await hashPin('123456'));
    const hash = vi.spyOn(secrets, 'readPinHash');
    const check = new PinCheck(secrets);
    expect(await check.isRight('s1', '000000')).toBe(false);
    expect(await check.isRight('s1', '123456')).toBe(true);
    expect(hash).toHaveBeenCalledTimes(2);
    expect(await Promise.all(Array.from({ length: 100 }, () => check.isRight('s1', '123456')))).not.toContain(false);
    expect(await check.isRight('s1', '000000')).toBe(false);
    expect(hash).toHaveBeenCalledTimes(2);
  });

  it('[PIN-6] without file and hash nothing is right', async () => {
    expect(await new PinCheck(memorySecrets()).isRight('s1', '123456')).toBe(false);
  });

  it('[PIN-2] of one session opens no other', async () => {
    const secrets = memorySecrets();
    secrets.writePin('s1', '111111');
    const check = new PinCheck(secrets);
    expect(await check.isRight('s1', '111111')).toBe(true);
    secrets.writePin('s2', '222222');
    expect(await check.isRight('s2', '111111')).toBe(false);
    expect(await check.isRight('s2', '222222')).toBe(true);
  });

  it('[PIN-2] PINs that look alike are told apart to the last digit of the longest', async () => {
    const secrets = memorySecrets();
    secrets.writePin('s1', '123456789012');
    const check = new PinCheck(secrets);
    expect(await check.isRight('s1', '123456789013')).toBe(false);
    expect(await check.isRight('s1', '123456789012')).toBe(true);
  });
});
