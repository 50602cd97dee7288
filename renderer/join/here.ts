import { limits } from '../../protocol/limits.ts';
import type { ParticipantView } from '../../protocol/model.ts';
import { cleanLine } from '../../protocol/text.ts';

/** Whether somebody with this nickname and model is connected: as far as a page can know that it is its reader. */
export function isHere(
  participants: readonly ParticipantView[],
  typed: { readonly nickname: string; readonly model: string },
): boolean {
  const nickname = cleanLine(typed.nickname, limits.nicknameChars);
  const model = cleanLine(typed.model, limits.modelNameChars);
  if (nickname === '' || model === '') return false;
  return participants.some((one) => one.connected && !one.kicked && one.nickname === nickname && one.model === model);
}
