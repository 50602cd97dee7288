import { warmUpReady } from '../../../protocol/limits.ts';
import type { WarmUpView } from '../../../protocol/model.ts';
import type { ArenaHost } from '../../host/arena-host.ts';
import type { ParticipantFacts } from './facts.ts';

/** Who is here, and what the last warm-up said of their models. */
export function participantFacts(host: ArenaHost): ParticipantFacts {
  const state = host.state();
  const results = new Map(host.warmUp.results().map((one) => [one.participantId, one]));
  const warmUp = { green: 0, amber: 0, red: 0, notAsked: 0 };
  const failed: string[] = [];
  let connected = 0;
  for (const { participantId } of host.links.all()) {
    connected += 1;
    const light = warmUpLight(results.get(participantId));
    warmUp[light] += 1;
    if (light === 'red') failed.push(state?.participants.get(participantId)?.nickname ?? participantId);
  }
  return { session: state !== null && state.endedAt === null, connected, warmUp, failed };
}

export function warmUpLight(result: WarmUpView | undefined): keyof ParticipantFacts['warmUp'] {
  if (result === undefined) return 'notAsked';
  if (result.status === 'failed') return 'red';
  if (result.status !== 'complete') return 'amber';
  // A text that came in one piece has no pace: its first moment says it all.
  const quick = result.ttftMs !== null && result.ttftMs <= warmUpReady.firstMs;
  return quick && (result.tps ?? warmUpReady.tps) >= warmUpReady.tps ? 'green' : 'amber';
}
