import { toIso } from '../../protocol/time.ts';
import type { ContractResponse, Contracts } from '../../protocol/http/index.ts';
import type { RoundView, SessionView, StageView } from '../../protocol/model.ts';
import { entryByPublicName } from '../arena/decide-vote.ts';
import { roundOnStage, roundsInOrder, votableEntries } from '../arena/state.ts';
import type { ArenaState, Entry, Round, Session } from '../arena/state.ts';
import {
  answersAreOut,
  identityOf,
  isWithheld,
  viewParticipant,
  viewRound,
  viewSession,
  viewStage,
  votingStatusOf,
} from '../arena/view.ts';
import type { Role } from '../arena/view.ts';
import type { Clock } from '../ports/clock.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { TokenStore } from '../ports/token-store.ts';
import type { Archive } from './archive.ts';
import { finalFrames } from './final-frames.ts';
import { activeSession, anySession, currentRound, roundOf } from './lookup.ts';
import { Refused } from './refused.ts';
import type { RoundTexts } from './round-texts.ts';
import type { ViewerDesk } from './viewer-desk.ts';

export type { Role };

type Answer<K extends keyof Contracts> = ContractResponse<Contracts[K]>;

export interface QueryParts {
  readonly state: () => ArenaState;
  readonly clock: Clock;
  readonly log: EventLog;
  readonly archive: Archive;
  readonly secrets: Secrets;
  readonly texts: RoundTexts;
  readonly tokens: TokenStore;
  readonly viewers: ViewerDesk;
  readonly rehearsal: boolean;
}

/** Questions about the session and its rounds, answered for a role. Throws Refused. */
export class Queries {
  readonly #parts: QueryParts;

  constructor(parts: QueryParts) {
    this.#parts = parts;
  }

  /** The active session itself; with `expected`, only if it is that one. */
  active(expected?: string): Session {
    return activeSession(this.#parts.state(), expected);
  }

  /** The active session, or for the organizer any other. */
  session(role: Role, id?: string): SessionView {
    const { state, archive, clock, secrets, rehearsal } = this.#parts;
    const session = id === undefined ? this.active() : anySession(state(), archive, id, role);
    const pin = role === 'organizer' ? secrets.readPin(session.id) : null;
    return { ...viewSession(session, role, pin, clock.now()), ...(rehearsal ? { rehearsal } : {}) };
  }

  /** What a telão shows at the door; the PIN is nowhere else for who is not the organizer. */
  door(): Pick<Answer<'getDoor'>, 'sessionId' | 'title' | 'pin'> {
    const session = this.#parts.state();
    if (session === null || session.endedAt !== null) return { sessionId: null, title: null, pin: null };
    return { sessionId: session.id, title: session.title, pin: this.#parts.secrets.readPin(session.id) };
  }

  sessions(): Answer<'listSessions'> {
    const sessions = this.#parts.log.sessions().map((one) => ({
      ...one,
      createdAt: toIso(one.createdAt),
      endedAt: one.endedAt === null ? null : toIso(one.endedAt),
      status: one.endedAt === null ? ('active' as const) : ('ended' as const),
    }));
    return { sessions };
  }

  /** Connected participants only: that is what old screens list. */
  presence(): Answer<'getPresence'> {
    const session = this.active();
    const connected = [...session.participants.values()].filter((participant) => participant.connected);
    return { sessionId: session.id, connectedCount: connected.length, participants: connected.map(viewParticipant) };
  }

  stage(session: Session): StageView {
    return viewStage(session, roundOnStage(session), 'organizer');
  }

  round(session: Session, roundId: string): RoundView {
    return viewRound(roundOf(session, roundId, 'organizer'), session.id, this.#parts.clock.now());
  }

  rounds(session: Session): RoundView[] {
    return roundsInOrder(session).map((round) => viewRound(round, session.id, this.#parts.clock.now()));
  }

  currentRound(role: Role): Answer<'getCurrentRound'> {
    const session = this.active();
    const round = currentRound(session);
    const withTokens = role === 'organizer' || !round.settings.blind;
    const liveTokens = withTokens ? this.#parts.viewers.liveTokens(round, role) : {};
    return { ...viewRound(round, session.id, this.#parts.clock.now()), liveTokens };
  }

  responses(role: Role, roundId: string): Omit<Answer<'getResponses'>, 'own_entry'> {
    const session = this.active();
    const round = roundOf(session, roundId, role);
    if (!answersAreOut(round)) throw new Refused('VOTING_NOT_YET_OPEN');
    const answers = this.#parts.texts.of(round);
    return {
      responses: votableEntries(session, round).map((entry) => {
        const who = identityOf(session, round, entry, role);
        return { participant_id: who.id, nickname: who.nickname, generated_content: answers.text(entry.participantId) };
      }),
      svgMode: round.settings.svgMode,
      votingStatus: votingStatusOf(round),
      prompt: round.settings.prompt,
    };
  }

  replay(role: Role, roundId: string): Answer<'getReplay'> {
    const session = this.active();
    const round = roundOf(session, roundId, role);
    const named = role === 'organizer' || !round.settings.blind || round.status === 'revealed';
    if (!answersAreOut(round) || !named) throw new Refused('VOTING_NOT_YET_OPEN');
    const frames = finalFrames(this.#parts.tokens.readRound(round.id));
    const shown = [...round.entries.values()].filter((entry) => !isWithheld(session, entry, role));
    return {
      round: viewRound(round, session.id, this.#parts.clock.now()),
      entries: shown.map((entry) => {
        const who = identityOf(session, round, entry, role);
        const tokens = (frames.get(entry.participantId) ?? []).map(({ seq, at, content }) => ({
          seq,
          atMs: Math.round(at - (round.startedAt ?? at)),
          content,
        }));
        return { participant_id: who.id, nickname: who.nickname, tokens };
      }),
    };
  }

  /** The entry an organizer means: by id, or by the label that stands on the telão. */
  entry(session: Session, roundId: string, name: string): { round: Round; entry: Entry } {
    const round = roundOf(session, roundId, 'organizer');
    const entry = round.entries.get(name) ?? entryByPublicName(round, name);
    if (entry === null) throw new Refused('ENTRY_NOT_FOUND');
    return { round, entry };
  }
}
