import { limits } from '../protocol/limits.ts';
import { startHost } from './compose.ts';
import type { ComposeOptions } from './compose.ts';
import { DEMO_PIN, demoDraft, demoParticipants, demoRounds } from './demo-night.ts';
import type { DemoParticipant, DemoRound } from './demo-night.ts';
import type { ArenaHost } from './host/arena-host.ts';
import type { Link } from './host/link.ts';
import { settled } from './host/lookup.ts';

/** Plays the demo night into the database through the host itself, so that every rule holds for it. */
export async function seedDemoNight(
  options: ComposeOptions,
): Promise<{ sessionId: string; pin: string; rounds: number }> {
  const quiet = { host: '127.0.0.1', port: 0, mdns: false, logLevel: 'warn', json: true, pin: undefined } as const;
  const running = await startHost({ ...options, config: { ...options.config, ...quiet } });
  try {
    const { host } = running;
    const session = settled((await host.sessions.create({ pin: DEMO_PIN, title: 'Noite de demonstração' })).outcome);
    const links = new Map<string, Link>();
    for (const participant of demoParticipants) links.set(participant.id, await register(host, participant));
    for (const [i, round] of demoRounds.entries()) await play(host, links, round, i + 1);
    await host.rounds.create({ ...defaults, ...demoDraft, svgMode: true });
    return { sessionId: session.id, pin: DEMO_PIN, rounds: demoRounds.length + 1 };
  } finally {
    await running.stop();
  }
}

const defaults = {
  maxTokens: limits.maxTokens.default,
  temperature: limits.temperature.default,
  deadlineMs: limits.deadlineMs.default,
  seed: null,
  svgMode: false,
  blind: false,
  finalVotes: false,
};

async function register(host: ArenaHost, participant: DemoParticipant): Promise<Link> {
  const link = silentLink(participant.id);
  const { id, nickname, runner, model } = participant;
  await host.registration.register(link, {
    type: 'register',
    participant_id: id,
    nickname,
    pin: DEMO_PIN,
    runner,
    model,
  });
  return link;
}

async function play(host: ArenaHost, links: ReadonlyMap<string, Link>, round: DemoRound, index: number): Promise<void> {
  const { title, prompt, answers, scores } = round;
  const created = await host.rounds.create({ ...defaults, title, prompt });
  const { roundId } = created;
  settled(created);
  settled(await host.rounds.start(roundId));
  for (const [id, text] of Object.entries(answers)) {
    const link = links.get(id);
    if (link !== undefined) await answer(host, link, id, index, text.match(/\S+\s*/g) ?? []);
  }
  settled(await host.rounds.end(roundId, 'organizer'));
  for (const [participantId, given] of Object.entries(scores)) {
    for (const [voter, score] of given.entries()) {
      const by = host.votes.voter({ cookie: null, token: null, voterId: `demo-${voter + 1}` });
      await host.votes.cast(by, { roundId, participantId, score }, null);
    }
  }
  settled(await host.queue.submit({ type: 'close_voting', roundId }));
  settled(await host.queue.submit({ type: 'start_reveal', roundId }));
  for (const _place of demoParticipants) settled(await host.queue.submit({ type: 'reveal_next', roundId }));
}

async function answer(
  host: ArenaHost,
  link: Link,
  id: string,
  round: number,
  tokens: readonly string[],
): Promise<void> {
  for (const [seq, content] of tokens.entries())
    host.answers.token(link, { type: 'token', round, participant_id: id, seq, content });
  await host.answers.complete(link, {
    type: 'complete',
    round,
    participant_id: id,
    tokens: tokens.length,
    duration_ms: 1_000,
  });
}

/** A participant without a socket. */
function silentLink(id: string): Link {
  return {
    id,
    address: '127.0.0.1',
    isOpen: true,
    send: () => undefined,
    sendEncoded: () => undefined,
    buffered: () => 0,
    close: () => undefined,
    answersWithin: () => Promise.resolve(true),
  };
}
