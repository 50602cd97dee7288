import { useScreen } from '../../lib/arena/react.tsx';
import { useNamedSession } from '../frame/use-page.ts';
import { KeptResults } from './KeptResults.tsx';
import { SessionResults } from './SessionResults.tsx';
import './results.css';

/** Scores of the session of the moment, or of the kept one that the address names. */
export function Results() {
  const named = useNamedSession();
  const now = useScreen((screen) => screen.arena.session?.id ?? null);
  const rounds = useScreen((screen) => screen.arena.rounds);
  if (named !== null && named !== now) return <KeptResults key={named} sessionId={named} />;
  return <SessionResults key={now} sessionId={now} rounds={rounds} />;
}
