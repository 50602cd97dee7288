import { remainingMs } from '../arena/deadlines.ts';
import { liveRound } from '../arena/state.ts';
import type { ArenaState } from '../arena/state.ts';
import type { ProblemList } from '../../protocol/model.ts';
import type { Bus } from '../ports/bus.ts';
import type { Clock } from '../ports/clock.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { Logger } from '../ports/logger.ts';
import type { Random } from '../ports/random.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { TokenStore } from '../ports/token-store.ts';
import { Access } from './access.ts';
import { AnswerDesk } from './answer-desk.ts';
import { Archive } from './archive.ts';
import { Away } from './away.ts';
import { CommandQueue } from './command-queue.ts';
import type { Link } from './link.ts';
import { LiveAnswers } from './live-answers.ts';
import { ParticipantLinks } from './participant-links.ts';
import { ParticipantNotices } from './participant-notices.ts';
import { PinCheck } from './pin.ts';
import { Problems, viewProblems } from './problems.ts';
import { Queries } from './queries.ts';
import { RegistrationDesk } from './registration-desk.ts';
import { ResultQueries } from './result-queries.ts';
import { RoundDesk } from './round-desk.ts';
import { RoundTexts } from './round-texts.ts';
import { Scheduler } from './scheduler.ts';
import { SessionDesk } from './session-desk.ts';
import { TokenBatcher } from './token-batcher.ts';
import { TokenFrames } from './token-frames.ts';
import { ViewerDesk } from './viewer-desk.ts';
import { VoteDesk } from './vote-desk.ts';
import { WarmUp } from './warm-up.ts';

export interface HostParts {
  readonly log: EventLog;
  readonly tokens: TokenStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly bus: Bus;
  readonly pinLength: number;
  readonly version: string;
  /** Nothing of this arena is kept; screens and clients say so. */
  readonly rehearsal?: boolean;
  /** Credentials of another arena of this process, where they hold here too. */
  readonly access?: Access;
}

/** The arena as its edges use it: desks to ask, a queue to command, nothing of HTTP or sockets. */
export interface ArenaHost {
  readonly queue: CommandQueue;
  readonly access: Access;
  readonly queries: Queries;
  readonly results: ResultQueries;
  readonly answers: AnswerDesk;
  readonly links: ParticipantLinks;
  readonly problems: Problems;
  /** The problems as the organizer is told them. */
  noticed(): ProblemList;
  readonly registration: RegistrationDesk;
  readonly rounds: RoundDesk;
  readonly sessions: SessionDesk;
  readonly viewers: ViewerDesk;
  readonly votes: VoteDesk;
  readonly warmUp: WarmUp;
  state(): ArenaState;
  /** False while the disk refuses events or tokens. */
  storageWorks(): boolean;
  /** A connection is gone, whatever it was. */
  left(link: Link): void;
  /** A rehearsal takes the place of this arena: whoever leaves from now on was sent away, and is not noted as gone. */
  suspend(): void;
  /** The place is this arena's again: whoever does not come back soon has left. */
  resume(): void;
  /** Looks at the deadlines again, after the machine slept. */
  wake(): void;
  /** Writes what is in memory and stops the clock. */
  stop(): Promise<void>;
}

