import { randomBytes, randomInt } from 'node:crypto';
import type { Random } from '../../ports/random.ts';

const ALPHABET = '23456789abcdefghjkmnpqrstvwxyz';
const ID_CHARS = 12;

export function systemRandom(): Random {
  return {
    id: () => Array.from({ length: ID_CHARS }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
    token: () => randomBytes(16).toString('base64url'),
    digits: (length) => Array.from({ length }, () => randomInt(10)).join(''),
    seed: () => randomBytes(4).readUInt32LE(),
  };
}
