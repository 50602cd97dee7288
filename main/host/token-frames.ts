import { timing } from '../../protocol/limits.ts';
import type { TokenFrameMessage } from '../../protocol/wire/viewer.ts';
import { identityOf, isWithheld } from '../arena/view.ts';
import type { Role } from '../arena/view.ts';
import type { ArenaState, Entry, Round, Session } from '../arena/state.ts';
import type { Clock } from '../ports/clock.ts';
import type { LiveListener } from './live-answers.ts';
import type { LiveEntry, Released } from './live-entry.ts';
import type { ViewerDesk } from './viewer-desk.ts';

interface Growing {
  readonly entry: Entry;
  readonly live: LiveEntry;
  /** Where `text`, all that joined since the last frame, begins. */
  readonly off: number;
  /** Null: the whole answer, as it is when it is told. */
  text: string | null;
  /** Not told before this. Milliseconds since the epoch. */
  readonly due: number;
}

/** An answer that changes in its middle is told anew at most this often: it may be long. Milliseconds. */
const REWRITE_MS = 250;

/**
 * Text on its way to the screens that show it. Ours get frames: what joined since the last one,
 * all participants in one message, encoded once a role. Old screens get one message a token.
 */
export class TokenFrames implements LiveListener {
  readonly #viewers: ViewerDesk;
  readonly #clock: Clock;
  readonly #state: () => ArenaState;
  #round: Round | null = null;
  #growing = new Map<string, Growing>();
  /** When each answer was last told as a whole. */
  #rewritten = new Map<string, number>();
  #cancel: (() => void) | null = null;

  constructor(parts: { viewers: ViewerDesk; clock: Clock; state: () => ArenaState }) {
    this.#viewers = parts.viewers;
    this.#clock = parts.clock;
    this.#state = parts.state;
  }

  released(round: Round, entry: Entry, live: LiveEntry, released: Released): void {
    this.#grow(round, entry, live, released.off, released.chunks.map(({ content }) => content).join(''));
    this.#tellOldScreens(round, entry, live, released);
  }

  rewritten(round: Round, entry: Entry, live: LiveEntry): void {
    this.#turnTo(round);
    const due = Math.max(this.#clock.now(), (this.#rewritten.get(entry.participantId) ?? 0) + REWRITE_MS);
    this.#growing.set(entry.participantId, { entry, live, off: 0, text: null, due });
    this.#arm();
    const [first] = live.nextSeq === 1 ? live.visibleContents() : [];
    if (first !== undefined) this.#tellOldScreens(round, entry, live, { off: 0, chunks: [{ seq: 0, content: first }] });
  }

  /**
   * Sends what has gathered, now; what is told anew too often waits. `session` says what is withheld:
   * what gathered before a commit is told as things stood before it.
   */
  flush(session: ArenaState = this.#state()): void {
    this.#send(this.#clock.now(), session);
  }

  #send(until: number, session: ArenaState): void {
    this.#cancel?.();
    this.#cancel = null;
    const round = this.#round;
    const growing = new Map([...this.#growing].filter(([, one]) => one.due <= until));
    for (const [id, one] of growing) {
      this.#growing.delete(id);
      if (one.text === null) this.#rewritten.set(id, this.#clock.now());
    }
    if (this.#growing.size > 0) this.#arm();
    if (round === null || growing.size === 0) return;
    const now = this.#clock.now();
    const encoded = new Map<Role, Buffer>();
    for (const viewer of this.#viewers.tokenViewers(true)) {
      const { role } = viewer.subscription;
      let bytes = encoded.get(role);
      if (bytes === undefined) {
        bytes = Buffer.from(JSON.stringify(this.#frame(session, round, growing, role)));
        encoded.set(role, bytes);
      }
      if (!viewer.offer(bytes, now)) this.#viewers.noteSkipped();
    }
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #grow(round: Round, entry: Entry, live: LiveEntry, off: number, text: string): void {
    this.#turnTo(round);
    const known = this.#growing.get(entry.participantId);
    // Gathered as it comes: cutting it out of the whole text would copy that text with every frame.
    if (known === undefined) this.#growing.set(entry.participantId, { entry, live, off, text, due: 0 });
    else if (known.text !== null) known.text += text;
    this.#arm();
  }

  /** What is left of the round before goes out first. */
  #turnTo(round: Round): void {
    if (this.#round !== null && this.#round.id !== round.id) {
      this.#send(Number.POSITIVE_INFINITY, this.#state());
      this.#rewritten.clear();
    }
    this.#round = round;
  }

  #arm(): void {
    this.#cancel ??= this.#clock.after(timing.frameMs, () => this.flush());
  }

  #frame(session: ArenaState, round: Round, growing: ReadonlyMap<string, Growing>, role: Role): TokenFrameMessage {
    const deltas: TokenFrameMessage['deltas'] = [];
    for (const { entry, live, off, text } of growing.values()) {
      if (session === null || isWithheld(session, currentEntry(session, round, entry), role)) continue;
      const { id } = identityOf(session, round, entry, role);
      deltas.push({ participant_id: id, off, text: text ?? live.text, tokens: live.tokens });
    }
    return { type: 'token_frame', round: round.index, deltas };
  }

  #tellOldScreens(round: Round, entry: Entry, live: LiveEntry, { chunks }: Released): void {
    const session = this.#state();
    if (session === null) return;
    const now = this.#clock.now();
    const encoded = new Map<Role, Buffer[]>();
    for (const viewer of this.#viewers.tokenViewers(false)) {
      const { role } = viewer.subscription;
      if (isWithheld(session, currentEntry(session, round, entry), role)) continue;
      let messages = encoded.get(role);
      if (messages === undefined) {
        const { id } = identityOf(session, round, entry, role);
        messages = chunks.map(({ seq, content }) =>
          Buffer.from(
            JSON.stringify({
              type: 'token_update',
              participant_id: id,
              round: round.index,
              seq,
              content,
              total_tokens: live.tokens,
            }),
          ),
        );
        encoded.set(role, messages);
      }
      for (const bytes of messages) if (!viewer.offer(bytes, now)) this.#viewers.noteSkipped();
    }
  }
}

/** The entry as it is in `session`: it may have been hidden since its text began. */
function currentEntry(session: Session, round: Round, entry: Entry): Entry {
  return session.rounds.get(round.id)?.entries.get(entry.participantId) ?? entry;
}
