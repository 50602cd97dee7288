/** One scripted phone: watches, reads, gives scores, changes its mind, comes late. Over the routes that phones use. */
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { CastOrder } from '../../protocol/cast.ts';
import type { ContractBody, ContractResponse, Contracts } from '../../protocol/http/index.ts';
import { limits } from '../../protocol/limits.ts';
import type { RoundView } from '../../protocol/model.ts';
import type { HostToViewer } from '../../protocol/wire/viewer.ts';
import { frameText } from '../frame-text.ts';
import { dice } from './dice.ts';
import type { Dice } from './dice.ts';
import { hurry } from './tempo.ts';

const HABITS = ['all', 'all', 'all', 'all', 'changes', 'changes', 'part', 'late', 'onlooker'] as const;
type Habit = (typeof HABITS)[number];

/** Milliseconds until a phone that lost its line tries again. */
const RETRY_MS = 700;
/** At the pace of a person, in milliseconds: before the first score, between two, and how late a late one is. */
const READING = [1_500, 7_000] as const;
const NEXT = [300, 1_200] as const;
const LATE_MS = 9_000;

export interface VoterHooks {
  /** Through with a round, with so many scores that the host says are saved. */
  readonly through: (roundId: string, votes: number) => void;
  readonly wrong: (message: string) => void;
}

export class Voter {
  readonly #name: string;
  readonly #order: CastOrder;
  readonly #hooks: VoterHooks;
  readonly #habit: Habit;
  readonly #leaving = new AbortController();
  readonly #voted = new Set<string>();
  #socket: WebSocket | null = null;
  #token = '';
  #ballot: AbortController | null = null;
  #rev = 0;

  constructor(at: number, order: CastOrder, hooks: VoterHooks) {
    this.#name = `celular-${at + 1}`;
    this.#order = order;
    this.#hooks = hooks;
    this.#habit = HABITS[at % HABITS.length] ?? 'all';
  }

  async start(): Promise<void> {
    try {
      const { voter_token } = await this.#post<'issueVoter'>('/voter', {});
      this.#token = voter_token;
      this.#watch();
    } catch (error) {
      if (!this.#leaving.signal.aborted) this.#hooks.wrong(`${this.#name}: ${String(error)}`);
    }
  }

  stop(): void {
    this.#leaving.abort();
    this.#ballot?.abort();
    this.#socket?.terminate();
  }

  #watch(): void {
    if (this.#leaving.signal.aborted) return;
    const socket = new WebSocket(`${this.#order.url.replace(/^http/, 'ws')}/ws`);
    this.#socket = socket;
    socket.on('open', () => socket.send(JSON.stringify({ type: 'telao_register', view: 'vote', topics: ['state'] })));
    socket.on('message', (data) => this.#heard(JSON.parse(frameText(data)) as HostToViewer));
    socket.on('error', () => undefined);
    socket.on('close', () => void setTimeout(() => this.#watch(), RETRY_MS).unref());
  }

  #heard(message: HostToViewer): void {
    if (message.type !== 'state_snapshot' && message.type !== 'round_state') return;
    const { round } = message;
    if (round?.status !== 'voting') this.#ballot?.abort();
    else if (!this.#voted.has(round.id)) this.#begin(round);
  }

  #begin(round: RoundView): void {
    this.#voted.add(round.id);
    const ballot = new AbortController();
    this.#ballot = ballot;
    this.#vote(round, ballot.signal).catch((error: unknown) => {
      if (!ballot.signal.aborted) this.#hooks.wrong(`${this.#name}: ${String(error)}`);
    });
  }

  async #vote(round: RoundView, signal: AbortSignal): Promise<void> {
    const lot = dice(this.#order.seed, this.#name, round.index);
    const pause = (ms: number) => wait(ms / hurry(this.#order.pace), undefined, { signal });
    await pause(lot.between(...READING) + (this.#habit === 'late' ? LATE_MS : 0));
    const { responses } = await this.#get<'getResponses'>(`/rounds/${round.id}/responses`);
    const inOrder = lot.shuffled(responses.map(({ participant_id }) => participant_id));
    const given = inOrder.slice(0, this.#share(inOrder.length));
    for (const entry of given) {
      await this.#give(round, entry, this.#taste(lot, round, entry), signal);
      await pause(lot.between(...NEXT));
    }
    const second = this.#habit === 'changes' ? given[0] : undefined;
    if (second !== undefined) await this.#give(round, second, this.#taste(lot, round, second), signal);
    this.#hooks.through(round.id, given.length);
  }

  #share(all: number): number {
    if (this.#habit === 'onlooker') return 0;
    return this.#habit === 'part' ? Math.ceil(all / 3) : all;
  }

  /** The room agrees on what is good, more or less. */
  #taste(lot: Dice, { index }: RoundView, entry: string): number {
    const good = dice(this.#order.seed, 'taste', index, entry).between(1, 4.6);
    const score = Math.round(good + lot.between(-1.3, 1.3));
    return Math.min(limits.score.max, Math.max(limits.score.min, score));
  }

  async #give({ id }: RoundView, participantId: string, score: number, signal: AbortSignal): Promise<void> {
    this.#rev += 1;
    const body = { roundId: id, participantId, score, rev: this.#rev, voterToken: this.#token };
    await this.#post<'castVote'>('/votes', body, signal);
  }

  #get<K extends keyof Contracts>(path: string): Promise<ContractResponse<Contracts[K]>> {
    return this.#ask(path, {}, this.#leaving.signal);
  }

  #post<K extends keyof Contracts>(
    path: string,
    body: Partial<ContractBody<Contracts[K]>>,
    signal: AbortSignal = this.#leaving.signal,
  ): Promise<ContractResponse<Contracts[K]>> {
    const headers = { 'content-type': 'application/json' };
    return this.#ask(path, { method: 'POST', headers, body: JSON.stringify(body) }, signal);
  }

  /** Waits its turn where the host says that it asks too much, as phones do. */
  async #ask<T>(path: string, init: RequestInit, signal: AbortSignal): Promise<T> {
    // The cookie that a browser would bring.
    const cookie = this.#token === '' ? {} : { cookie: `arena_voter=${this.#token}` };
    for (;;) {
      const headers = { ...(init.headers as Record<string, string> | undefined), ...cookie };
      const response = await fetch(this.#order.url + path, { ...init, headers, signal });
      const text = await response.text();
      if (response.ok) return JSON.parse(text) as T;
      if (response.status !== 429) throw new Error(`${path} → ${response.status} ${text.slice(0, 160)}`);
      await wait(Number(response.headers.get('retry-after') ?? 1) * 1_000, undefined, { signal });
    }
  }
}
