// What can be done with a round as it stands, the next step first.
import type { RoundView } from '../../protocol/model.ts';
import { post } from './api.ts';
import type { TextKey } from './texts.ts';

export interface RoundAction {
  readonly label: TextKey;
  readonly confirm?: TextKey;
  readonly kind: 'primary' | 'plain' | 'danger';
  readonly run: () => Promise<unknown>;
}

export function actionsOf({ id, status, revealedCount }: RoundView): readonly RoundAction[] {
  const cancel: RoundAction = {
    label: 'cancel',
    confirm: 'cancelSure',
    kind: 'danger',
    run: () => post<'cancelRound'>(`/rounds/${id}/cancel`, {}),
  };
  const back: RoundAction = {
    label: 'revealBack',
    kind: 'plain',
    run: () => post<'revealBack'>(`/rounds/${id}/reveal-back`, {}),
  };
  const next = (label: TextKey, run: () => Promise<unknown>): RoundAction => ({ label, kind: 'primary', run });
  switch (status) {
    case 'draft':
      return [next('start', () => post<'startRound'>('/rounds/start', { roundId: id })), cancel];
    case 'live':
      return [next('stop', () => post<'stopRound'>('/rounds/stop', { roundId: id })), cancel];
    case 'voting':
      return [next('closeVoting', () => post<'closeVoting'>(`/rounds/${id}/close-voting`, {}))];
    case 'closed':
      return [
        next('reveal', () => post<'startReveal'>(`/rounds/${id}/reveal`, {})),
        { label: 'reopenVoting', kind: 'plain', run: () => post<'reopenVoting'>(`/rounds/${id}/reopen-voting`, {}) },
      ];
    case 'revealing':
      return [next('revealNext', () => post<'revealNext'>(`/rounds/${id}/reveal-next`, {})), back];
    case 'revealed':
      return revealedCount > 0 ? [back] : [];
    case 'cancelled':
      return [];
  }
}
