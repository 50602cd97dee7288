import { timing } from '../../protocol/limits.ts';
import type { TokenFrameMessage } from '../../protocol/wire/viewer.ts';
import { identityOf, isWithheld } from '../arena/view.ts';
import type { Role } from '../arena/view.ts';
import type { ArenaState, Entry, Round } from '../arena/state.ts';
import type { Clock } from '../ports/clock.ts';
import type { LiveListener } from './live-answers.ts';
import type { LiveEntry, Released } from './live-entry.ts';
import type { ViewerDesk } from './viewer-desk.ts';

interface Growing {
  readonly entry: Entry;
  readonly live: LiveEntry;
  /** Where `text`, all that joined since the last frame, begins. */
  readonly off: number;
  text: string;
}

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
    this.#grow(round, entry, live, 0, live.text);
    const first = live.contents()[0];
    if (live.tokens > 0 && first !== undefined && live.nextSeq === 1) {
      this.#tellOldScreens(round, entry, live, { off: 0, chunks: [{ seq: 0, content: first }] });
    }
  }

  /** Sends what has gathered, now. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    const round = this.#round;
    const growing = this.#growing;
    this.#growing = new Map();
    if (round === null || growing.size === 0) return;
    const now = this.#clock.now();
    const encoded = new Map<Role, Buffer>();
    for (const viewer of this.#viewers.tokenViewers()) {
      const { role, frames } = viewer.subscription;
      if (!frames) continue;
      let bytes = encoded.get(role);
      if (bytes === undefined) {
        bytes = Buffer.from(JSON.stringify(this.#frame(round, growing, role)));
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
    if (this.#round?.id !== round.id) this.flush();
    this.#round = round;
    const known = this.#growing.get(entry.participantId);
    // Gathered as it comes: cutting it out of the whole text would copy that text with every frame.
    if (known !== undefined && known.off + known.text.length === off) known.text += text;
    else this.#growing.set(entry.participantId, { entry, live, off, text });
    this.#cancel ??= this.#clock.after(timing.frameMs, () => this.flush());
  }

  #frame(round: Round, growing: ReadonlyMap<string, Growing>, role: Role): TokenFrameMessage {
    const session = this.#state();
    const deltas: TokenFrameMessage['deltas'] = [];
    for (const { entry, live, off, text } of growing.values()) {
      if (session === null || isWithheld(session, this.#current(round, entry), role)) continue;
      const { id } = identityOf(session, round, entry, role);
      deltas.push({ participant_id: id, off, text, tokens: live.tokens });
    }
    return { type: 'token_frame', round: round.index, deltas };
  }

  /** The entry as it is now: it may have been hidden since its text began. */
  #current(round: Round, entry: Entry): Entry {
    return this.#state()?.rounds.get(round.id)?.entries.get(entry.participantId) ?? entry;
  }

  #tellOldScreens(round: Round, entry: Entry, live: LiveEntry, { chunks }: Released): void {
    const session = this.#state();
    if (session === null) return;
    const now = this.#clock.now();
    const encoded = new Map<Role, Buffer[]>();
    for (const viewer of this.#viewers.tokenViewers()) {
      const { role, frames } = viewer.subscription;
      if (frames) continue;
      if (isWithheld(session, this.#current(round, entry), role)) continue;
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
