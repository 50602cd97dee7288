import type { ParticipantView } from '../../protocol/model.ts';

/** Who is in the arena now, the latest first: that is whom the reader looks for. */
export function connectedNames(
  participants: readonly ParticipantView[],
): readonly { readonly id: string; readonly nickname: string }[] {
  const names = participants
    .filter(({ connected, kicked }) => connected && !kicked)
    .map(({ id, nickname }) => ({ id, nickname }));
  return names.reverse();
}
