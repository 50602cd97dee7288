import { describe, expect, it } from 'vitest';
import { aRound, aSnapshot } from '../testing/arena.ts';
import { nightOf } from './night.ts';
import { applyMessage, initialState } from './state.ts';

const after = (more: Parameters<typeof aSnapshot>[0]) => nightOf(applyMessage(initialState, aSnapshot(more), 0).state);

describe('[HOME-3] where the night stands', () => {
  it('is unknown before the first snapshot', () => {
    expect(nightOf(initialState)).toBeNull();
  });

  it('is closed without a session, and after its end', () => {
    const ended = { id: 's1', createdAt: '', status: 'ended', title: null, endWhenAllFinished: false } as const;
    expect([after({ session: null }), after({ session: ended, round: aRound() })]).toEqual(['noSession', 'noSession']);
  });

  it('follows the round on stage', () => {
    const said = (['draft', 'live', 'voting', 'closed', 'revealing', 'revealed', 'cancelled'] as const).map((status) =>
      after({ round: aRound({ status }) }),
    );
    expect(said).toEqual(['lobby', 'live', 'voting', 'closed', 'reveal', 'revealed', 'lobby']);
    expect(after({ round: null })).toBe('lobby');
  });
});
