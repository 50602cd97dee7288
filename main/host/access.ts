import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Random } from '../ports/random.ts';
import type { Secrets } from '../ports/secrets.ts';

/** Who is asking over HTTP. */
export interface Voter {
  /** Pseudonym kept with the votes. */
  readonly voter: string;
  /** Named itself instead of holding a token of ours. */
  readonly weak: boolean;
}

/** What a one-time link opens. */
export type LinkedScreen = 'console' | 'telao';

/**
 * Credentials without a table: each is signed with the host's key, so it survives a restart, and
 * nothing that grants anything is in the database.
 */
export class Access {
  readonly #secrets: Secrets;
  readonly #random: Random;
  readonly #codes = new Map<string, LinkedScreen>();

  constructor(parts: { secrets: Secrets; random: Random }) {
    this.#secrets = parts.secrets;
    this.#random = parts.random;
  }

  isOrganizerKey(key: string): boolean {
    return equal(key, this.#secrets.organizerKey);
  }

  /** Value of the console's cookie. */
  organizerCookie(): string {
    return this.#sign('organizer', this.#secrets.organizerKey);
  }

  isOrganizerCookie(value: string): boolean {
    return equal(value, this.organizerCookie());
  }

  /** Value of a telão's cookie: it shows what the lobby shows, and orders nothing. */
  telaoCookie(): string {
    return this.#sign('telao', this.#secrets.organizerKey);
  }

  isTelaoCookie(value: string): boolean {
    return equal(value, this.telaoCookie());
  }

  /** A one-time code for the address of a console or telão. */
  issueCode(screen: LinkedScreen = 'console'): string {
    const code = this.#random.token();
    this.#codes.set(code, screen);
    return code;
  }

  /** What an issued code opens, once; null ever after. */
  redeemCode(code: string): LinkedScreen | null {
    const screen = this.#codes.get(code) ?? null;
    this.#codes.delete(code);
    return screen;
  }

  resumeToken(sessionId: string, participantId: string): string {
    return this.#sign('resume', sessionId, participantId);
  }

  isResumeToken(token: string, sessionId: string, participantId: string): boolean {
    return equal(token, this.resumeToken(sessionId, participantId));
  }

  /** Short enough for a QR code; names one participant of one session. */
  voteCode(sessionId: string, participantId: string): string {
    return this.#sign('vote', sessionId, participantId).slice(0, 16);
  }

  /** The participant among `ids` to whom a vote code belongs. */
  participantOf(code: string, sessionId: string, ids: Iterable<string>): string | null {
    for (const id of ids) if (equal(code, this.voteCode(sessionId, id))) return id;
    return null;
  }

  issueVoterToken(): string {
    const id = this.#random.token();
    return `${id}.${this.#sign('voter', id)}`;
  }

  /** The pseudonym of a token of ours, or null for anything else. */
  voterOf(token: string): string | null {
    const [id = '', signature = ''] = token.split('.', 2);
    if (id === '' || !equal(signature, this.#sign('voter', id))) return null;
    return `v_${digest(id)}`;
  }

  /** The pseudonym of somebody who only gave a name of its own choosing. */
  weakVoterOf(voterId: string): string {
    return `w_${digest(voterId)}`;
  }

  #sign(...parts: string[]): string {
    return createHmac('sha256', this.#secrets.signingKey).update(JSON.stringify(parts)).digest('base64url');
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** Compares without telling by time where they differ. */
function equal(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
