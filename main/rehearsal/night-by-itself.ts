import { setTimeout as wait } from 'node:timers/promises';
import { CAST_LATE } from '../../protocol/cast.ts';
import type { RehearsalView } from '../../protocol/http/rehearsal.ts';
import { isOpen } from '../arena/state.ts';
import type { Round } from '../arena/state.ts';
import type { ArenaHost } from '../host/arena-host.ts';
import type { Outcome } from '../host/command-queue.ts';
import { votesOf } from './report.ts';
import type { Report } from './report.ts';
import { scriptOf, TEMPOS, UNHURRIED } from './script.ts';
import type { ScriptedRound, Tempo } from './script.ts';

/** How often what is waited for is looked at. Milliseconds. */
const LOOK_MS = 40;

interface NightParts {
  readonly host: ArenaHost;
  readonly report: Report;
  readonly wanted: Pick<RehearsalView, 'participants' | 'voters' | 'pace'>;
}

/**
 * The organizer of a night that plays itself: warm-up, the rounds, voting, reveal, scoreboard. It
 * looks at where the round is before each step, so an organizer who presses a button in between
 * only moves it along.
 */
export class NightByItself {
  readonly #parts: NightParts;
  readonly #tempo: Tempo;
  readonly #stopped = new AbortController();
  doing: RehearsalView['doing'] = null;
  round: number | null = null;

  constructor(parts: NightParts) {
    this.#parts = parts;
    this.#tempo = TEMPOS[parts.wanted.pace];
  }

  /** True where it came to its end. */
  async play(): Promise<boolean> {
    const { report } = this.#parts;
    try {
      await this.#openDoors();
      await this.#warmUp();
      for (const round of scriptOf(this.#tempo)) await this.#play(round);
      return true;
    } catch (error) {
      if (this.#stopped.signal.aborted) return false;
      report.wrong(`The night stopped: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #openDoors(): Promise<void> {
    this.doing = 'doors';
    const { host, wanted, report } = this.#parts;
    const expected = wanted.participants - (wanted.participants >= CAST_LATE ? 1 : 0);
    const areHere = () => host.links.count >= expected;
    if (!(await this.#until(areHere))) report.wrong(`Only ${host.links.count} of ${expected} participants came in.`);
    await this.#pause(this.#tempo.scene);
  }

  async #warmUp(): Promise<void> {
    this.doing = 'warm_up';
    const { host, report } = this.#parts;
    const sent = host.warmUp.send(host.state(), null);
    if (!sent.ok) return report.wrong(`The warm-up was refused: ${sent.refusal.code}`);
    const sentAt = performance.now();
    const isWaited = () => performance.now() - sentAt < this.#tempo.silence;
    await this.#until(() =>
      host.warmUp
        .results()
        .every(({ status }) => status === 'complete' || status === 'failed' || (status === 'waiting' && !isWaited())),
    );
    await this.#pause(this.#tempo.scene);
  }

  async #play({ settings, untilDeadline }: ScriptedRound): Promise<void> {
    const { host } = this.#parts;
    const created = await host.rounds.create(settings);
    this.#settled(created);
    this.#settled(await host.rounds.start(created.roundId));
    for (;;) {
      const round = this.#look(created.roundId);
      this.round = round.index;
      switch (round.status) {
        case 'live':
          await this.#answers(round, untilDeadline);
          break;
        case 'voting':
          await this.#votes(round);
          break;
        case 'closed':
          this.doing = 'reveal';
          await this.#pause(this.#tempo.place);
          await host.queue.submit({ type: 'start_reveal', roundId: round.id });
          break;
        case 'revealing':
          await this.#pause(this.#tempo.place);
          await host.queue.submit({ type: 'reveal_next', roundId: round.id, revealedCount: round.revealedCount });
          break;
        default:
          return this.#applause(round);
      }
    }
  }

  async #answers({ id, startedAt }: Round, untilDeadline: boolean): Promise<void> {
    this.doing = 'live';
    const { host } = this.#parts;
    const since = (startedAt ?? 0) + this.#tempo.silence;
    await this.#until(
      () => {
        const { status, entries } = this.#look(id);
        if (status !== 'live') return true;
        if (untilDeadline) return false;
        const open = [...entries.values()].filter(isOpen);
        const isSilent = open.every(({ status }) => status === 'waiting');
        return open.length === 0 || (isSilent && Date.now() > since);
      },
      this.#tempo.deadline * (UNHURRIED + 1),
    );
    if (this.#look(id).status === 'live') await host.rounds.end(id, 'organizer');
    // Where nothing could be ended there is nothing to hurry for.
    await this.#pause(LOOK_MS);
  }

  async #votes({ id }: Round): Promise<void> {
    this.doing = 'voting';
    const { host, wanted, report } = this.#parts;
    const isThrough = () => report.through(id) >= wanted.voters || this.#look(id).status !== 'voting';
    if (!(await this.#until(isThrough))) {
      report.wrong(`Round ${this.round}: only ${report.through(id)} of ${wanted.voters} voters were through.`);
    }
    const kept = votesOf(this.#look(id));
    if (kept < report.acknowledged(id)) {
      report.wrong(`Round ${this.round}: ${report.acknowledged(id)} votes were acknowledged, ${kept} are there.`);
    }
    await host.queue.submit({ type: 'close_voting', roundId: id });
    await this.#pause(LOOK_MS);
  }

  async #applause({ status }: Round): Promise<void> {
    const { host, report } = this.#parts;
    if (status !== 'revealed') return report.wrong(`Round ${this.round} ended as ${status}.`);
    this.doing = 'podium';
    // The winner's answer stands before the podium does.
    await this.#pause(this.#tempo.scene * 2);
    this.doing = 'scoreboard';
    await host.queue.submit({ type: 'set_stage', patch: { scene: 'scoreboard' } });
    await this.#pause(this.#tempo.scene);
  }

  #look(roundId: string): Round {
    const round = this.#parts.host.state()?.rounds.get(roundId);
    if (round === undefined) throw new Error('another session was opened.');
    return round;
  }

  #settled(outcome: Outcome): void {
    if (!outcome.ok) throw new Error(outcome.refusal.code);
  }

  /** False where it did not come in time. Throws once stopped. */
  async #until(isSo: () => boolean, limitMs = this.#tempo.patience): Promise<boolean> {
    const end = performance.now() + limitMs;
    while (!isSo()) {
      if (performance.now() > end) return false;
      await this.#pause(LOOK_MS);
    }
    return true;
  }

  #pause(ms: number): Promise<void> {
    return wait(ms, undefined, { signal: this.#stopped.signal });
  }
}
