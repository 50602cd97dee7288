import type { CastEvent } from '../../protocol/cast.ts';
import type { RehearsalView } from '../../protocol/http/rehearsal.ts';
import { toIso } from '../../protocol/time.ts';
import { initialStage } from '../arena/state.ts';
import type { Session } from '../arena/state.ts';
import { rehearsalOff } from '../edge/http/handlers/rehearsal.ts';
import type { RehearsalAnswer, RehearsalDesk, WantedRehearsal } from '../edge/http/handlers/rehearsal.ts';
import { memoryBus } from '../edge/memory/bus.ts';
import { memoryEventLog } from '../edge/memory/event-log.ts';
import { memoryTokenStore } from '../edge/memory/token-store.ts';
import { systemClock } from '../edge/system/clock.ts';
import { createArenaHost } from '../host/arena-host.ts';
import type { ArenaHost } from '../host/arena-host.ts';
import type { Bus, Commit } from '../ports/bus.ts';
import type { Logger } from '../ports/logger.ts';
import type { Random } from '../ports/random.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Arena, ArenaSwitch } from './arena-switch.ts';
import { CastProcess } from './cast-process.ts';
import { forgetfulSecrets } from './forgetful-secrets.ts';
import { NightByItself } from './night-by-itself.ts';
import { Report } from './report.ts';

export interface RehearsalParts {
  /** Made after this desk, of which its apps know. */
  readonly arenas: () => ArenaSwitch;
  /** Gives a host its ways in. */
  readonly arenaOf: (host: ArenaHost) => Arena;
  /** The screens of a new arena are to be told where the room finds it. */
  readonly entered: () => void;
  readonly secrets: Secrets;
  readonly random: Random;
  readonly logger: Logger;
  readonly version: string;
  readonly pinLength: number;
  /** Program and arguments of the process that plays the room; null where there is none. */
  readonly cast: readonly string[] | null;
  /** Where this machine itself finds the host. */
  readonly url: () => string;
}

interface Running {
  readonly wanted: WantedRehearsal;
  readonly startedAt: number;
  readonly report: Report;
  status: RehearsalView['status'];
  host: ArenaHost | null;
  cast: CastProcess | null;
  night: NightByItself | null;
}

/**
 * A second arena, in memory, in the place of the night: same rules, same screens, same PIN, played by
 * scripted participants and voters from a process of their own. The night's host is not touched.
 */
export class Rehearsal implements RehearsalDesk {
  readonly #parts: RehearsalParts;
  #running: Running | null = null;
  #ending: Promise<RehearsalView> | null = null;

  constructor(parts: RehearsalParts) {
    this.#parts = parts;
  }

  state(): RehearsalView {
    const running = this.#running;
    if (running === null) return rehearsalOff;
    const { wanted, status, startedAt, host, cast, night, report } = running;
    const { participants, voters, auto, pace } = wanted;
    const { doing = null, round = null } = status === 'finished' ? {} : (night ?? {});
    const about = { status, participants, voters, auto, pace, startedAt: toIso(startedAt), doing, round };
    const castPid = cast?.pid ?? null;
    return { ...about, connected: host?.links.count ?? 0, castPid, ...report.figures(host?.state() ?? null) };
  }

