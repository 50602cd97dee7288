// This phone as a voter: who it is for the host, the answers it reads, and its choices on their way. Fed by the arena's
// store; whatever it asks of the host it asks because something it was told has changed.
import { Refused } from '../../lib/api/call.ts';
import type { call } from '../../lib/api/call.ts';
import type { Screen } from '../../lib/arena/store.ts';
import type { ReadableAnswer } from './ballot.ts';
import { Errand, isPassing } from './errand.ts';
import type { Waits } from './errand.ts';
import {
  acknowledged,
  choose,
  emptyOutbox,
  merged,
  nextToSend,
  parsed,
  reconciled,
  refused,
  serialised,
} from './outbox.ts';
import type { Choice, Outbox } from './outbox.ts';
import { isReadable, phaseOf } from './phase.ts';

export interface ReadableRound {
  readonly roundId: string;
  readonly svgMode: boolean;
  /** The answer of the participant whose phone this is, by the name it has here: in a blind round its label. */
  readonly own: string | null;
  readonly answers: readonly ReadableAnswer[];
  /** What the host has of this phone, by the names it uses now. */
  readonly mine: ReadonlyMap<string, number>;
}

export interface PhoneState {
  /** Empty until the host knows this phone. */
  readonly token: string;
  /** The participant whose phone this is. */
  readonly own: string | null;
  /** It was opened by a personal link that is not of this session. */
  readonly isForeignLink: boolean;
  readonly reading: ReadableRound | null;
  readonly box: Outbox | null;
  /** Why the last attempt to send a choice failed; null where it did not. */
  readonly failing: string | null;
}

export interface PhoneParts {
  readonly screen: () => Screen;
  readonly call: typeof call;
  readonly storage: {
    readonly recall: (key: string) => string | null;
    readonly remember: (key: string, value: string) => void;
    readonly forget: (key: string) => void;
  };
  readonly waits: Waits;
  /** Of the personal link by which the page was opened. */
  readonly code: string | null;
  readonly clock: () => number;
}

const TOKEN_KEY = 'arena.voter';
const TOKEN_CHARS = 200;
const SESSION_KEY = 'arena.votes';
/** The outbox of one session. */
export const votesKey = (session: string): string => `${SESSION_KEY}.${session}`;

export class Phone {
  readonly #parts: PhoneParts;
  readonly #listeners = new Set<() => void>();
  readonly #introduce: Errand;
  readonly #read: Errand;
  readonly #send: Errand;
  #state: PhoneState;
  #session: string | null = null;
  /** What was known when the answers were asked for last. */
  #readFor = '';
  #connections = 0;
  #wasConnected = false;

  constructor(parts: PhoneParts) {
    this.#parts = parts;
    this.#introduce = new Errand(() => this.#introduceItself(), parts.waits);
    this.#read = new Errand(() => this.#readAnswers(), parts.waits);
    this.#send = new Errand(
      () => this.#sendChoices(),
      parts.waits,
      () => this.#change({ failing: this.#send.failing }),
    );
    const kept = parts.storage.recall(TOKEN_KEY) ?? '';
    // A host would refuse anything longer, again and again.
    const token = kept.length > TOKEN_CHARS ? '' : kept;
    this.#state = { token, own: null, isForeignLink: false, reading: null, box: null, failing: null };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly get = (): PhoneState => this.#state;

  /** A tap on a score: kept here first, then sent. */
  vote(roundId: string, entry: string, score: number): void {
    const { box } = this.#state;
    if (box === null) return;
    this.#keep(choose(box, roundId, entry, score, this.#parts.clock()));
    this.#send.go();
  }

