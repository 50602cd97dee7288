/** The client of one participant: registers, answers challenges, survives every loss of the connection. */
import { PROTOCOL_VERSION, WARMUP_ROUND } from '../../protocol/limits.ts';
import type { ChallengeMessage, HostToParticipant, RegisteredMessage } from '../../protocol/wire/participant.ts';
import { votePage } from './address.ts';
import type { ArenaAddress } from './address.ts';
import { Answer } from './answer.ts';
import { Connection, defaultTiming } from './connection.ts';
import type { ConnectionTiming } from './connection.ts';
import type { Emit } from './events.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitReason } from './exit-codes.ts';
import { startGeneration } from './generation.ts';
import type { Generation } from './generation.ts';
import type { Language } from './language.ts';
import { errorCode, hostSentence, judgeClose, judgeError } from './refusals.ts';
import type { Runner } from './runners/runner.ts';
import type { OpenSocket } from './socket.ts';
import { coreWords } from './words/index.ts';
import type { CoreWords } from './words/index.ts';

export interface ParticipantOptions {
  readonly arena: ArenaAddress;
  readonly openSocket: OpenSocket;
  readonly id: string;
  readonly nickname: string;
  readonly pin: string;
  readonly runner: Runner;
  /** Of this client, sent to the host. */
  readonly version: string;
  readonly emit: Emit;
  /** Portuguese where none is given. */
  readonly language?: Language;
  readonly timing?: Partial<ConnectionTiming>;
  /** Least time between two `progress` events, in milliseconds. */
  readonly progressMs?: number;
  /** In [0, 1). */
  readonly random?: () => number;
  /** Monotonic, in milliseconds. */
  readonly now?: () => number;
}

/** Takes part until the host or the signal ends it; resolves, with the socket closed, with the reason. */
export function takePart(options: ParticipantOptions, signal: AbortSignal): Promise<ExitReason> {
  return new Promise((resolve) => {
    const participant = new Participant(options, resolve);
    if (signal.aborted) participant.end('stopped', '');
    else signal.addEventListener('abort', () => participant.end('stopped', ''), { once: true });
    participant.start();
  });
}

class Participant {
  readonly #options: ParticipantOptions;
  readonly #done: (reason: ExitReason) => void;
  readonly #connection: Connection;
  readonly #now: () => number;
  readonly #words: CoreWords;
  #ended = false;
  /** Of this connection; null until the host has answered. */
  #registered: RegisteredMessage | null = null;
  #resumeToken: string | null = null;
  #answer: Answer | null = null;
  #generation: Generation | null = null;
  #progressAt = 0;

