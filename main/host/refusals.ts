import { errors } from '../../protocol/errors.ts';
import type { Refusal } from '../../protocol/errors.ts';
import type { HostToParticipant } from '../../protocol/wire/index.ts';

/** A refusal as a WebSocket frame: the sentence old clients know, with the code and the cure beside it. */
export function errorFrame(refusal: Refusal): Extract<HostToParticipant, { type: 'error' }> {
  const { message } = errors[refusal.code];
  return {
    type: 'error',
    message,
    code: refusal.code,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
  };
}
