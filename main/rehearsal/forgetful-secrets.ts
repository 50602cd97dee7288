import type { Secrets } from '../ports/secrets.ts';

/** Signs as `kept` does, so that cookies and keys hold; what is new is only in memory. */
export function forgetfulSecrets({ organizerKey, signingKey }: Pick<Secrets, 'organizerKey' | 'signingKey'>): Secrets {
  const pins = new Map<string, string>();
  const hashes = new Map<string, string>();
  return {
    organizerKey,
    signingKey,
    readPin: (sessionId) => pins.get(sessionId) ?? null,
    writePin: (sessionId, pin) => void pins.set(sessionId, pin),
    dropOtherPins: (sessionId) => {
      for (const other of pins.keys()) if (other !== sessionId) pins.delete(other);
    },
    readPinHash: (sessionId) => hashes.get(sessionId) ?? null,
    writePinHash: (sessionId, hash) => void hashes.set(sessionId, hash),
  };
}