  async start(wanted: WantedRehearsal): Promise<RehearsalAnswer> {
    const { cast, logger } = this.#parts;
    const arenas = this.#parts.arenas();
    if (this.#running !== null) return { code: 'REHEARSAL_RUNNING' };
    if (isBusy(arenas.night.host.state())) {
      return { code: 'REHEARSAL_NOT_NOW', detail: 'Stop or cancel the round, or close its voting, and try again.' };
    }
    if (cast === null) return { code: 'REHEARSAL_FAILED', detail: 'This build has nobody to play the room.' };
    const report = new Report();
    const running: Running = {
      ...{ wanted, startedAt: Date.now(), report, status: 'starting', host: null, cast: null, night: null },
    };
    this.#running = running;
    try {
      return await this.#open(running, cast);
    } catch (error) {
      logger.error({ err: error }, 'The rehearsal could not be started');
      await this.end();
      return { code: 'REHEARSAL_FAILED', detail: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Resolves once the night has its place again and the cast is gone. */
  async end(): Promise<RehearsalAnswer> {
    const running = this.#running;
    if (running === null) return { code: 'NO_REHEARSAL' };
    this.#ending ??= this.#close(running).finally(() => {
      this.#running = null;
      this.#ending = null;
    });
    return this.#ending;
  }

  async #open(running: Running, command: readonly string[]): Promise<RehearsalAnswer> {
    const { arenaOf, entered, url, logger } = this.#parts;
    const arenas = this.#parts.arenas();
    const { participants, voters, auto, pace, seed } = running.wanted;
    const bus = memoryBus();
    const host = await this.#createHost(bus);
    const pin = await openSession(host, arenas.night.host);
    // That took its time: the rehearsal may have been ended meanwhile, or a round may have begun.
    const isOver = () => this.#running !== running || this.#ending !== null;
    if (isOver() || isBusy(arenas.night.host.state())) {
      await host.stop();
      if (isOver()) return { code: 'NO_REHEARSAL' };
      this.#running = null;
      return { code: 'REHEARSAL_NOT_NOW' };
    }
    running.host = host;
    bus.subscribe((commit) => this.#follow(running, commit));
    const entering = arenas.enter(arenaOf(host));
    entered();
    await entering;
    if (isOver()) return { code: 'NO_REHEARSAL' };
    logger.info({ participants, voters, auto }, 'A rehearsal begins; nothing of it is kept');
    const order = { url: url(), pin, participants, voters, seed, pace };
    running.cast = new CastProcess(command, order, {
      heard: (event) => this.#heard(running, event),
      fell: (why) => {
        running.report.wrong(`The process that plays the room ended: ${why}`);
        host.problems.raise('rehearsal_cast_gone', why.slice(0, 200));
        // Nobody is left to play for; the rehearsal stands until it is ended, so that what happened can be seen.
        running.night?.stop();
        if (running.status === 'running' && running.wanted.auto) running.status = 'finished';
      },
    });
    running.status = 'running';
    if (auto) this.#playByItself(running, host);
    return this.state();
  }

  /** The cast comes along into a session that the organizer opens meanwhile. */
  #follow(running: Running, { before, after }: Commit): void {
    if (after === null || before === null || before.id === after.id) return;
    const pin = running.host?.queries.door().pin ?? null;
    if (pin !== null) running.cast?.move(pin);
  }

  #createHost(bus: Bus): Promise<ArenaHost> {
    const { arenas, secrets, random, logger, version, pinLength } = this.#parts;
    return createArenaHost({
      log: memoryEventLog(random.id()),
      tokens: memoryTokenStore(),
      secrets: forgetfulSecrets(secrets),
      access: arenas().night.host.access,
      clock: systemClock(),
      bus,
      rehearsal: true,
      ...{ random, logger, version, pinLength },
    });
  }

  #playByItself(running: Running, host: ArenaHost): void {
    const { report, wanted } = running;
    const night = new NightByItself({ host, report, wanted });
    running.night = night;
    void night.play().then((isOver) => {
      if (isOver && running.status === 'running') running.status = 'finished';
    });
  }

  #heard({ report }: Running, event: CastEvent): void {
    if (event.event === 'ballots') report.ballots(event);
    else if (event.event === 'seen') report.saw(event.what);
    else if (event.event === 'memory') report.memory(event.mb);
    else report.wrong(event.message);
  }

  async #close(running: Running): Promise<RehearsalView> {
    running.night?.stop();
    const how = { ...this.state(), status: 'off' as const };
    running.status = 'ending';
    await Promise.all([running.cast?.end(), this.#parts.arenas().leave()]);
    this.#parts.logger.info({}, 'The rehearsal is over; the night goes on as it was');
    return how;
  }
}

/** What the room is in the middle of must not be taken from it. */
function isBusy(session: Session | null): boolean {
  if (session === null || session.endedAt !== null) return false;
  return [...session.rounds.values()].some(({ status }) => status === 'live' || status === 'voting');
}

/** The night's PIN and look where it has them, so that what was printed or set works. */
async function openSession(host: ArenaHost, night: ArenaHost): Promise<string> {
  const { pin: known, title } = night.queries.door();
  const stage = night.state()?.stage ?? initialStage;
  const word = stage.language === 'en' ? 'Rehearsal' : 'Ensaio';
  const { outcome, pin } = await host.sessions.create({
    title: title === null ? word : `${word} · ${title}`,
    ...(known === null ? {} : { pin: known }),
  });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const { theme, language } = stage;
  await host.queue.submit({ type: 'set_stage', patch: { theme, language } });
  return pin;
}
