import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Secrets } from '../../ports/secrets.ts';
import { OWNER_ONLY, writePrivate } from './private-file.ts';

interface PinHashes {
  read(sessionId: string): string | null;
  write(sessionId: string, hash: string): void;
}

/** Secrets as private files of the data folder, made once; hashes of PINs in the database. */
export function fileSecrets(options: { folder: string; organizerKey: string | null; hashes: PinHashes }): Secrets {
  const folder = path.join(options.folder, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pins = path.join(folder, 'pins');
  mkdirSync(pins, { recursive: true, mode: 0o700 });
  const pinFile = (sessionId: string) => path.join(pins, `${sessionId.replace(/[^\w-]/g, '_')}.txt`);
  return {
    organizerKey: options.organizerKey ?? madeOnce(path.join(folder, 'organizer.key')),
    signingKey: madeOnce(path.join(folder, 'signing.key')),
    readPin: (sessionId) => {
      try {
        return readFileSync(pinFile(sessionId), 'utf8').trim();
      } catch {
        // Gone, or not ours to read any more: the hash in the database still opens the session.
        return null;
      }
    },
    writePin: (sessionId, pin) => writePrivate(pinFile(sessionId), pin),
    dropOtherPins: (sessionId) => {
      for (const name of readdirSync(pins)) {
        const file = path.join(pins, name);
        if (file !== pinFile(sessionId)) rmSync(file, { force: true });
      }
    },
    readPinHash: (sessionId) => options.hashes.read(sessionId),
    writePinHash: (sessionId, hash) => options.hashes.write(sessionId, hash),
  };
}

/** The keys that are there, for who may write nothing; others are made up where there are none. */
export function readKeys(folder: string): Pick<Secrets, 'organizerKey' | 'signingKey'> {
  const read = (name: string) => {
    try {
      return readFileSync(path.join(folder, 'secrets', name), 'utf8').trim();
    } catch {
      return '';
    }
  };
  const key = (name: string) => read(name) || randomBytes(32).toString('base64url');
  return { organizerKey: key('organizer.key'), signingKey: key('signing.key') };
}

function madeOnce(file: string): string {
  // A power cut may leave an empty file, and an empty key is everybody's.
  if (!existsSync(file) || readFileSync(file, 'utf8').trim() === '')
    writePrivate(file, randomBytes(32).toString('base64url'));
  chmodSync(file, OWNER_ONLY);
  return readFileSync(file, 'utf8').trim();
}
