import type { Refusal } from '../../protocol/errors.ts';
import type { ContractBody, Contracts } from '../../protocol/http/index.ts';
import type { Session } from '../arena/state.ts';
import { identityOf, isPublic } from '../arena/view.ts';
import type { Role } from '../arena/view.ts';
import type { Access, Voter } from './access.ts';
import type { CommandQueue } from './command-queue.ts';
import type { Problems } from './problems.ts';

/** What a request brings to tell its voter by. */
export interface VoterProof {
  readonly cookie: string | null;
  readonly token: string | null;
  readonly voterId: string | null;
}

/** Who votes, and the token to hand out where one was just made. */
export interface KnownVoter extends Voter {
  readonly issued: string | null;
}

export type CastOutcome =
  | { readonly ok: true; readonly at: number; readonly issued: string | null; readonly score: number }
  | { readonly ok: false; readonly refusal: Refusal };

/** A request may be under way this long; what is older by more was counted by another clock. Milliseconds. */
const LATE_MS = 600_000;

/** The room's votes. */
export class VoteDesk {
  readonly #queue: CommandQueue;
  readonly #access: Access;
  readonly #problems: Problems;
  readonly #now: () => number;
  /** Of the round that is voted on: the latest choice of each voter for each entry. */
  #choices = new Map<string, { readonly rev: number; readonly outcome: Promise<CastOutcome> }>();
  #choicesOf = '';

  constructor(parts: { queue: CommandQueue; access: Access; problems: Problems; now: () => number }) {
    this.#queue = parts.queue;
    this.#access = parts.access;
    this.#problems = parts.problems;
    this.#now = parts.now;
  }

  /** The entry of the participant to whom this phone is bound, by the name that `role` knows it by. */
  own(session: Session, roundId: string, proof: VoterProof, role: Role): string | null {
    const known = [proof.cookie, proof.token].map((token) => (token === null ? null : this.#access.voterOf(token)));
    const voter = known.find((one) => one !== null) ?? '';
    const round = session.rounds.get(roundId);
    const entry = round?.entries.get(session.boundVoters.get(voter) ?? '');
    return round === undefined || entry === undefined ? null : identityOf(session, round, entry, role).id;
  }

  /** The cookie wins, then the token, then (old pages) a name of the page's own; else a token is made. */
  voter(proof: VoterProof): KnownVoter {
    for (const token of [proof.cookie, proof.token]) {
      const voter = token === null ? null : this.#access.voterOf(token);
      if (voter !== null) return { voter, weak: false, issued: null };
    }
    if (proof.voterId !== null) return { voter: this.#access.weakVoterOf(proof.voterId), weak: true, issued: null };
    const issued = this.#access.issueVoterToken();
    return { voter: this.#access.voterOf(issued) ?? '', weak: false, issued };
  }

  /** A phone's token, bound to a participant where a personal link was opened. */
  async issue(
    proof: VoterProof,
    code: string | null,
  ): Promise<{ ok: true; token: string; own: string | null } | { ok: false; refusal: Refusal }> {
    const session = this.#queue.state;
    if (session === null || session.endedAt !== null) return { ok: false, refusal: { code: 'NO_ACTIVE_SESSION' } };
    const known = this.voter({ ...proof, voterId: null });
    const token =
      known.issued ?? [proof.cookie, proof.token].find((t) => t !== null && this.#access.voterOf(t) !== null) ?? '';
    if (code !== null) {
      const participantId = this.#access.participantOf(code, session.id, session.participants.keys());
      if (participantId === null) return { ok: false, refusal: { code: 'INVALID_VOTE_CODE' } };
      const outcome = await this.#queue.submit({ type: 'bind_voter', voter: known.voter, participantId });
      if (!outcome.ok) return outcome;
    }
    return { ok: true, token, own: this.#queue.state?.boundVoters.get(known.voter) ?? null };
  }

  /** Answers once the vote is durable. One that was overtaken by a later choice is answered as that one is. */
  cast(by: KnownVoter, vote: ContractBody<Contracts['castVote']>, userAgent: string | null): Promise<CastOutcome> {
    if (vote.rev === undefined) return this.#record(by, vote, userAgent);
    if (this.#choicesOf !== vote.roundId) this.#choices = new Map();
    this.#choicesOf = vote.roundId;
    const key = JSON.stringify([by.voter, vote.participantId]);
    const known = this.#choices.get(key);
    if (known !== undefined && vote.rev < known.rev && known.rev - vote.rev < LATE_MS) return known.outcome;
    const outcome = this.#record(by, vote, userAgent);
    this.#choices.set(key, { rev: vote.rev, outcome });
    return outcome;
  }

  async #record(
    by: KnownVoter,
    vote: ContractBody<Contracts['castVote']>,
    userAgent: string | null,
  ): Promise<CastOutcome> {
    const outcome = await this.#queue.submit({
      type: 'cast_vote',
      roundId: vote.roundId,
      entry: vote.participantId,
      voter: by.voter,
      score: vote.score,
      weak: by.weak,
      responseTimeMs: vote.responseTime ?? null,
      userAgent: vote.userAgent ?? userAgent,
    });
    if (!outcome.ok) return outcome;
    if (by.weak) this.#problems.raise('weak_votes', vote.roundId);
    return { ok: true, at: outcome.events[0]?.at ?? this.#now(), issued: by.issued, score: vote.score };
  }

  /** What a voter gave in a round, by the names the room knows. */
  mine(
    session: Session,
    roundId: string,
    voter: string,
    role: Role,
  ): { participantId: string; score: number }[] | null {
    const round = session.rounds.get(roundId);
    if (round === undefined || !isPublic(round)) return null;
    const mine: { participantId: string; score: number }[] = [];
    for (const [participantId, scores] of round.ballots) {
      const score = scores.get(voter);
      const entry = round.entries.get(participantId);
      if (score === undefined || entry === undefined) continue;
      mine.push({ participantId: identityOf(session, round, entry, role).id, score });
    }
    return mine;
  }
}
