// How the console acts: one way to ask the host, to say in words what it refused, and to say what was done.
import { createContext, useContext } from 'react';

export interface Desk {
  /** Does it, and says what was refused; `done` is said where it worked. True where it worked. */
  readonly act: (work: () => Promise<unknown>, done?: string) => Promise<boolean>;
  /** Says something that is neither. */
  readonly say: (text: string) => void;
  /** Something is on its way to the host. */
  readonly busy: boolean;
  /** The line is lost: nothing can be done until it is back. */
  readonly offline: boolean;
}

export const DeskContext = createContext<Desk>({
  act: () => Promise.resolve(false),
  say: () => undefined,
  busy: false,
  offline: false,
});

export function useDesk(): Desk {
  return useContext(DeskContext);
}
