// Killed again and again at moments chosen by chance, always with requests in flight: what was acknowledged is there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestHost } from '../fixtures/host.ts';
import { register } from '../fixtures/wire.ts';
import type { Frame, Wire } from '../fixtures/wire.ts';
import { integrity, lookInto } from './support/database.ts';
import { ok, startQuietHost } from './support/rounds.ts';
import { token } from './support/tokens.ts';

const KILLS = 12;

/** The same chance every time (mulberry32). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const RANK = ['draft', 'live', 'voting', 'closed', 'revealing', 'revealed'];
const IDS = ['ana', 'bia', 'caio'];

describe('killed again and again', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startQuietHost();
  });
  afterAll(() => host.dispose());

  it(
    `[REC-1] [REC-7] [VOTE-1] ${KILLS} times: rounds, texts, votes and places never go back`,
    { timeout: 60_000 },
    async () => {
      const pick = chance(20_251_120);
      const session = ok(await host.organizer.get('/session'));
      /** What the host has acknowledged. */
      const status = new Map<string, string>();
      const votes = new Map<string, Set<number>>();
      let current: Frame = null;
      let wires: Wire[] = [];

      const post = async (path: string, body: unknown): Promise<Frame> => {
        const round = ok(await host.organizer.post(path, body));
        if (typeof round.status === 'string' && RANK.includes(round.status)) status.set(round.id, round.status);
        return round;
      };
      /** One step of a night; it may be cut off anywhere. */
      const step = async (n: number): Promise<void> => {
        if (current === null || current.status === 'revealed') {
          current = await post('/rounds', { prompt: `round of step ${n}` });
        } else if (current.status === 'draft') {
          current = await post('/rounds/start', { roundId: current.id });
          await Promise.all(wires.map((wire) => wire.next((f) => f.type === 'challenge' && f.round === current.index)));
        } else if (current.status === 'live') {
          for (const [i, wire] of wires.entries())
            for (let seq = 0; seq < 20; seq++) token(wire, IDS[i] ?? '', current.index, seq);
          const reply = await host.organizer.post('/rounds/stop', { roundId: current.id });
          if (reply.status === 200) current = reply.json;
          if (reply.status === 200) status.set(current.id, 'voting');
        } else if (current.status === 'voting') {
          const roundId = current.id as string;
          const names = ok(await host.room.get(`/rounds/${roundId}/responses`)).responses.map(
            (r: Frame) => r.participant_id,
          );
          await Promise.all(
            Array.from({ length: 12 }, async (_, i) => {
              const participantId = names[i % names.length];
              const key = `${roundId} v${i} ${participantId}`;
              const score = pick(6);
              const sent = host.room.post('/votes', { roundId, participantId, score, voterId: `v${i}` });
              const reply = ok(await sent);
              votes.set(key, new Set([reply.score]));
            }),
          );
          current = await post(`/rounds/${roundId}/close-voting`, {});
        } else if (current.status === 'closed') current = await post(`/rounds/${current.id}/reveal`, {});
        else current = await post(`/rounds/${current.id}/reveal-next`, {});
      };

      for (let kill = 1; kill <= KILLS; kill++) {
        wires = [];
        for (const id of IDS) wires.push(await register(host.ws, id));
        const dying = new Promise<void>((resolve) => {
          const at = pick(9);
          let done = 0;
          const night = async (): Promise<void> => {
            for (;;) {
              await step(kill * 100 + done);
              if (done++ === at) void host.kill().then(resolve);
            }
          };
          night().catch(() => undefined);
        });
        await dying;
        expect(integrity(host.data), `after kill ${kill}`).toBe('ok');
        const offsets = lookInto(host.data, (db) =>
          db.prepare('SELECT event_offset AS at FROM events ORDER BY 1').pluck().all(),
        );
        expect(new Set(offsets).size).toBe(offsets.length);
        host = await startQuietHost({ data: host.data, port: host.port });

        const back = ok(await host.organizer.get('/session'));
        expect(back).toMatchObject({ id: session.id, pin: session.pin, status: 'active' });
        for (const [id, known] of status) {
          const round = back.rounds.find((one: Frame) => one.id === id);
          expect(round, id).toBeDefined();
          expect(RANK.indexOf(round.status), `${id} was ${known}, is ${round.status}`).toBeGreaterThanOrEqual(
            RANK.indexOf(known),
          );
          if (RANK.indexOf(known) >= RANK.indexOf('voting')) {
            const { responses } = ok(await host.room.get(`/rounds/${id}/responses`));
            expect(responses.length).toBeGreaterThan(0);
            for (const { generated_content: said } of responses) expect(said).toMatch(/^(<\d+>)+$/);
          }
        }
        for (const [key, scores] of votes) {
          const [roundId, voterId, participantId] = key.split(' ');
          const mine = ok(await host.room.get(`/votes/mine?roundId=${roundId}&voterId=${voterId}`));
          expect([...scores], key).toContain(mine.find((vote: Frame) => vote.participantId === participantId)?.score);
        }
        current = current === null ? null : (back.rounds.find((one: Frame) => one.id === current.id) ?? null);
        for (const wire of wires) wire.cut();
      }
      expect(status.size).toBeGreaterThan(2);
      expect(votes.size).toBeGreaterThan(10);
      expect(host.log()).not.toMatch(/"level":50/);
    },
  );
});
