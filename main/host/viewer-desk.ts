import { identityOf, isWithheld } from '../arena/view.ts';
import type { Role } from '../arena/view.ts';
import { project, projectVotes } from '../arena/project.ts';
import { snapshot } from '../arena/snapshot.ts';
import type { Projection } from '../arena/project.ts';
import { roundOnStage } from '../arena/state.ts';
import type { ArenaState, Round } from '../arena/state.ts';
import type { ProblemList, WarmUpView } from '../../protocol/model.ts';
import type { StateMessage, TelaoRegisterMessage } from '../../protocol/wire/viewer.ts';
import type { Commit } from '../ports/bus.ts';
import type { Clock } from '../ports/clock.ts';
import type { EventLog } from '../ports/event-log.ts';
import { snapshotKey, wants, wantsEntries, wantsTokens } from './audience.ts';
import type { Subscription } from './audience.ts';
import { Audiences } from './audiences.ts';
import { HostFacts, isFor, kindOf } from './host-facts.ts';
import type { Door, Fact } from './host-facts.ts';
import type { Link } from './link.ts';
import type { LiveAnswers } from './live-answers.ts';
import { MessageRing } from './message-ring.ts';
import type { RoundTexts } from './round-texts.ts';
import { Viewer } from './viewer.ts';

const ROLES: readonly Role[] = ['public', 'organizer'];
/** Votes are told at most this often, however many arrive. Milliseconds. */
const VOTES_MS = 250;
/** How often screens that fell behind are looked at while there are any. Milliseconds. */
const LAGGARDS_MS = 500;
/** A hall of phones that reconnects at once shares one snapshot this long. Milliseconds. */
const SNAPSHOT_MS = 250;

/** Every screen: who watches, what each is told. Encoded once a role, sent as the same bytes to all of it. */
export class ViewerDesk {
  readonly #log: EventLog;
  readonly #clock: Clock;
  readonly #state: () => ArenaState;
  readonly #texts: RoundTexts;
  readonly #live: LiveAnswers;
  readonly #rehearsal: boolean;
  readonly #viewers = new Map<string, Viewer>();
  readonly #audiences = new Audiences();
  readonly #facts: HostFacts;
  readonly #rings: Record<Role, MessageRing>;
  readonly #snapshots = new Map<string, { at: number; offset: number; bytes: Buffer }>();
  /** Rounds with votes that have not been told. */
  readonly #voted = new Set<string>();
  #votesDue: (() => void) | null = null;
  #laggardsDue: (() => void) | null = null;

