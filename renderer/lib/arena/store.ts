// What a page knows of the arena, fed by its socket: the one source its components read.
import type { HostToViewer, TelaoRegisterMessage, ViewerTopic } from '../../../protocol/wire/viewer.ts';
import { LiveSocket } from '../socket.ts';
import { applyMessage, initialState } from './state.ts';
import type { ArenaState } from './state.ts';

export interface Screen {
  readonly arena: ArenaState;
  /** `connecting` only until the first contact; a line that dropped later is `lost`, and what is known stays. */
  readonly connection: 'connecting' | 'connected' | 'lost';
  /** Whom the host takes this page for; null before it said so. */
  readonly role: 'public' | 'organizer' | null;
}

export interface StoreOptions {
  readonly view: 'telao' | 'vote' | 'console' | 'home' | 'join' | 'preview';
  readonly topics: readonly ViewerTopic[];
  /** See as the room does, whatever credential this browser holds. */
  readonly asPublic: boolean;
}

const initialScreen: Screen = { arena: initialState, connection: 'connecting', role: null };
/** A snapshot is asked for at most this often. Milliseconds. */
const ASK_AGAIN_MS = 1_000;
/** A page that is not in sight gets no animation frames, and has to know all the same. Milliseconds. */
const HIDDEN_MS = 250;
/** Topics that carry text always start from a snapshot, so there is nothing to resume. */
const TEXT_TOPICS: readonly ViewerTopic[] = ['entries', 'tokens'];

export class ArenaStore {
  readonly #options: StoreOptions;
  readonly #socket: LiveSocket;
  readonly #listeners = new Set<() => void>();
  #screen = initialScreen;
  #isTellingDue = false;
  #askedAt = -ASK_AGAIN_MS;

  constructor(options: StoreOptions) {
    this.#options = options;
    this.#socket = new LiveSocket({
      hello: () => this.#hello(),
      onMessage: (message) => this.#receive(message),
      onConnection: (isConnected) => this.#change({ connection: isConnected ? 'connected' : this.#lost() }),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly get = (): Screen => this.#screen;

  /** Connects anew: the credential of this browser has changed, and the host reads it at the handshake. */
  reconnect(): void {
    this.#change({ role: null });
    this.#socket.reconnect();
  }

  #hello(): TelaoRegisterMessage {
    const { view, topics, asPublic } = this.#options;
    const { offset, epoch, known } = this.#screen.arena;
    const resumes = known && !topics.some((topic) => TEXT_TOPICS.includes(topic));
    return {
      type: 'telao_register',
      view,
      topics: [...topics],
      frames: true,
      ...(asPublic ? { role: 'public' } : {}),
      // One back: the line may have been cut between two messages of one event, and whole objects may come twice.
      ...(resumes ? { since: Math.max(0, offset - 1), epoch } : {}),
    };
  }

  #receive(message: HostToViewer): void {
    if (message.type === 'registered_telao') this.#change({ role: message.role });
    const now = performance.now();
    const { state, behind } = applyMessage(this.#screen.arena, message, now);
    if (state !== this.#screen.arena) this.#change({ arena: state });
    if (!behind || now - this.#askedAt < ASK_AGAIN_MS) return;
    this.#askedAt = now;
    this.#socket.sayHello();
  }

  #lost(): Screen['connection'] {
    return this.#screen.connection === 'connecting' ? 'connecting' : 'lost';
  }

  /** Told at most once a frame, however many messages came. */
  #change(change: Partial<Screen>): void {
    this.#screen = { ...this.#screen, ...change };
    if (this.#isTellingDue) return;
    this.#isTellingDue = true;
    const tell = (): void => {
      this.#isTellingDue = false;
      for (const listener of this.#listeners) listener();
    };
    if (document.hidden) setTimeout(tell, HIDDEN_MS);
    else requestAnimationFrame(tell);
  }
}
