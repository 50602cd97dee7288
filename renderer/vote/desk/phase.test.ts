import { describe, expect, it } from 'vitest';
import { applyMessage, initialState } from '../../lib/arena/state.ts';
import { aRound, aSnapshot } from '../../lib/testing/arena.ts';
import { phaseOf } from './phase.ts';

const after = (more: Parameters<typeof aSnapshot>[0]) => phaseOf(applyMessage(initialState, aSnapshot(more), 0).state);

describe('the phase', () => {
  it('[PHO-3] follows session and round', () => {
    expect(phaseOf(initialState)).toBe('connecting');
    expect(after({ session: null, round: null })).toBe('noSession');
    expect(after({ round: null })).toBe('lobby');
    const statuses = ['live', 'voting', 'closed', 'revealing', 'revealed', 'cancelled'] as const;
    const phases = statuses.map((status) => after({ round: aRound({ status }) }));
    expect(phases).toEqual(['live', 'voting', 'closed', 'reveal', 'revealed', 'cancelled']);
    const session = aSnapshot().session;
    if (session === null) throw new Error('The snapshot of the tests has a session.');
    expect(after({ session: { ...session, status: 'ended' } })).toBe('ended');
  });
});
