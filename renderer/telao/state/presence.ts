import type { ParticipantView } from '../../../protocol/model.ts';

/** Whom the host cannot reach at the moment. Entries of a blind round are called by labels and never among them. */
export function disconnectedIds(participants: readonly ParticipantView[]): ReadonlySet<string> {
  return new Set(participants.filter(({ connected }) => !connected).map(({ id }) => id));
}
