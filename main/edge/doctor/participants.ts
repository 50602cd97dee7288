import { warmUpReady } from '../../../protocol/limits.ts';
import type { WarmUpView } from '../../../protocol/model.ts';
import type { ArenaHost } from '../../host/arena-host.ts';
import { lastAnswer } from '../../host/last-answer.ts';
import type { LastAnswer } from '../../host/last-answer.ts';
import type { ModelFailure, ParticipantFacts } from './facts.ts';

type Light = keyof ParticipantFacts['models'];

/** Who is here, and what is known of their models: a round forgets the warm-up, but it is a test itself. */
export function participantFacts(host: ArenaHost): ParticipantFacts {
  const state = host.state();
  const results = new Map(host.warmUp.results().map((one) => [one.participantId, one]));
  const models = { green: 0, amber: 0, red: 0, notAsked: 0 };
  const failed: ModelFailure[] = [];
  let connected = 0;
  for (const { participantId } of host.links.all()) {
    connected += 1;
    const result = results.get(participantId);
    const answer = result === undefined ? lastAnswer(state, participantId) : null;
    const light = answer === null ? warmUpLight(result) : ANSWER_LIGHTS[answer.how];
    models[light] += 1;
    if (light !== 'red') continue;
    const nickname = state?.participants.get(participantId)?.nickname ?? participantId;
    const { reason } = answer ?? result ?? { reason: null };
    failed.push({ nickname, where: answer === null ? 'warm-up' : 'round', reason });
  }
  return { session: state !== null && state.endedAt === null, connected, models, failed };
}

const ANSWER_LIGHTS: Readonly<Record<LastAnswer['how'], Light>> = {
  answered: 'green',
  late: 'amber',
  writing: 'amber',
  failed: 'red',
};

export function warmUpLight(result: WarmUpView | undefined): Light {
  if (result === undefined) return 'notAsked';
  if (result.status === 'failed') return 'red';
  if (result.status !== 'complete') return 'amber';
  // A text that came in one piece has no pace: its first moment says it all.
  const quick = result.ttftMs !== null && result.ttftMs <= warmUpReady.firstMs;
  return quick && (result.tps ?? warmUpReady.tps) >= warmUpReady.tps ? 'green' : 'amber';
}