  constructor(parts: {
    log: EventLog;
    clock: Clock;
    state: () => ArenaState;
    texts: RoundTexts;
    live: LiveAnswers;
    problems: () => ProblemList;
    warmUp: () => WarmUpView[];
    rehearsal: boolean;
  }) {
    this.#log = parts.log;
    this.#clock = parts.clock;
    this.#state = parts.state;
    this.#texts = parts.texts;
    this.#live = parts.live;
    const head = parts.log.head();
    this.#rings = { public: new MessageRing(head), organizer: new MessageRing(head) };
    const { clock, problems, warmUp } = parts;
    this.#rehearsal = parts.rehearsal;
    this.#facts = new HostFacts({
      clock,
      problems,
      warmUp,
      head: () => this.#log.head(),
      tell: (fact) => this.#tellFact(fact),
    });
  }

  get count(): number {
    return this.#viewers.size;
  }

  /** Telões that watch, and how many of them may show the PIN. */
  telaos(): { open: number; withPin: number } {
    const open = [...this.#viewers.values()].filter((viewer) => kindOf(viewer.view) === 'telaos');
    return { open: open.length, withPin: open.filter((viewer) => viewer.link.mayShowPin).length };
  }

  /** Screens that show tokens, in frames or one by one. */
  tokenViewers(frames: boolean): Iterable<Viewer> {
    return this.#audiences.of((subscription) => subscription.frames === frames && wantsTokens(subscription));
  }

  /** A screen introduces itself: it gets what it missed, or everything. */
  register(link: Link, message: TelaoRegisterMessage, role: Role): void {
    const subscription: Subscription = {
      role,
      // What is the organizer's only is not made for the public; the key may still come.
      topics: message.topics ? new Set(message.topics) : null,
      frames: message.frames ?? false,
    };
    const viewer = new Viewer(link, message.view ?? 'arena', subscription);
    this.left(link);
    this.#viewers.set(link.id, viewer);
    this.#audiences.add(viewer);
    this.#facts.count(viewer.view, 1);
    link.send({
      type: 'registered_telao',
      view: viewer.view,
      epoch: this.#log.epoch,
      role,
      rehearsal: this.#rehearsal,
    });
    const since = message.since ?? null;
    // Text is not in the ring: a screen that shows it always starts from a snapshot.
    const missed =
      since === null || message.epoch !== this.#log.epoch || wantsEntries(subscription)
        ? null
        : this.#rings[role].since(since, this.#log.head());
    if (missed === null) return this.sendSnapshot(viewer);
    for (const item of missed) if (wants(subscription, item.message.type)) link.sendEncoded(item.bytes);
    this.#tellVotesTo(viewer);
    this.#tellFactsTo(viewer);
  }

  /** The organizer key was given on this connection: from now on it sees as organizer. */
  promote(link: Link): void {
    const viewer = this.#viewers.get(link.id);
    if (viewer === undefined || viewer.subscription.role === 'organizer') return;
    this.#audiences.remove(viewer);
    viewer.subscription = { ...viewer.subscription, role: 'organizer' };
    this.#audiences.add(viewer);
    this.sendSnapshot(viewer);
  }

  left(link: Link): void {
    const viewer = this.#viewers.get(link.id);
    if (viewer === undefined) return;
    this.#viewers.delete(link.id);
    this.#audiences.remove(viewer);
    this.#facts.count(viewer.view, -1);
  }

  onCommit({ before, after, events }: Commit): void {
    if (after === null) return;
    const head = events.at(-1)?.offset ?? 0;
    // A new night, or a new process to which nobody is connected yet: everyone starts from a snapshot.
    const newSession =
      before?.id !== after.id ||
      before.endedAt !== after.endedAt ||
      events.some(({ event }) => event.type === 'host_started');
    for (const role of ROLES) {
      if (newSession) this.#rings[role].clear(head);
      else for (const recorded of events) for (const m of project(after, recorded, this.#to(role))) this.#tell(role, m);
    }
    if (newSession) for (const viewer of this.#viewers.values()) this.sendSnapshot(viewer);
    for (const { event } of events) if (event.type === 'vote_cast') this.#voted.add(event.roundId);
    if (this.#voted.size > 0) {
      this.#votesDue ??= this.#clock.after(VOTES_MS, () => this.#tellVotes());
    }
  }

  sendSnapshot(viewer: Viewer): void {
    if (viewer.offer(this.#encodedSnapshot(viewer.subscription), this.#clock.now())) this.#tellFactsTo(viewer);
    else this.#watchLaggards();
  }

  /** A message skipped for a slow screen; it will get a snapshot when it has caught up. */
  noteSkipped(): void {
    this.#watchLaggards();
  }

  /** The list of problems, or whether the storage works, is another now. */
  problemsChanged(): void {
    this.#facts.changed('problems_state');
  }

  warmUpChanged(): void {
    this.#facts.changed('warm_up_state');
  }

  /** Where the room finds this host, from now on. */
  setDoor(door: Door): void {
    this.#facts.setDoor(door);
  }

  /** So many addresses other than this machine have reached the host. */
  countDevices(devices: number): void {
    this.#facts.countDevices(devices);
  }

  stop(): void {
    this.#facts.stop();
    this.#votesDue?.();
    this.#laggardsDue?.();
  }

  #to(role: Role): Projection {
    return { role, now: this.#clock.now(), answersOf: (round) => this.#texts.of(round) };
  }

  #tell(role: Role, message: StateMessage): void {
    const bytes = Buffer.from(JSON.stringify(message));
    this.#rings[role].push({ message, bytes });
    this.#offer(bytes, (subscription) => subscription.role === role && wants(subscription, message.type));
  }

  #offer(bytes: Buffer, to: (subscription: Subscription) => boolean): void {
    const now = this.#clock.now();
    for (const viewer of this.#audiences.of(to)) if (!viewer.offer(bytes, now)) this.#watchLaggards();
  }

  #tellFact(fact: Fact): void {
    this.#offer(Buffer.from(JSON.stringify(fact)), (subscription) => isFor(subscription, fact.type));
  }

  #tellFactsTo({ link, subscription }: Viewer): void {
    for (const fact of this.#facts.of(subscription)) link.send(fact);
  }

  #tellVotes(): void {
    this.#votesDue = null;
    const session = this.#state();
    const voted = [...this.#voted].flatMap((id) => session?.rounds.get(id) ?? []);
    this.#voted.clear();
    if (session === null) return;
    const head = this.#log.head();
    for (const role of ROLES) {
      for (const round of voted) for (const m of projectVotes(session, round, head, role)) this.#tell(role, m);
    }
  }

  /** Votes are told late: a screen that comes back may have seen their offset without their count. */
  #tellVotesTo({ link, subscription }: Viewer): void {
    const session = this.#state();
    for (const round of session?.rounds.values() ?? []) {
      if (session === null || round.status !== 'voting') continue;
      for (const message of projectVotes(session, round, this.#log.head(), subscription.role)) {
        if (wants(subscription, message.type)) link.send(message);
      }
    }
  }

  #encodedSnapshot(subscription: Subscription): Buffer {
    const key = snapshotKey(subscription);
    const now = this.#clock.now();
    const offset = this.#log.head();
    const cached = this.#snapshots.get(key);
    const lasting = !wantsEntries(subscription);
    if (lasting && cached?.offset === offset && now - cached.at < SNAPSHOT_MS) return cached.bytes;
    const bytes = Buffer.from(JSON.stringify(this.#snapshot(subscription, offset)));
    if (lasting) this.#snapshots.set(key, { at: now, offset, bytes });
    return bytes;
  }

  #snapshot(subscription: Subscription, offset: number): object {
    const session = this.#state();
    const parts = { entries: wantsEntries(subscription), tally: subscription.topics?.has('tally') ?? false };
    const message = snapshot(session, { offset, epoch: this.#log.epoch }, this.#to(subscription.role), parts);
    const round = session === null ? null : roundOnStage(session);
    // A phone that does not ask for the participants is not sent all of them: a hall would wait for it.
    if (subscription.topics !== null)
      return subscription.topics.has('participants') ? message : { ...message, participants: [] };
    // An old screen lists whoever is named, and takes the text from here.
    const participants = message.participants.filter((participant) => participant.connected);
    const liveTokens = round?.status === 'live' ? { liveTokens: this.liveTokens(round, subscription.role) } : {};
    return { ...message, participants, ...liveTokens };
  }

  /** Frames of the live round by the name the role knows each entry by. */
  liveTokens(round: Round, role: Role): Record<string, string[]> {
    const session = this.#state();
    if (session === null || this.#live.roundId !== round.id) return {};
    const named: [string, string[]][] = [];
    for (const [participantId, frames] of this.#live.frames()) {
      const entry = round.entries.get(participantId);
      if (entry === undefined || isWithheld(session, entry, role)) continue;
      named.push([identityOf(session, round, entry, role).id, frames]);
    }
    return Object.fromEntries(named);
  }

  #watchLaggards(): void {
    this.#laggardsDue ??= this.#clock.after(LAGGARDS_MS, () => {
      this.#laggardsDue = null;
      const now = this.#clock.now();
      for (const viewer of this.#viewers.values()) if (viewer.hasCaughtUp(now)) this.sendSnapshot(viewer);
      if ([...this.#viewers.values()].some((viewer) => viewer.lagging)) this.#watchLaggards();
    });
  }
}
