/** The id a participant keeps from one start of the client to the next. */
import { createHash } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { limits } from '../protocol/limits.ts';

/**
 * Readable part from the nickname, and four characters of this computer and account: the second
 * Ana of the night is another participant, and Ana restarted is the same.
 */
export function defaultParticipantId(nickname: string, machine = thisMachine()): string {
  const readable = nickname
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, limits.participantIdChars - 8);
  const mark = createHash('sha256').update(`${nickname}\n${machine}`).digest('hex').slice(0, 4);
  return `${readable || 'p'}-${mark}`;
}

function thisMachine(): string {
  // Only the first label: networks hand out the rest.
  return `${userName()}@${hostname().split('.')[0]?.toLowerCase() ?? ''}`;
}

/** Containers may run under a user id without an account. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
