import type { RehearsalView } from '../../protocol/http/rehearsal.ts';
import { limits } from '../../protocol/limits.ts';
import type { RoundSettings } from '../../protocol/model.ts';

/** How long each thing stands before the next, and how long is waited for what does not come. Milliseconds. */
export interface Tempo {
  /** A scene that is to be read: lobby, podium, scoreboard. */
  readonly scene: number;
  /** Between two places of a reveal. */
  readonly place: number;
  /** From the start of a round, who has not begun by then is not waited for. */
  readonly silence: number;
  readonly deadline: number;
  /** For everybody to come in, to warm up, to vote. */
  readonly patience: number;
}

export const TEMPOS: Readonly<Record<RehearsalView['pace'], Tempo>> = {
  watch: { scene: 7_000, place: 4_000, silence: 15_000, deadline: 40_000, patience: 60_000 },
  fast: { scene: 50, place: 20, silence: 1_800, deadline: 1_500, patience: 30_000 },
};

/** Room for the longest answer of the cast, and little enough for one that goes over it. */
const MAX_TOKENS = 1_400;

/** How many times the deadline of a round that is left to it the others have: somebody stops them. */
export const UNHURRIED = 6;

/** A round that plays itself; `untilDeadline`: nobody stops it. */
export interface ScriptedRound {
  readonly settings: RoundSettings;
  readonly untilDeadline: boolean;
}

export function scriptOf(tempo: Tempo): readonly ScriptedRound[] {
  const round = (title: string, prompt: string, more: Partial<RoundSettings> = {}): RoundSettings => ({
    ...{ title, prompt, maxTokens: MAX_TOKENS, temperature: limits.temperature.default },
    ...{ deadlineMs: tempo.deadline * UNHURRIED, seed: null, svgMode: false, blind: false, finalVotes: false },
    ...more,
  });
  return [
    {
      settings: round('Sonho', 'Conte, do tamanho que quiser, com o que um computador sonha à noite.'),
      untilDeadline: false,
    },
    {
      settings: round('Às cegas', 'Explique a uma criança o que é um modelo de linguagem.', {
        blind: true,
        deadlineMs: tempo.deadline,
      }),
      untilDeadline: true,
    },
    {
      settings: round('Farol', 'Desenhe em SVG um farol à noite.', { svgMode: true }),
      untilDeadline: false,
    },
  ];
}
