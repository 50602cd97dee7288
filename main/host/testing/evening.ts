import type { RoundSettings } from '../../../protocol/model.ts';
import type { RegisterMessage, TelaoRegisterMessage } from '../../../protocol/wire/index.ts';
import { settings } from '../../arena/testing/night.ts';
import { createArenaHost } from '../arena-host.ts';
import type { ArenaHost } from '../arena-host.ts';
import type { Link } from '../link.ts';
import { settled as outcome } from '../lookup.ts';
import { settled } from './fake-clock.ts';
import { FakeLink } from './fake-link.ts';
import { memoryPorts } from './ports.ts';
import type { MemoryPorts } from './ports.ts';

export const PIN = '123456';

/** A whole host on memory and fake time, and short words for what happens in a night. */
export class Evening {
  readonly ports: MemoryPorts;
  host: ArenaHost;

  constructor(host: ArenaHost, ports: MemoryPorts) {
    this.host = host;
    this.ports = ports;
  }

  get clock() {
    return this.ports.clock;
  }

  get session() {
    const state = this.host.state();
    if (state === null) throw new Error('No session');
    return state;
  }

  round(id: string) {
    const round = this.session.rounds.get(id);
    if (round === undefined) throw new Error(`No round ${id}`);
    return round;
  }

  entry(roundId: string, participantId: string) {
    const entry = this.round(roundId).entries.get(participantId);
    if (entry === undefined) throw new Error(`No entry of ${participantId}`);
    return entry;
  }

  /** Comes in by the door. */
  async join(id: string, over: Partial<RegisterMessage> = {}, link = new FakeLink()): Promise<FakeLink> {
    await this.host.registration.register(link, registerMessage(id, over));
    await settled();
    return link;
  }

  watch(role: 'public' | 'organizer' = 'public', over: Partial<TelaoRegisterMessage> = {}): FakeLink {
    const link = new FakeLink();
    this.host.viewers.register(link, { type: 'telao_register', ...over }, role);
    return link;
  }

  async draft(over: Partial<RoundSettings> = {}): Promise<string> {
    const created = await this.host.rounds.create(settings(over));
    outcome(created);
    return created.roundId;
  }

  async start(over: Partial<RoundSettings> = {}): Promise<string> {
    const roundId = await this.draft(over);
    outcome(await this.host.rounds.start(roundId));
    await settled();
    return roundId;
  }

  token(link: Link, id: string, round: number, seq: number, content: string, tokens?: number): void {
    const message = { type: 'token', round, participant_id: id, seq, content } as const;
    this.host.answers.token(link, tokens === undefined ? message : { ...message, tokens });
  }

  async write(link: Link, id: string, round: number, ...contents: string[]): Promise<void> {
    for (const [seq, content] of contents.entries()) this.token(link, id, round, seq, content);
    await settled();
  }

  complete(link: Link, id: string, round: number, tokens: number): Promise<void> {
    return this.host.answers.complete(link, { type: 'complete', round, participant_id: id, tokens, duration_ms: 900 });
  }

  async stop(roundId: string): Promise<void> {
    outcome(await this.host.rounds.end(roundId, 'organizer'));
  }

  async vote(voterId: string, roundId: string, participantId: string, score: number) {
    const by = this.host.votes.voter({ cookie: null, token: null, voterId });
    return this.host.votes.cast(by, { roundId, participantId, score }, null);
  }

  async command(type: 'close_voting' | 'start_reveal' | 'reveal_next' | 'reveal_back', roundId: string): Promise<void> {
    outcome(await this.host.queue.submit({ type, roundId }));
  }

  /** The process dies and another one takes up the same log; what was only in memory is gone. */
  async restart(): Promise<Evening> {
    const ports = { ...memoryPorts(), log: this.ports.log, tokens: this.ports.tokens, secrets: this.ports.secrets };
    ports.clock.jump(this.clock.now() - ports.clock.now());
    return new Evening(await createArenaHost(ports), ports);
  }
}

export function registerMessage(id: string, over: Partial<RegisterMessage> = {}): RegisterMessage {
  return {
    type: 'register',
    participant_id: id,
    nickname: `Nick ${id}`,
    pin: PIN,
    runner: `runner-${id}`,
    model: `model-${id}`,
    ...over,
  };
}

/** A host with a session open, or with none. */
export async function evening(options: { open?: boolean } = {}): Promise<Evening> {
  const ports = memoryPorts();
  const host = await createArenaHost(ports);
  if (options.open !== false) await openSession(host, ports);
  return new Evening(host, ports);
}

/** As SessionDesk does, but for the slow hash, which would be most of the time that tests take. */
async function openSession(host: ArenaHost, { secrets }: MemoryPorts): Promise<void> {
  const sessionId = 's_first';
  secrets.writePin(sessionId, PIN);
  const command = { type: 'create_session', sessionId, title: null, pinLength: PIN.length, open: new Map() } as const;
  outcome(await host.queue.submit(command));
}
