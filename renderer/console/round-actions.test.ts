import { describe, expect, it } from 'vitest';
import type { RoundView } from '../../protocol/model.ts';
import { aRound } from '../lib/testing/arena.ts';
import { actionsOf } from './round-actions.ts';

const labels = (status: RoundView['status'], more: Partial<RoundView> = {}) =>
  actionsOf(aRound({ status, ...more })).map(({ label }) => label);

describe('what the console offers for a round', () => {
  it('is what the host accepts where it stands, the next step first', () => {
    expect(labels('draft')).toEqual(['start', 'cancel']);
    expect(labels('live')).toEqual(['stop', 'cancel']);
    expect(labels('voting')).toEqual(['closeVoting']);
    expect(labels('closed')).toEqual(['reveal', 'reopenVoting']);
    expect(labels('revealing')).toEqual(['revealNext', 'revealBack']);
    expect(labels('revealed', { revealedCount: 2 })).toEqual(['revealBack']);
    expect(labels('cancelled')).toEqual([]);
  });

  it('asks twice only where something is lost', () => {
    const all = (['draft', 'live', 'voting', 'closed', 'revealing'] as const).flatMap((status) =>
      actionsOf(aRound({ status })),
    );
    const asking = all.filter(({ confirm }) => confirm !== undefined).map(({ label }) => label);
    expect(new Set(asking)).toEqual(new Set(['cancel']));
  });
});