/** Builds the host from its ports and takes up where the log ends. */
export async function createArenaHost(parts: HostParts): Promise<ArenaHost> {
  const { log, clock, bus, logger, secrets, random, rehearsal = false } = parts;
  const archive = new Archive(log);
  const noteTrouble = () => viewers.problemsChanged();
  const queue = new CommandQueue({ log, clock, bus, logger, state: archive.active(), storageChanged: noteTrouble });
  const state = () => queue.state;
  const access = parts.access ?? new Access({ secrets, random });
  const problems = new Problems(() => clock.now(), noteTrouble);
  const batcher = new TokenBatcher({ store: parts.tokens, clock, logger, storageChanged: noteTrouble });
  const live = new LiveAnswers({ clock, batcher });
  const texts = new RoundTexts({ store: parts.tokens, live });
  const links = new ParticipantLinks(clock);
  const gone = (participantId: string) => void queue.submit({ type: 'disconnect_participant', participantId });
  const away = new Away({ clock, isHere: (id) => links.of(id) !== undefined, gone });
  const warmUp = new WarmUp({ links, clock, changed: () => viewers.warmUpChanged() });
  const rounds = new RoundDesk({ queue, live, random, clock });
  const sessions = new SessionDesk({ queue, links, live, secrets, random, clock, logger, pinLength: parts.pinLength });
  const pins = new PinCheck(secrets);
  const { version } = parts;
  const registration = new RegistrationDesk({
    ...{ queue, links, live, access, away, pins, clock, logger, problems, version, rehearsal },
  });
  const answers = new AnswerDesk({ queue, links, live, warmUp, clock });
  const storageWorks = () => queue.writable && !batcher.failing;
  const noticed = () => viewProblems(problems, storageWorks());
  const viewers: ViewerDesk = new ViewerDesk({
    log,
    clock,
    state,
    texts,
    live,
    problems: noticed,
    warmUp: () => warmUp.results(),
    rehearsal,
  });
  const frames = new TokenFrames({ viewers, clock, state });
  const notices = new ParticipantNotices({ links, clock });
  const { tokens } = parts;
  const queries = new Queries({ state, clock, log, archive, secrets, texts, tokens, viewers, rehearsal });
  const results = new ResultQueries({ state, archive, texts, tokens, clock, rehearsal });
  const votes = new VoteDesk({ queue, access, problems, now: () => clock.now() });
  const scheduler = new Scheduler({ clock, state, carryOut: (due) => rounds.carryOut(due) });

  let recovered = false;
  live.listen(frames);
  bus.subscribe((commit) => {
    // Text first: what a screen is told of an entry must not run ahead of its last words.
    frames.flush(commit.before);
    viewers.onCommit(commit);
    notices.onCommit(commit);
    warmUp.follow(commit.after);
    // Not before the clients of an interrupted round have been given their time to return.
    if (recovered) scheduler.rearm();
  });
  recover(queue.state, live, parts, problems);
  await queue.submit({ type: 'note_host_started', version });
  await giveTimeToReturn(queue, clock);
  recovered = true;
  scheduler.rearm();

  return {
    queue,
    access,
    queries,
    results,
    answers,
    links,
    problems,
    noticed,
    registration,
    rounds,
    sessions,
    viewers,
    votes,
    warmUp,
    state,
    storageWorks,
    left: (link) => {
      registration.left(link);
      viewers.left(link);
      const registered = links.drop(link);
      if (registered !== null && !away.keeps(registered.participantId)) gone(registered.participantId);
    },
    suspend: () => away.suspend(),
    resume: () => away.resume(),
    wake: () => scheduler.rearm(),
    stop: async () => {
      scheduler.stop();
      away.stop();
      warmUp.stop();
      frames.stop();
      viewers.stop();
      live.close();
      queue.close();
    },
  };
}

/** Milliseconds that a round has left at least after a restart: clients come back and deliver what they kept. */
const RETURN_MS = 5_000;

async function giveTimeToReturn(queue: CommandQueue, clock: Clock): Promise<void> {
  const round = queue.state === null ? null : liveRound(queue.state);
  const left = round === null || round.pausedAt !== null ? null : remainingMs(round, clock.now());
  if (round === null || left === null || left >= RETURN_MS) return;
  await queue.submit({
    type: 'extend_round',
    roundId: round.id,
    ms: clock.now() + RETURN_MS - (round.deadlineAt ?? 0),
  });
}

/** A round that a crash interrupted goes on with the tokens that reached the disk. */
function recover(
  state: ArenaState,
  live: LiveAnswers,
  { tokens, secrets, logger }: HostParts,
  problems: Problems,
): void {
  if (state === null || state.endedAt !== null) return;
  if (secrets.readPin(state.id) === null) problems.raise('pin_file_missing', state.id);
  const round = liveRound(state);
  logger.info(
    { session: state.id, participants: state.participants.size, liveRound: round?.index ?? null },
    'The session goes on',
  );
  if (round !== null) live.open(round, tokens.readRound(round.id));
}
