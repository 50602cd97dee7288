/** Commands folded into a night, for tests. Time stands still unless told. */
import type { RoundSettings } from '../../../protocol/model.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import type { ArenaEvent, Recorded } from '../events.ts';
import { evolve } from '../evolve.ts';
import { emptyStats } from '../state.ts';
import type {
  ArenaState,
  CompletionClaim,
  EndReason,
  Entry,
  EntryStats,
  Participant,
  Round,
  Session,
} from '../state.ts';
import type { Answers } from '../view.ts';

/** When every night begins. */
export const START = Date.UTC(2030, 0, 1, 20);

export function settings(over: Partial<RoundSettings> = {}): RoundSettings {
  return {
    prompt: 'Say hello',
    title: null,
    maxTokens: 400,
    temperature: 0.8,
    deadlineMs: 90_000,
    seed: null,
    svgMode: false,
    blind: false,
    finalVotes: false,
    ...over,
  };
}

/** What the host would have measured of `text`. */
export function statsOf(text: string, over: Partial<EntryStats> = {}): EntryStats {
  const tokens = text === '' ? 0 : text.split(' ').length;
  return {
    ...emptyStats,
    tokens,
    chars: text.length,
    firstTokenMs: tokens === 0 ? null : 200,
    durationMs: tokens === 0 ? null : 1_000,
    tokensPerSecond: tokens > 1 ? (tokens - 1) / 0.8 : null,
    ...over,
  };
}

export const claimOf = (tokens: number): CompletionClaim => ({
  tokens,
  firstTokenMs: 150,
  durationMs: 900,
  model: 'claimed-model',
  runner: 'claimed-runner',
  device: null,
});

export class Night {
  state: ArenaState = null;
  now = START;
  readonly recorded: Recorded[] = [];
  /** What has been written so far, by round and participant: the host's part of the truth. */
  readonly texts = new Map<string, Map<string, string>>();

  /** Decides, and carries out what is accepted. */
  try(command: Command): Decision {
    const decision = decide(this.state, command, this.now);
    if (decision.ok) for (const event of decision.events) this.record(event);
    return decision;
  }

  record(event: ArenaEvent): void {
    this.state = evolve(this.state, event, this.now);
    const sessionId = this.state?.id ?? '';
    this.recorded.push({ offset: this.recorded.length + 1, sessionId, at: this.now, event });
  }

  /** Carries a command out; throws where it is refused. */
  do(...commands: Command[]): this {
    for (const command of commands) {
      const decision = this.try(command);
      if (!decision.ok) throw new Error(`${command.type} refused: ${JSON.stringify(decision.refusal)}`);
    }
    return this;
  }

  /** The events that follow from an accepted command, which is carried out. */
  events(command: Command): ArenaEvent[] {
    const decision = this.try(command);
    if (!decision.ok) throw new Error(`${command.type} refused: ${JSON.stringify(decision.refusal)}`);
    return decision.events;
  }

  /** The code of the refusal; throws where the command is accepted. */
  refusal(command: Command): string {
    const before = this.state;
    const decision = this.try(command);
    if (decision.ok) throw new Error(`${command.type} accepted: ${JSON.stringify(decision.events)}`);
    if (this.state !== before) throw new Error('A refused command changed the state');
    return decision.refusal.code;
  }

  later(ms: number): this {
    this.now += ms;
    return this;
  }

  get session(): Session {
    if (this.state === null) throw new Error('No session');
    return this.state;
  }

  round(id = 'r1'): Round {
    const round = this.session.rounds.get(id);
    if (round === undefined) throw new Error(`No round ${id}`);
    return round;
  }

  entry(participantId: string, roundId = 'r1'): Entry {
    const entry = this.round(roundId).entries.get(participantId);
    if (entry === undefined) throw new Error(`No entry of ${participantId}`);
    return entry;
  }

  participant(id: string): Participant {
    const participant = this.session.participants.get(id);
    if (participant === undefined) throw new Error(`No participant ${id}`);
    return participant;
  }

  open(sessionId = 's1'): this {
    return this.do({ type: 'create_session', sessionId, title: null, pinLength: 6, open: this.stats() });
  }

  register(...ids: string[]): this {
    return this.do(...ids.map((id) => registration(id)));
  }

  draft(id = 'r1', over: Partial<RoundSettings> = {}): this {
    return this.do({ type: 'create_round', roundId: id, settings: settings(over) });
  }

  start(id = 'r1', over: Partial<RoundSettings> = {}, seed = 7): this {
    if (this.session.rounds.get(id) === undefined) this.draft(id, over);
    return this.do({ type: 'start_round', roundId: id, seed });
  }

  /** Text arrives for a participant. */
  write(participantId: string, text = `words of ${participantId}`, roundId = 'r1', generation = 0): this {
    this.texts.set(roundId, (this.texts.get(roundId) ?? new Map<string, string>()).set(participantId, text));
    return this.do({ type: 'start_entry', roundId, participantId, generation });
  }

  /** `complete` of the client, everything having arrived. */
  complete(participantId: string, roundId = 'r1'): this {
    const settled = statsOf(this.texts.get(roundId)?.get(participantId) ?? '');
    return this.do({ type: 'complete_entry', roundId, participantId, claim: claimOf(settled.tokens), settled });
  }

  end(roundId = 'r1', reason: EndReason = 'organizer'): this {
    return this.do(this.ending(roundId, reason));
  }

  ending(roundId = 'r1', reason: EndReason = 'organizer'): Command {
    return { type: 'end_round', roundId, reason, open: this.stats(roundId) };
  }

  vote(voter: string, entry: string, score: number, roundId = 'r1'): this {
    return this.do(ballot(voter, entry, score, roundId));
  }

  /** Closes the vote and shows the first `places` places from the end. */
  reveal(places: number, roundId = 'r1'): this {
    this.do({ type: 'close_voting', roundId }, { type: 'start_reveal', roundId });
    for (let i = 0; i < places; i++) this.do({ type: 'reveal_next', roundId });
    return this;
  }

  /** Figures of what has been written, as the host hands them over when a round ends. */
  stats(roundId = 'r1'): ReadonlyMap<string, EntryStats> {
    return new Map([...(this.texts.get(roundId) ?? [])].map(([id, text]) => [id, statsOf(text)]));
  }

  answers = (round: Round): Answers => ({
    text: (id) => this.texts.get(round.id)?.get(id) ?? '',
    openStats: (id) => this.stats(round.id).get(id) ?? null,
  });
}

/** A session with participants at the door. */
export function night(...participants: string[]): Night {
  return new Night().open().register(...participants);
}

/** A round in which everybody has written, up for the vote. */
export function voting(participants: readonly string[], over: Partial<RoundSettings> = {}): Night {
  const evening = night(...participants).start('r1', over);
  for (const id of participants) evening.write(id);
  return evening.end();
}

export function registration(id: string, over: Partial<Command & { type: 'register_participant' }> = {}): Command {
  return {
    type: 'register_participant',
    participantId: id,
    nickname: `Nick ${id}`,
    runner: `runner-${id}`,
    model: `model-${id}`,
    client: null,
    sameConnection: false,
    ...over,
  };
}

export function ballot(voter: string, entry: string, score: number, roundId = 'r1'): Command {
  return { type: 'cast_vote', roundId, entry, voter, score, weak: false, responseTimeMs: null, userAgent: null };
}
