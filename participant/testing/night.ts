/** A fake host, a manual model and a participant between them. */
import { arenaAddress } from '../core/address.ts';
import type { ParticipantEvent } from '../core/events.ts';
import type { ExitReason } from '../core/exit-codes.ts';
import { takePart } from '../core/participant.ts';
import type { ParticipantOptions } from '../core/participant.ts';
import { openWsSocket } from '../ws-socket.ts';
import { FakeHost } from './fake-host.ts';
import { ManualRunner } from './manual-runner.ts';
import { Watch } from './watch.ts';

export class Night {
  readonly host: FakeHost;
  readonly runner = new ManualRunner();
  readonly events: ParticipantEvent[] = [];
  readonly ended: Promise<ExitReason>;
  readonly #controller = new AbortController();
  readonly #watch = new Watch();

  private constructor(host: FakeHost, options: Partial<ParticipantOptions>) {
    this.host = host;
    const emit = (event: ParticipantEvent): void => {
      this.events.push(event);
      this.#watch.notify();
    };
    this.ended = takePart(
      {
        arena: arenaAddress(host.url),
        openSocket: openWsSocket,
        id: 'ana',
        nickname: 'Ana',
        pin: '123456',
        runner: this.runner,
        version: '9.9.9',
        language: 'en',
        emit,
        random: () => 0,
        progressMs: 0,
        ...options,
        timing: { backoff: { minMs: 1, maxMs: 4 }, ...options.timing },
      },
      this.#controller.signal,
    );
  }

  static async start(options: Partial<ParticipantOptions> = {}): Promise<Night> {
    return new Night(await FakeHost.start(), options);
  }

  /** The first event of that name, now or later. */
  event<E extends ParticipantEvent['event']>(name: E): Promise<Extract<ParticipantEvent, { event: E }>> {
    return this.until(() => this.eventsOf(name)[0]);
  }

  eventsOf<E extends ParticipantEvent['event']>(name: E): Extract<ParticipantEvent, { event: E }>[] {
    return this.events.filter((event): event is Extract<ParticipantEvent, { event: E }> => event.event === name);
  }

  until<T>(find: () => T | undefined | false): Promise<T> {
    return this.#watch.until(find);
  }

  interrupt(): void {
    this.#controller.abort();
  }

  async stop(): Promise<void> {
    this.interrupt();
    await this.ended;
    await this.host.stop();
  }
}
