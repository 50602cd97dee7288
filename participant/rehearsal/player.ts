/** One scripted participant: the client people run, with a model that follows a script and a mishap of its own. */
import { setTimeout as wait } from 'node:timers/promises';
import type { CastMishap, CastOrder } from '../../protocol/cast.ts';
import { WARMUP_TOKENS } from '../../protocol/limits.ts';
import { arenaAddress } from '../core/address.ts';
import type { ParticipantEvent } from '../core/events.ts';
import { takePart } from '../core/participant.ts';
import { RunnerError } from '../core/runners/runner.ts';
import type { GenerateRequest, Piece, Runner } from '../core/runners/runner.ts';
import type { OpenSocket, Socket } from '../core/socket.ts';
import { scriptTokens } from '../runners/scripted.ts';
import { openWsSocket } from '../ws-socket.ts';
import type { Member } from './company.ts';
import { dice } from './dice.ts';
import { hurry } from './tempo.ts';
import { answerTo } from './texts.ts';

/** What the host rightly refuses of somebody who is late, or was told twice. */
const EXPECTED = new Set(['ROUND_ENDED', 'WRONG_ROUND', 'ENTRY_SEALED']);
/** Back at once, or a mishap would last longer than its round. Milliseconds. */
const BACKOFF = { minMs: 300, maxMs: 900 };
/** Of one that thinks before it speaks, at the pace of a person. Milliseconds. */
const SLOW_MS = 8_000;
/** Tokens in one piece of an answer that goes over its limit. */
const AT_ONCE = 6;

export interface PlayerHooks {
  readonly saw: (what: CastMishap) => void;
  readonly wrong: (message: string) => void;
  /** A round has begun for this participant. */
  readonly challenged: (round: number) => void;
}

export class Player {
  readonly #member: Member;
  readonly #order: CastOrder;
  readonly #hooks: PlayerHooks;
  readonly #speed: number;
  #pin: string;
  #life: AbortController | null = null;
  #over: Promise<unknown> = Promise.resolve();
  #socket: Socket | null = null;
  #restarted = false;

  constructor(member: Member, order: CastOrder, hooks: PlayerHooks) {
    this.#member = member;
    this.#order = order;
    this.#hooks = hooks;
    this.#pin = order.pin;
    this.#speed = hurry(order.pace);
  }

  get isIn(): boolean {
    return this.#life !== null;
  }

  /** As a process that is started. */
  start(pin: string = this.#pin): void {
    this.#pin = pin;
    const life = new AbortController();
    this.#life = life;
    const { id, nickname } = this.#member;
    const openSocket: OpenSocket = (url, events, options) => (this.#socket = openWsSocket(url, events, options));
    this.#over = takePart(
      {
        arena: arenaAddress(this.#order.url),
        openSocket,
        id,
        nickname,
        pin,
        runner: this.#runner(),
        version: 'rehearsal',
        emit: (event) => this.#happened(event, life),
        timing: { backoff: BACKOFF },
      },
      life.signal,
    );
  }

  async stop(): Promise<void> {
    this.#life?.abort();
    await this.#over;
  }

  /** As a process that is killed: no goodbye. */
  #die(): void {
    this.#life?.abort();
    this.#socket?.terminate();
  }

  #happened(event: ParticipantEvent, life: AbortController): void {
    const { wrong, challenged } = this.#hooks;
    const { nickname } = this.#member;
    if (event.event === 'challenge') challenged(event.round);
    else if (event.event === 'host_error' && !EXPECTED.has(event.code ?? '')) wrong(`${nickname}: ${event.message}`);
    else if (event.event === 'ended') {
      if (this.#life === life) this.#life = null;
      if (!life.signal.aborted && event.reason !== 'sessionEnded' && event.reason !== 'kicked') {
        wrong(`${nickname}: ${event.reason} ${event.message}`);
      }
    }
  }

  #runner(): Runner {
    return {
      name: 'ensaio',
      model: this.#member.model,
      check: () => Promise.resolve({ ok: true, note: null }),
      generate: (request, signal) => this.#generate(request, signal),
    };
  }

  async *#generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<Piece, void> {
    const { style, mishap, tokensPerSecond, id } = this.#member;
    const isWarmUp = request.maxTokens <= WARMUP_TOKENS;
    const lot = dice(this.#order.seed, id, request.prompt);
    const saw = (what: CastMishap): void => {
      if (!isWarmUp) this.#hooks.saw(what);
    };
    if (mishap === 'silent') {
      saw('silent');
      // Until the deadline, or somebody, ends it.
      await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    }
    if (mishap === 'slow') saw('slow');
    if (mishap === 'hostile') saw('hostile');
    await wait((mishap === 'slow' ? SLOW_MS : lot.between(150, 1_400)) / this.#speed, undefined, { signal });
    const tokens = isWarmUp
      ? ['Olá', ', ', 'arena', '!']
      : scriptTokens(answerTo(request.prompt, style, this.#order.seed));
    const gapMs = 1_000 / (tokensPerSecond * this.#speed);
    // Some servers send several tokens at once, and are past what was asked before anybody can stop them.
    const size = mishap === 'over_limit' && !isWarmUp ? AT_ONCE : 1;
    const turn = isWarmUp ? -1 : Math.floor(tokens.length / 2);
    const startedAt = performance.now();
    for (const [index, text] of tokens.entries()) {
      if (index === turn) this.#stumble(request, signal);
      // Due times are counted from the start: a late timer does not slow the whole text.
      const waitMs = startedAt + index * gapMs - performance.now();
      await wait(Math.max(0, waitMs), undefined, { signal });
      // Before the piece is given: whoever reads it may read no further.
      if (size > 1 && (index + 1) * size > request.maxTokens) saw('over_limit');
      yield { text, tokens: size };
    }
  }

  /** In the middle of an answer. */
  #stumble(request: GenerateRequest, signal: AbortSignal): void {
    const { mishap } = this.#member;
    if (mishap === 'error' && !/\bsvg\b/i.test(request.prompt)) {
      this.#hooks.saw('error');
      throw new RunnerError('RUNNER_FAILED', 'A memória da placa de vídeo acabou no meio da resposta (ensaio).');
    }
    if (mishap === 'disconnect' && !signal.aborted) {
      this.#hooks.saw('disconnect');
      this.#socket?.terminate();
    }
    if (mishap === 'restart' && !this.#restarted) {
      this.#restarted = true;
      this.#hooks.saw('restart');
      this.#die();
      setTimeout(() => this.start(), 1_500 / this.#speed);
    }
  }
}
