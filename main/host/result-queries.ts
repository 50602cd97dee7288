import type { ContractResponse, Contracts } from '../../protocol/http/index.ts';
import { countedRounds, nightScores } from '../arena/night-scores.ts';
import { voterCount } from '../arena/ranking.ts';
import { votableEntries } from '../arena/state.ts';
import type { ArenaState, Round, Session } from '../arena/state.ts';
import { viewScores } from '../arena/view-scores.ts';
import { answersAreOut, noAnswers, votingStatusOf } from '../arena/view.ts';
import type { Answers, Role } from '../arena/view.ts';
import type { Clock } from '../ports/clock.ts';
import type { TokenStore } from '../ports/token-store.ts';
import type { Archive } from './archive.ts';
import { exportName } from './export-name.ts';
import { EVENT_COLUMNS, eventRows, fullExport, RESULT_COLUMNS, resultRows } from './exports.ts';
import type { Cell } from './exports.ts';
import { activeSession, anySession, roundOf, scoredRound, scoredSession } from './lookup.ts';
import type { RoundTexts } from './round-texts.ts';
import { sessionMetrics } from './session-metrics.ts';
import type { SessionMetrics } from './session-metrics.ts';

export interface Table {
  /** Of the file it is saved as, without an ending. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Scores, figures and exports, answered for a role. Throws Refused. */
export class ResultQueries {
  readonly #state: () => ArenaState;
  readonly #archive: Archive;
  readonly #texts: RoundTexts;
  readonly #tokens: TokenStore;
  readonly #clock: Clock;
  readonly #rehearsal: boolean;

  constructor(parts: {
    state: () => ArenaState;
    archive: Archive;
    texts: RoundTexts;
    tokens: TokenStore;
    clock: Clock;
    rehearsal: boolean;
  }) {
    this.#state = parts.state;
    this.#archive = parts.archive;
    this.#texts = parts.texts;
    this.#tokens = parts.tokens;
    this.#clock = parts.clock;
    this.#rehearsal = parts.rehearsal;
  }

  /** What was revealed stays to be seen when the session has ended. */
  scoreboard(
    role: Role,
    roundId: string | undefined,
    sessionId?: string,
  ): ContractResponse<Contracts['getScoreboard']> {
    const named = roundId !== undefined || sessionId !== undefined;
    const session = named ? this.#scored(role, sessionId) : activeSession(this.#state());
    const round = roundId === undefined ? scoredRound(session) : roundOf(session, roundId, role);
    const answers = answersFor(role, round, this.#texts.of(round));
    return {
      roundId: round.id,
      round: round.index,
      total: round.podium.length > 0 ? round.podium.length : votableEntries(session, round).length,
      voters: voterCount(round),
      scoreboard: viewScores(session, round, role, answers),
      svgMode: round.settings.svgMode,
      votingStatus: votingStatusOf(round),
      revealedCount: round.revealedCount,
    };
  }

  /** The same for everybody: only what is revealed counts. */
  night(role: Role, sessionId?: string): ContractResponse<Contracts['getSessionScoreboard']> {
    const session = this.#scored(role, sessionId);
    return { sessionId: session.id, rounds: countedRounds(session).length, scoreboard: nightScores(session) };
  }

  #scored(role: Role, sessionId: string | undefined): Session {
    return scoredSession(this.#state(), this.#archive, sessionId, role);
  }

  metrics(): SessionMetrics {
    return sessionMetrics(activeSession(this.#state()), this.#texts);
  }

  results(role: Role, sessionId: string | undefined): Table {
    const session = anySession(this.#state(), this.#archive, sessionId, role);
    const rows = resultRows(session, role, this.#texts);
    return this.#marked({ name: exportName(session), columns: RESULT_COLUMNS, rows });
  }

  events(sessionId: string | undefined): Table {
    const session = anySession(this.#state(), this.#archive, sessionId, 'organizer');
    const rows = eventRows(this.#archive.events(session.id));
    return this.#marked({ name: `${exportName(session)}-events`, columns: EVENT_COLUMNS, rows });
  }

  everything(sessionId: string | undefined): { name: string; data: object } {
    const session = anySession(this.#state(), this.#archive, sessionId, 'organizer');
    const events = this.#archive.events(session.id);
    const data = fullExport(session, events, this.#tokens, this.#texts, this.#clock.now());
    const name = exportName(session);
    return this.#rehearsal ? { name: rehearsed(name), data: { rehearsal: true, ...data } } : { name, data };
  }

  /** A file of a rehearsal says so in its name and in each row: it may outlive the evening. */
  #marked(table: Table): Table {
    if (!this.#rehearsal) return table;
    const { name, columns, rows } = table;
    return { name: rehearsed(name), columns: [...columns, 'rehearsal'], rows: rows.map((row) => [...row, true]) };
  }
}

function rehearsed(name: string): string {
  return `rehearsal-${name}`;
}

/** While a blind round is live, the public gets no text over HTTP. */
function answersFor(role: Role, round: Round, answers: Answers): Answers {
  return role === 'organizer' || !round.settings.blind || answersAreOut(round) ? answers : noAnswers;
}
