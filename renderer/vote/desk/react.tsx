import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useScreen } from '../../lib/arena/react.tsx';
import { cardsOf } from './ballot.ts';
import type { Card } from './ballot.ts';
import type { Phone, PhoneState } from './phone.ts';

const Holder = createContext<Phone | null>(null);

export function PhoneProvider({ phone, children }: { phone: Phone; children: ReactNode }) {
  return <Holder.Provider value={phone}>{children}</Holder.Provider>;
}

export function usePhone(): Phone {
  const phone = useContext(Holder);
  if (phone === null) throw new Error('This component stands outside of PhoneProvider.');
  return phone;
}

/** A part of what the phone knows; draws again when that part is another object or value. */
export function usePhoneState<Part>(select: (state: PhoneState) => Part): Part {
  const phone = usePhone();
  return useSyncExternalStore(phone.subscribe, () => select(phone.get()));
}

/** The cards of the round on stage; null while its answers are on their way. */
export function useCards(): readonly Card[] | null {
  const { reading, box, token, own, failing } = usePhoneState((state) => state);
  const round = useScreen((screen) => screen.arena.round);
  const isLost = useScreen((screen) => screen.connection !== 'connected');
  return useMemo(() => {
    if (round === null || reading?.roundId !== round.id || token === '') return null;
    const isStuck = isLost || failing !== null;
    return cardsOf({ answers: reading.answers, box, round, token, own: reading.own ?? own, isStuck });
  }, [reading, box, token, own, failing, round, isLost]);
}
