import { describe, expect, it } from 'vitest';
import type { RoundView, StageView } from '../../protocol/model.ts';
import { applyMessage, initialState } from '../lib/arena/state.ts';
import type { ArenaState } from '../lib/arena/state.ts';
import { aRound, aSnapshot, anEntry } from '../lib/testing/arena.ts';
import { WINNER_MS } from '../lib/arena/scene.ts';
import { CHALLENGE_MS, sceneOf } from './scene.ts';

const LATER = 100_000;
const calm = aSnapshot().stage;

function arena(status: RoundView['status'] | null, stage: Partial<StageView> = {}, text = 'Olá'): ArenaState {
  const round = status === null ? null : aRound({ status });
  const snapshot = aSnapshot({
    round,
    rounds: round === null ? [] : [round],
    entries: round === null ? [] : [anEntry('ana', { text })],
    stage: { ...calm, ...stage },
  });
  return applyMessage(initialState, snapshot, 0).state;
}

const chosen = (status: RoundView['status'] | null, scene: StageView['scene'], message: string | null = null) =>
  sceneOf(arena(status, { scene, message }), LATER);

describe('the scene of the telão', () => {
  it('[TEL-1] follows the round by itself', () => {
    expect(sceneOf(initialState, LATER)).toBe('waiting');
    expect(sceneOf(arena(null), LATER)).toBe('lobby');
    const followed = (['draft', 'live', 'voting', 'closed', 'revealing', 'revealed', 'cancelled'] as const).map(
      (status) => sceneOf(arena(status), LATER),
    );
    expect(followed).toEqual(['lobby', 'live', 'voting', 'closed', 'reveal', 'podium', 'lobby']);
  });

  it('[TEL-1] knows when there is no session, and when it is over: nothing on the stage outlives it', () => {
    const none = applyMessage(initialState, aSnapshot({ session: null, round: null, rounds: [] }), 0).state;
    expect(sceneOf(none, LATER)).toBe('noSession');
    const state = arena('revealed', { hold: true, black: true });
    const session = state.session === null ? null : { ...state.session, status: 'ended' as const };
    expect(sceneOf({ ...state, session }, LATER)).toBe('ended');
  });

  it('[TEL-2] shows the prompt until the first text, and for three seconds in any case', () => {
    expect(sceneOf(arena('live', {}, ''), LATER)).toBe('challenge');
    const live = { ...arena('live'), liveSince: 5_000 };
    expect(sceneOf(live, 5_000 + CHALLENGE_MS - 1)).toBe('challenge');
    expect(sceneOf(live, 5_000 + CHALLENGE_MS)).toBe('live');
  });

  it('[TEL-18] shows the winner for six seconds where it saw the last place revealed, and then the podium', () => {
    const seen = { ...arena('revealed'), revealedSince: 5_000 };
    expect(WINNER_MS).toBe(6_000);
    expect(sceneOf(seen, 5_000 + WINNER_MS - 1)).toBe('reveal');
    expect(sceneOf(seen, 5_000 + WINNER_MS)).toBe('podium');
    expect(sceneOf(arena('revealed'), 5_000)).toBe('podium');
    expect(sceneOf({ ...arena('revealed', { scene: 'scoreboard' }), revealedSince: 5_000 }, 5_001)).toBe('scoreboard');
  });

  it('[TEL-3] black goes before hold, hold before a message, a message before the round', () => {
    const all = { scene: 'message', message: 'Pizza', hold: true, black: true } as const;
    expect(sceneOf(arena('live', all), LATER)).toBe('black');
    expect(sceneOf(arena('live', { ...all, black: false }), LATER)).toBe('hold');
    expect(sceneOf(arena('live', { ...all, black: false, hold: false }), LATER)).toBe('message');
    expect(chosen('live', 'hold')).toBe('hold');
    expect(chosen('live', 'message')).toBe('live');
    expect(chosen('live', 'message', ' ')).toBe('live');
  });

  it('[TEL-3] shows a chosen scene where there is something for it, and else follows the round', () => {
    expect(chosen('voting', 'lobby')).toBe('lobby');
    expect(chosen('live', 'scoreboard')).toBe('scoreboard');
    expect(chosen('voting', 'challenge')).toBe('challenge');
    expect(chosen('closed', 'reading')).toBe('reading');
    expect(chosen('revealed', 'reveal')).toBe('reveal');
    expect(chosen('voting', 'live')).toBe('live');
    expect(chosen('closed', 'voting')).toBe('closed');
    expect(chosen('live', 'reading')).toBe('live');
    expect(chosen('voting', 'podium')).toBe('voting');
    expect(chosen('revealing', 'podium')).toBe('reveal');
    expect(chosen('voting', 'reveal')).toBe('voting');
    expect(chosen(null, 'live')).toBe('lobby');
    expect(chosen('cancelled', 'live')).toBe('lobby');
  });
});
