import { describe, expect, it } from 'vitest';
import type { RoundStatus, StageView } from '../../../protocol/model.ts';
import { aRound, aSnapshot } from '../testing/arena.ts';
import { scenesFor, sceneFor } from './scene.ts';

const { session, stage } = aSnapshot();
const seen = (status: RoundStatus | null, more: Partial<StageView> = {}, night = session) =>
  sceneFor({
    session: night,
    round: status === null ? null : aRound({ status }),
    stage: { ...stage, ...more },
    isAnswered: true,
    isWinnerNew: false,
  });

describe('what the room sees', () => {
  it('[CON-8] follows the round by itself', () => {
    const statuses: (RoundStatus | null)[] = [
      null,
      'draft',
      'live',
      'voting',
      'closed',
      'revealing',
      'revealed',
      'cancelled',
    ];
    expect(statuses.map((status) => seen(status))).toEqual([
      'lobby',
      'lobby',
      'live',
      'voting',
      'closed',
      'reveal',
      'podium',
      'lobby',
    ]);
  });

  it('[CON-8] black hides hold, hold hides the scene, and a message needs words', () => {
    expect(seen('live', { black: true, hold: true })).toBe('black');
    expect(seen('live', { hold: true, scene: 'message', message: 'Oi' })).toBe('hold');
    expect(seen('live', { scene: 'message', message: 'Oi' })).toBe('message');
    expect(seen('live', { scene: 'message', message: null })).toBe('live');
    expect(seen('live', { scene: 'hold' })).toBe('hold');
  });

  it('[CON-8] is the challenge until an answer begins', () => {
    expect(sceneFor({ session, round: aRound(), stage, isAnswered: false, isWinnerNew: false })).toBe('challenge');
  });

  it('[CON-8] stays with the winner for a while before the podium, unless the organizer chose', () => {
    const won = { session, round: aRound({ status: 'revealed' }), isAnswered: true, isWinnerNew: true };
    expect(sceneFor({ ...won, stage })).toBe('reveal');
    expect(sceneFor({ ...won, stage: { ...stage, scene: 'podium' } })).toBe('podium');
    expect(sceneFor({ ...won, stage: { ...stage, scene: 'scoreboard' } })).toBe('scoreboard');
    expect(sceneFor({ ...won, stage, isWinnerNew: false })).toBe('podium');
  });

  it('[CON-8] shows a chosen scene only where there is something for it', () => {
    expect(seen('live', { scene: 'lobby' })).toBe('lobby');
    expect(seen('live', { scene: 'podium' })).toBe('live');
    expect(seen('revealed', { scene: 'scoreboard' })).toBe('scoreboard');
    expect(scenesFor(null)).toEqual(['auto', 'lobby', 'scoreboard']);
    expect(scenesFor(aRound({ status: 'voting' }))).toContain('reading');
  });

  it('[CON-8] says when there is no session, or it is over', () => {
    expect(seen(null, {}, null)).toBe('noSession');
    expect(seen('revealed', {}, session === null ? null : { ...session, status: 'ended' })).toBe('ended');
    expect(sceneFor({ session, round: null, stage: null, isAnswered: false, isWinnerNew: false })).toBe('waiting');
  });
});
