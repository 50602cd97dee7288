import { useScreen } from '../lib/arena/react.tsx';
import { DeskProvider } from './DeskProvider.tsx';
import type { Entrance } from './enter/entrance.ts';
import { Entering, Locked } from './enter/Locked.tsx';
import { Frame } from './frame/Frame.tsx';
import { NightProvider } from './night/NightProvider.tsx';

/** Only the organizer gets a console: for anybody else nothing of it is made. */
export function Console({ entrance }: { entrance: Entrance }) {
  const role = useScreen((screen) => screen.role);
  const isKnown = useScreen((screen) => screen.arena.known);
  if (role === 'public') {
    return (
      <DeskProvider>
        <Locked entrance={entrance} />
      </DeskProvider>
    );
  }
  if (role === null || !isKnown) return <Entering />;
  return (
    <DeskProvider>
      <NightProvider>
        <Frame />
      </NightProvider>
    </DeskProvider>
  );
}
