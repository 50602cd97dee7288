/** A host for tests: takes connections, checks every frame against the protocol, says what the test wants. */
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { PROTOCOL_VERSION } from '../../protocol/limits.ts';
import { clientMessage } from '../../protocol/wire/index.ts';
import type { ClientMessage, TokenMessage } from '../../protocol/wire/index.ts';
import type { ChallengeMessage, HostToParticipant, RegisteredMessage } from '../../protocol/wire/participant.ts';
import { frameText } from '../frame-text.ts';
import { Watch } from './watch.ts';

type ClientType = ClientMessage['type'];
type ClientOf<T extends ClientType> = Extract<ClientMessage, { type: T }>;

export class HostConnection {
  readonly received: ClientMessage[] = [];
  closeCode: number | null = null;
  readonly #socket: WebSocket;
  readonly #watch = new Watch();

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      this.received.push(clientMessage.parse(JSON.parse(frameText(data))));
      this.#watch.notify();
    });
    socket.on('close', (code) => {
      this.closeCode = code;
      this.#watch.notify();
    });
    socket.on('error', () => undefined);
  }

  /** The first message of that type, now or later. */
  first<T extends ClientType>(type: T): Promise<ClientOf<T>> {
    return this.until(() => this.of(type)[0]);
  }

  of<T extends ClientType>(type: T): ClientOf<T>[] {
    return this.received.filter((message): message is ClientOf<T> => message.type === type);
  }

  tokens(round: number): TokenMessage[] {
    return this.of('token').filter((token) => token.round === round);
  }

  until<T>(find: () => T | undefined | false): Promise<T> {
    return this.#watch.until(find);
  }

  closed(): Promise<number> {
    return this.until(() => this.closeCode ?? undefined);
  }

  send(message: HostToParticipant): void {
    this.#socket.send(JSON.stringify(message));
  }

  sendRaw(text: string): void {
    this.#socket.send(text);
  }

  /** Answers the registration as a host without a live round does. */
  async welcome(more: Partial<RegisteredMessage> = {}): Promise<ClientOf<'register'>> {
    const register = await this.first('register');
    this.send({
      type: 'registered',
      session_id: 'session-1',
      participant_id: register.participant_id,
      nickname: register.nickname,
      resume_token: 'resume-1',
      vote_code: 'code 1',
      server: { name: 'fake', version: '0' },
      protocol: PROTOCOL_VERSION,
      round: null,
      next_seq: null,
      ...more,
    });
    return register;
  }

  challenge(round: number, more: Partial<ChallengeMessage> = {}): void {
    this.send({
      type: 'challenge',
      session_id: 'session-1',
      round,
      prompt: `prompt ${round}`,
      max_tokens: 400,
      temperature: 0.8,
      deadline_ms: 60_000,
      seed: null,
      ...more,
    });
  }

  /** As a cable pulled out. */
  drop(): void {
    this.#socket.terminate();
  }

  close(code: number, reason = ''): void {
    this.#socket.close(code, reason);
  }
}

export class FakeHost {
  readonly connections: HostConnection[] = [];
  readonly #server: WebSocketServer;
  readonly #watch = new Watch();

  private constructor(server: WebSocketServer) {
    this.#server = server;
    server.on('connection', (socket) => {
      this.connections.push(new HostConnection(socket));
      this.#watch.notify();
    });
  }

  static start(): Promise<FakeHost> {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', path: '/ws' });
    const host = new FakeHost(server);
    return new Promise((resolve) => server.once('listening', () => resolve(host)));
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The connection with that number, from 0, now or later. */
  connection(index: number): Promise<HostConnection> {
    return this.#watch.until(() => this.connections[index]);
  }

  stop(): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}
