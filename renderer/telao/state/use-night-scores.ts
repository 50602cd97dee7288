import { useEffect, useState } from 'react';
import type { ContractResponse, Contracts } from '../../../protocol/http/index.ts';
import { Refused, call } from '../../lib/api/call.ts';
import type { ArenaState } from '../../lib/arena/state.ts';
import { askUntilHeard } from './heard.ts';

export type NightScores = ContractResponse<Contracts['getSessionScoreboard']>;

/** What the scoreboard follows from: another value, another scoreboard. Null where there is nothing to ask for. */
export function scoresKey({ session, rounds, participants }: ArenaState): string | null {
  if (session === null) return null;
  const revealed = rounds.filter(({ status }) => status === 'revealed').map(({ id }) => id);
  return [session.id, ...revealed, ...participants.filter(({ kicked }) => kicked).map(({ id }) => id)].join(' ');
}

/** The night so far, asked for when `key` is given and whenever it changes; the last one stays where the host is away. */
export function useNightScores(key: string | null, isConnected: boolean): NightScores | null {
  const [scores, setScores] = useState<NightScores | null>(null);
  useEffect(() => {
    if (key === null || !isConnected) return undefined;
    const asking = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        const answer = await askUntilHeard((signal) => call('getSessionScoreboard', { signal }), asking.signal);
        if (answer !== null) setScores(answer);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
      }
    };
    void ask();
    return () => asking.abort();
  }, [key, isConnected]);
  return scores;
}
