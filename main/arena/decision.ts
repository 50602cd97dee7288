import type { ErrorCode, Refusal } from '../../protocol/errors.ts';
import type { ArenaEvent } from './events.ts';

/** The events that follow from a command, none where nothing changes, or why it is refused. */
export type Decision =
  | { readonly ok: true; readonly events: ArenaEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

export function accept(...events: ArenaEvent[]): Decision {
  return { ok: true, events };
}

export function refuse(code: ErrorCode, detail?: string): Decision {
  return { ok: false, refusal: detail === undefined ? { code } : { code, detail } };
}
