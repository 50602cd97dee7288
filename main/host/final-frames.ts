import type { TokenRow } from '../ports/token-store.ts';

/** Each participant's answer: its last generation, in order of `seq`. */
export function finalFrames(rows: readonly TokenRow[]): Map<string, TokenRow[]> {
  const byParticipant = new Map<string, TokenRow[]>();
  for (const row of rows) {
    const frames = byParticipant.get(row.participantId);
    const generation = frames?.[0]?.generation ?? -1;
    if (frames === undefined || row.generation > generation) byParticipant.set(row.participantId, [row]);
    else if (row.generation === generation) frames.push(row);
  }
  for (const frames of byParticipant.values()) frames.sort((a, b) => a.seq - b.seq);
  return byParticipant;
}
