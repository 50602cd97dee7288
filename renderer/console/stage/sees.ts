// What the room sees now, and which scenes can be asked for: the console says both in words.
import type { RoundView, StageView } from '../../../protocol/model.ts';
import type { SessionBrief } from '../../../protocol/wire/viewer.ts';

export type SceneName = StageView['scene'];
export type Seen =
  | 'unknown'
  | 'noSession'
  | 'ended'
  | 'black'
  | 'hold'
  | 'message'
  | 'lobby'
  | 'challenge'
  | 'live'
  | 'voting'
  | 'closed'
  | 'reading'
  | 'reveal'
  | 'podium'
  | 'scoreboard';

export interface StageFacts {
  readonly session: SessionBrief | null;
  readonly round: RoundView | null;
  readonly stage: StageView | null;
  /** Some answer that the room may see has begun. */
  readonly isAnswered: boolean;
}

/** The rules of the telão: black goes before hold, hold before a chosen scene, and that before the round's own. */
export function seenNow({ session, round, stage, isAnswered }: StageFacts): Seen {
  if (stage === null) return 'unknown';
  if (session === null) return 'noSession';
  if (session.status === 'ended') return 'ended';
  if (stage.black) return 'black';
  if (stage.hold || stage.scene === 'hold') return 'hold';
  if (stage.scene === 'message' && (stage.message ?? '').trim() !== '') return 'message';
  const canShow = stage.scene !== 'auto' && stage.scene !== 'message' && scenesFor(round).includes(stage.scene);
  return canShow ? (stage.scene as Seen) : followed(round, isAnswered);
}

function followed(round: RoundView | null, isAnswered: boolean): Seen {
  switch (round?.status) {
    case 'live':
      return isAnswered ? 'live' : 'challenge';
    case 'voting':
    case 'closed':
      return round.status;
    case 'revealing':
      return 'reveal';
    case 'revealed':
      return 'podium';
    default:
      return 'lobby';
  }
}

/** Scenes that have something to show at this point of the round. */
export function scenesFor(round: RoundView | null): readonly SceneName[] {
  return ['auto', 'lobby', ...scenesOf(round), 'scoreboard'];
}

function scenesOf(round: RoundView | null): readonly SceneName[] {
  switch (round?.status) {
    case 'live':
      return ['challenge', 'live'];
    case 'voting':
      return ['challenge', 'live', 'voting', 'reading'];
    case 'closed':
      return ['challenge', 'live', 'reading'];
    case 'revealing':
      return ['challenge', 'live', 'reading', 'reveal'];
    case 'revealed':
      return ['challenge', 'live', 'reading', 'reveal', 'podium'];
    default:
      return [];
  }
}