  /** The arena's store has news. */
  follow(): void {
    const { arena, connection } = this.#parts.screen();
    const isConnected = connection === 'connected';
    if (isConnected && !this.#wasConnected) this.#connections += 1;
    const isBack = isConnected && !this.#wasConnected;
    this.#wasConnected = isConnected;
    if (!arena.known) return;
    const session = arena.session;
    if (session?.status === 'active' && session.id !== this.#session) this.#enter(session.id);
    const { round } = arena;
    const readable = isReadable(phaseOf(arena)) ? round : null;
    // The names of a blind round come one by one with its places.
    const names = readable?.blind === true ? readable.revealedCount : 0;
    const readFor = [
      this.#session,
      readable?.id,
      readable?.status,
      names,
      arena.entriesChanged,
      this.#connections,
    ].join();
    if (readable === null && this.#state.reading !== null) this.#change({ reading: null });
    if (readable !== null && readFor !== this.#readFor) this.#read.go();
    this.#readFor = readFor;
    if (isBack) this.wake();
  }

  /** Whatever waits for its turn goes now. */
  wake(): void {
    for (const errand of [this.#introduce, this.#read, this.#send]) errand.hurry();
  }

  /** Another tab of this phone has written to the storage they share. */
  heard(key: string | null, value: string | null): void {
    if (key === TOKEN_KEY && value !== null && value !== '') this.#change({ token: value });
    const { box } = this.#state;
    if (box === null || key !== votesKey(box.session)) return;
    const theirs = parsed(value, box.session);
    if (theirs === null) return;
    const together = merged(box, theirs);
    this.#change({ box: together });
    // They wrote without having heard of ours: what both know goes back.
    if (merged(theirs, together) !== theirs) this.#store(together);
    if (nextToSend(together) !== null) this.#send.go();
  }

  #enter(session: string): void {
    const { storage } = this.#parts;
    const before = storage.recall(SESSION_KEY);
    if (before !== null && before !== session) storage.forget(votesKey(before));
    storage.remember(SESSION_KEY, session);
    this.#session = session;
    const box = parsed(storage.recall(votesKey(session)), session) ?? emptyOutbox(session);
    this.#change({ box, own: null, isForeignLink: false, reading: null });
    this.#introduce.go();
  }

  async #introduceItself(): Promise<void> {
    const { call: ask, code, storage } = this.#parts;
    const voterToken = this.#state.token;
    const body = voterToken === '' ? {} : { voterToken };
    try {
      const { answer, isForeignLink } = await introduced(ask, body, code);
      storage.remember(TOKEN_KEY, answer.voter_token);
      this.#change({ token: answer.voter_token, own: answer.own_entry, isForeignLink });
      // Only now does the host know which of the answers is this phone's own.
      if (answer.own_entry !== null) this.#read.go();
    } catch (error) {
      // Without a session nobody is asked who they are; the next one asks again.
      if (!(error instanceof Refused) || isPassing(error)) throw error;
      return;
    }
    this.#send.go();
  }

  async #readAnswers(): Promise<void> {
    const { arena } = this.#parts.screen();
    const round = isReadable(phaseOf(arena)) ? arena.round : null;
    const asked = this.#state.box;
    if (round === null || asked === null) return;
    const { call: ask } = this.#parts;
    try {
      const { token } = this.#state;
      const by = token === '' ? {} : { voterToken: token };
      const [read, mine] = await Promise.all([
        // In a blind round the organizer's own browser would be given the names, and votes are by label.
        ask('getResponses', { params: { id: round.id }, query: by, asPublic: round.blind }),
        ask('getMyVotes', { query: { roundId: round.id, ...by } }),
      ]);
      this.#show(round.id, read, mine, asked);
    } catch (error) {
      // What cannot be read now is told again when it can.
      if (!(error instanceof Refused) || isPassing(error)) throw error;
    }
  }

  #show(
    roundId: string,
    read: Awaited<ReturnType<typeof call<'getResponses'>>>,
    mine: Awaited<ReturnType<typeof call<'getMyVotes'>>>,
    asked: Outbox,
  ): void {
    const { arena } = this.#parts.screen();
    const { box } = this.#state;
    if (arena.round?.id !== roundId || box === null) return;
    const answers = read.responses.map(({ participant_id, nickname, generated_content }) => ({
      id: participant_id,
      nickname,
      text: generated_content,
    }));
    const reading = {
      roundId,
      svgMode: read.svgMode,
      own: read.own_entry,
      answers,
      mine: new Map(mine.map((one) => [one.participantId, one.score])),
    };
    this.#change({ reading });
    // From the reveal on names change, and nothing can be given any more.
    if (box.session !== asked.session || arena.round.votingStatus === 'revealed') return;
    const right = reconciled(box, asked, roundId, mine);
    if (right === box) return;
    this.#keep(right);
    if (nextToSend(right) !== null) this.#send.go();
  }

  async #sendChoices(): Promise<void> {
    // Votes before the host knows this phone would make it two voters.
    for (;;) {
      const { box, token } = this.#state;
      const choice = box === null || token === '' ? null : nextToSend(box);
      if (choice === null) return;
      await this.#sendOne(choice, token);
    }
  }

  async #sendOne(choice: Choice, voterToken: string): Promise<void> {
    const { round: roundId, entry: participantId, score, n: rev } = choice;
    try {
      const body = { roundId, participantId, score, rev, voterToken };
      await this.#parts.call('castVote', { body, outlivesPage: true });
    } catch (error) {
      if (!(error instanceof Refused) || isPassing(error)) throw error;
      this.#settle((box) => refused(box, choice, error.code));
      // What the host has, or has no more, is to be seen.
      this.#read.go();
      return;
    }
    this.#settle((box) => acknowledged(box, choice));
  }

  #settle(change: (box: Outbox) => Outbox): void {
    const { box } = this.#state;
    if (box !== null) this.#keep(change(box));
  }

  /** Kept before anything is sent: a page can be gone at any moment. */
  #keep(box: Outbox): void {
    const stored = parsed(this.#parts.storage.recall(votesKey(box.session)), box.session);
    const whole = stored === null ? box : merged(box, stored);
    this.#store(whole);
    this.#change({ box: whole });
  }

  #store(box: Outbox): void {
    this.#parts.storage.remember(votesKey(box.session), serialised(box));
  }

  #change(change: Partial<PhoneState>): void {
    const next = { ...this.#state, ...change };
    const keys = Object.keys(change) as (keyof PhoneState)[];
    if (keys.every((key) => next[key] === this.#state[key])) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}

/** By the personal link where it is of this session, else as any phone. */
async function introduced(ask: typeof call, body: { voterToken?: string }, code: string | null) {
  if (code !== null) {
    try {
      return { answer: await ask('issueVoter', { body: { ...body, code } }), isForeignLink: false };
    } catch (error) {
      if (!(error instanceof Refused) || isPassing(error) || error.code === 'NO_ACTIVE_SESSION') throw error;
    }
  }
  return { answer: await ask('issueVoter', { body }), isForeignLink: code !== null };
}
