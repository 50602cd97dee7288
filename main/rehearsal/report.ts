import type { CastEvent, CastMishap } from '../../protocol/cast.ts';
import type { RehearsalView } from '../../protocol/http/rehearsal.ts';
import type { ArenaState, Round } from '../arena/state.ts';

type Ballots = Extract<CastEvent, { event: 'ballots' }>;
type Figures = Pick<RehearsalView, 'rounds' | 'tokens' | 'votes' | 'castMemoryMb' | 'seen' | 'wrong'>;

/** Lines of what went wrong that are kept. */
const KEPT = 50;

/** How a rehearsal goes: what the cast tells of itself, and what the arena shows. */
export class Report {
  readonly #ballots = new Map<string, Ballots>();
  readonly #seen = new Map<CastMishap, number>();
  #wrong: string[] = [];
  #memoryMb: number | null = null;

  ballots(event: Ballots): void {
    this.#ballots.set(event.roundId, event);
  }

  /** Voters that are through with a round. */
  through(roundId: string): number {
    return this.#ballots.get(roundId)?.done ?? 0;
  }

  /** Votes of a round that the cast was told are saved. */
  acknowledged(roundId: string): number {
    return this.#ballots.get(roundId)?.votes ?? 0;
  }

  saw(what: CastMishap): void {
    this.#seen.set(what, (this.#seen.get(what) ?? 0) + 1);
  }

  /** In words, once each. */
  wrong(message: string): void {
    if (!this.#wrong.includes(message)) this.#wrong = [...this.#wrong, message].slice(0, KEPT);
  }

  /** The most it ever took. */
  memory(mb: number): void {
    this.#memoryMb = Math.max(this.#memoryMb ?? 0, mb);
  }

  figures(session: ArenaState): Figures {
    const rounds = [...(session?.rounds.values() ?? [])];
    const tokens = rounds.flatMap((round) => [...round.entries.values()].map(({ stats }) => stats.tokens));
    return {
      rounds: rounds.filter(({ status }) => status === 'revealed').length,
      tokens: sum(tokens),
      votes: sum(rounds.map(votesOf)),
      castMemoryMb: this.#memoryMb,
      seen: [...this.#seen].map(([what, times]) => ({ what, times })),
      wrong: this.#wrong,
    };
  }
}

export function votesOf({ ballots }: Round): number {
  return sum([...ballots.values()].map((scores) => scores.size));
}

function sum(all: readonly number[]): number {
  return all.reduce((total, one) => total + one, 0);
}
