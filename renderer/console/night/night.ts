// What the desk has open, shared by the big button, the keys and the panels.
import { createContext, useContext } from 'react';
import type { RoundView } from '../../../protocol/model.ts';

/** The form that is open: a new round, or one that is there. */
export type Writing = { readonly kind: 'new' } | { readonly kind: 'edit'; readonly roundId: string };

export interface NightDesk {
  readonly writing: Writing | null;
  /** How often the form was asked for while it was open: the caret goes back to it. */
  readonly calls: number;
  readonly write: (round?: RoundView) => void;
  readonly stopWriting: () => void;
  readonly isDoorOpen: boolean;
  readonly showDoor: (isOpen: boolean) => void;
}

export const NightContext = createContext<NightDesk>({
  writing: null,
  calls: 0,
  write: () => undefined,
  stopWriting: () => undefined,
  isDoorOpen: false,
  showDoor: () => undefined,
});

export function useNight(): NightDesk {
  return useContext(NightContext);
}
