import type { ContractBody, Contracts } from '../../../../protocol/http/index.ts';
import type { RehearsalView } from '../../../../protocol/http/rehearsal.ts';
import type { Refusal } from '../../../../protocol/errors.ts';
import { AppError } from '../app-error.ts';
import type { Handlers } from '../mount.ts';

export type WantedRehearsal = ContractBody<Contracts['startRehearsal']>;
/** How it stands now, or why it was refused. */
export type RehearsalAnswer = RehearsalView | Refusal;

/** Who puts a rehearsal in the place of the night, and the night back. */
export interface RehearsalDesk {
  state(): RehearsalView;
  start(wanted: WantedRehearsal): Promise<RehearsalAnswer>;
  end(): Promise<RehearsalAnswer>;
}

export const rehearsalOff: RehearsalView = {
  status: 'off',
  participants: 0,
  voters: 0,
  auto: false,
  pace: 'watch',
  startedAt: null,
  doing: null,
  round: null,
  connected: 0,
  rounds: 0,
  tokens: 0,
  votes: 0,
  castPid: null,
  castMemoryMb: null,
  seen: [],
  wrong: [],
};

export function rehearsalHandlers(
  desk: RehearsalDesk,
): Pick<Handlers, 'startRehearsal' | 'getRehearsal' | 'endRehearsal'> {
  return {
    startRehearsal: async ({ body }) => accepted(await desk.start(body)),
    getRehearsal: () => desk.state(),
    endRehearsal: async () => accepted(await desk.end()),
  };
}

function accepted(answer: RehearsalAnswer): RehearsalView {
  if ('code' in answer) throw new AppError(answer);
  return answer;
}
