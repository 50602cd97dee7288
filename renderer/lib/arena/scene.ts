// Which scene the room is shown: the telão draws it, the console says it in words, by the same rules.
import type { RoundView, StageView } from '../../../protocol/model.ts';
import type { SessionBrief } from '../../../protocol/wire/viewer.ts';

export type Scene =
  | 'waiting'
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

/** The winner's answer stays this long before the podium: name and score are read, and its first lines. Milliseconds. */
export const WINNER_MS = 6_000;

/** A scene as the organizer chooses it. */
export type SceneName = StageView['scene'];

export interface SceneFacts {
  readonly session: SessionBrief | null;
  readonly round: RoundView | null;
  /** Null until the first contact. */
  readonly stage: StageView | null;
  /** The room has read the challenge, and an answer that it may see has begun. */
  readonly isAnswered: boolean;
  /** The room saw the last place revealed less than `WINNER_MS` ago. */
  readonly isWinnerNew: boolean;
}

/** What the organizer said of the screen goes before the round; once the session is over nobody could take it back. */
export function sceneFor({ session, round, stage, isAnswered, isWinnerNew }: SceneFacts): Scene {
  if (stage === null) return 'waiting';
  if (session === null) return 'noSession';
  if (session.status === 'ended') return 'ended';
  if (stage.black) return 'black';
  if (stage.hold || stage.scene === 'hold') return 'hold';
  return chosenScene(stage, round) ?? roundScene(round, isAnswered, isWinnerNew);
}

/** The scene the organizer chose, as far as there is something to show in it. */
function chosenScene({ scene, message }: StageView, round: RoundView | null): Scene | null {
  if (scene === 'auto' || scene === 'hold') return null;
  if (scene === 'message') return (message ?? '').trim() === '' ? null : scene;
  return scenesFor(round).includes(scene) ? scene : null;
}

function roundScene(round: RoundView | null, isAnswered: boolean, isWinnerNew: boolean): Scene {
  switch (round?.status) {
    case 'live':
      return isAnswered ? 'live' : 'challenge';
    case 'voting':
    case 'closed':
      return round.status;
    case 'revealing':
      return 'reveal';
    case 'revealed':
      return isWinnerNew ? 'reveal' : 'podium';
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
