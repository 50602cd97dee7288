import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Secrets } from '../ports/secrets.ts';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const KEY_BYTES = 32;

/** Salted slow hash, computed off the event loop. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(pin, salt, KEY_BYTES);
  return `scrypt:${salt.toString('base64url')}:${key.toString('base64url')}`;
}

export async function matchesPinHash(pin: string, stored: string): Promise<boolean> {
  const [scheme, salt, key] = stored.split(':');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64url');
  const actual = await derive(pin, Buffer.from(salt, 'base64url'), expected.length);
  return timingSafeEqual(actual, expected);
}

/**
 * Says whether a PIN is the session's. The slow hash is asked only until a right PIN is known
 * (from its private file, or once one has matched): a hundred people may register in one second.
 */
export class PinCheck {
  readonly #secrets: Secrets;
  #known: { sessionId: string; pin: string } | null = null;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  async isRight(sessionId: string, pin: string): Promise<boolean> {
    const known = this.#knownPin(sessionId);
    if (known !== null) return known.length === pin.length && timingSafeEqual(utf8(known), utf8(pin));
    const hash = this.#secrets.readPinHash(sessionId);
    if (hash === null || !(await matchesPinHash(pin, hash))) return false;
    this.#known = { sessionId, pin };
    return true;
  }

  #knownPin(sessionId: string): string | null {
    if (this.#known?.sessionId !== sessionId) {
      const pin = this.#secrets.readPin(sessionId);
      this.#known = pin === null ? null : { sessionId, pin };
    }
    return this.#known?.pin ?? null;
  }
}

/** Fixed-size buffers, so that comparing cannot throw on multi-byte input. */
function utf8(text: string): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.write(text.slice(0, 16));
  return bytes;
}
