import type { ReactNode } from 'react';
import type { ArenaState } from '../lib/arena/state.ts';
import type { Scene } from '../lib/arena/scene.ts';
import { Challenge } from './scenes/Challenge.tsx';
import { Closed } from './scenes/Closed.tsx';
import { Live } from './scenes/Live.tsx';
import { Lobby } from './scenes/Lobby.tsx';
import { Message } from './scenes/Message.tsx';
import { Notice } from './scenes/Notice.tsx';
import { Podium } from './scenes/Podium.tsx';
import { Reading } from './scenes/Reading.tsx';
import { Reveal } from './scenes/Reveal.tsx';
import { Scoreboard } from './scenes/Scoreboard.tsx';
import { Voting } from './scenes/Voting.tsx';
import type { Door } from './state/use-door.ts';
import type { NightScores } from './state/use-night-scores.ts';

interface SceneViewProps {
  readonly scene: Scene;
  readonly arena: ArenaState;
  readonly door: Door;
  /** The night so far; null until it is known. */
  readonly scores: NightScores | null;
}

/** A scene is a function of what is known: the same knowledge, the same picture. */
export function SceneView({ scene, arena, door, scores }: SceneViewProps): ReactNode {
  const { round, session } = arena;
  switch (scene) {
    case 'waiting':
      return <Notice says="connecting" />;
    case 'noSession':
      return <Notice says="noSession" more="noSessionMore" />;
    case 'ended':
      return <Notice says="ended" more="endedMore" title={session?.title ?? null} />;
    case 'black':
      return null;
    case 'hold':
      return <Notice says="hold" title={session?.title ?? null} />;
    case 'message':
      return <Message text={arena.stage?.message ?? ''} />;
    case 'scoreboard':
      return <Scoreboard scores={scores} title={session?.title ?? null} />;
    case 'lobby':
      return <Lobby arena={arena} door={door} />;
    default:
      break;
  }
  if (round === null) return null;
  switch (scene) {
    case 'challenge':
      return <Challenge arena={arena} round={round} />;
    case 'live':
      return <Live arena={arena} round={round} />;
    case 'voting':
      return <Voting arena={arena} round={round} door={door} />;
    case 'closed':
      return <Closed arena={arena} round={round} />;
    case 'reading':
      return <Reading arena={arena} round={round} door={door} />;
    case 'reveal':
      return <Reveal arena={arena} round={round} />;
    case 'podium':
      return <Podium arena={arena} round={round} />;
  }
}