  constructor(options: ParticipantOptions, done: (reason: ExitReason) => void) {
    this.#options = options;
    this.#done = done;
    this.#words = coreWords(options.language ?? 'pt-BR');
    this.#now = options.now ?? (() => performance.now());
    this.#connection = new Connection({
      url: options.arena.socket,
      openSocket: options.openSocket,
      words: this.#words.loss,
      timing: { ...defaultTiming, ...options.timing },
      random: options.random ?? Math.random,
      opened: () => this.#register(),
      received: (message) => this.#receive(message),
      lost: (loss) => this.#lost(loss),
    });
  }

  start(): void {
    if (!this.#ended) this.#connection.start();
  }

  end(reason: ExitReason, message: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#drop();
    void this.#connection.stop().then(() => {
      this.#options.emit({ event: 'ended', reason, exit_code: exitCodes[reason], message });
      this.#done(reason);
    });
  }

  #register(): void {
    const { id, nickname, pin, runner, version } = this.#options;
    this.#connection.send({
      type: 'register',
      participant_id: id,
      nickname,
      pin,
      runner: runner.name,
      model: runner.model,
      resume_token: this.#resumeToken,
      client: { name: 'llm-arena', version },
      protocol: PROTOCOL_VERSION,
    });
  }

  #receive(message: HostToParticipant): void {
    const { emit } = this.#options;
    switch (message.type) {
      case 'registered':
        return this.#welcomed(message);
      case 'challenge':
        return this.#challenged(message);
      case 'round_stopped':
        if (message.round === this.#answer?.round) this.#drop();
        return emit({ event: 'round_stopped', round: message.round, status: message.status });
      case 'progress':
        return emit({ event: 'received', round: message.round, tokens: message.tokens, next_seq: message.next_seq });
      case 'kicked':
        return this.end('kicked', this.#words.refusals.KICKED);
      case 'error':
        return this.#refused(message);
      case 'heartbeat':
        return;
    }
  }

  #welcomed(message: RegisteredMessage): void {
    this.#registered = message;
    this.#resumeToken = message.resume_token;
    this.#connection.settled();
    const { participant_id, nickname, session_id, round, rehearsal = false } = message;
    const vote_url = votePage(this.#options.arena.site, message.vote_code);
    this.#options.emit({ event: 'registered', participant_id, nickname, session_id, vote_url, round, rehearsal });
    this.#resume(message);
  }

  /** The round may have ended while we were away; then nobody waits for the rest of it. */
  #resume(message: RegisteredMessage): void {
    const answer = this.#answer;
    if (answer === null) return;
    const sameSession = answer.sessionId === message.session_id;
    // The host keeps no place in a warm-up: `seq` 0 on a new connection starts it again.
    if (sameSession && answer.round === WARMUP_ROUND) answer.resume(0);
    else if (sameSession && answer.round === message.round) answer.resume(message.next_seq ?? 0);
    else return this.#drop();
    this.#flush();
  }

  #challenged(challenge: ChallengeMessage): void {
    if (this.#answer?.answers(challenge)) return this.#generation?.setDeadline(challenge.deadline_ms);
    this.#drop();
    const { round, deadline_ms, max_tokens } = challenge;
    this.#options.emit({ event: 'challenge', round, deadline_ms, max_tokens });
    const answer = new Answer(challenge, this.#now());
    this.#answer = answer;
    this.#generation = startGeneration({
      runner: this.#options.runner,
      challenge,
      answer,
      words: this.#words,
      now: this.#now,
      changed: () => this.#changed(answer),
    });
  }

  /** Stops the model and forgets the answer. */
  #drop(): void {
    this.#generation?.stop();
    this.#generation = null;
    this.#answer = null;
  }

  #changed(answer: Answer): void {
    if (answer !== this.#answer) return;
    this.#flush();
    const { emit } = this.#options;
    const { tokens, tokensPerSecond, firstTokenMs, durationMs, loadMs } = answer.measures();
    const { round, outcome } = answer;
    if (outcome?.kind === 'failed') emit({ event: 'error', round, code: outcome.code, message: outcome.message });
    else if (outcome !== null) {
      emit({
        event: 'complete',
        round,
        because: outcome.because,
        tokens,
        tokens_per_second: tokensPerSecond,
        latency_ms_first_token: firstTokenMs,
        duration_ms: durationMs,
        load_ms: loadMs,
      });
    } else if (this.#now() - this.#progressAt >= (this.#options.progressMs ?? 1_000)) {
      this.#progressAt = this.#now();
      emit({ event: 'progress', round, tokens, tokens_per_second: tokensPerSecond });
    }
  }

  /** Only after `registered`: before it the host does not know whose tokens these are, nor we where to go on. */
  #flush(): void {
    if (this.#registered === null || this.#answer === null) return;
    const { name, model } = this.#options.runner;
    const author = { participantId: this.#registered.participant_id, runner: name, model };
    for (const message of this.#answer.take(author)) this.#connection.send(message);
  }

  #refused(message: Extract<HostToParticipant, { type: 'error' }>): void {
    const verdict = judgeError(message, this.#registered !== null, this.#words);
    if (verdict.kind === 'end') return this.end(verdict.reason, verdict.message);
    if (verdict.kind === 'retry') return this.#connection.again(verdict.message);
    const detail = message.detail ?? null;
    const said = hostSentence(message, this.#words);
    this.#options.emit({ event: 'host_error', code: errorCode(message), message: said, detail });
  }

  #lost(loss: { code: number; reason: string; retryMs: number }): void {
    this.#registered = null;
    const fatal = judgeClose(loss.code, this.#words);
    if (fatal) return this.end(fatal.reason, fatal.message);
    this.#options.emit({ event: 'disconnected', reason: loss.reason, retry_in_ms: loss.retryMs });
  }
}
