// Bad Wi-Fi, slow readers and a disk that refuses: the round goes on, and in the end every text is whole.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import type { TestHost } from '../fixtures/host.ts';
import { until } from '../fixtures/until.ts';
import { connect, register } from '../fixtures/wire.ts';
import type { Frame, Wire } from '../fixtures/wire.ts';
import { resultRow } from './support/csv.ts';
import { script, startParticipant } from './support/participant-process.ts';
import { startProxy } from './support/proxy.ts';
import { beginRound, ok, startQuietHost, stopRound, textOf } from './support/rounds.ts';
import { openScreen } from './support/screen.ts';
import { complete, settle, text, token } from './support/tokens.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});
async function start(): Promise<TestHost> {
  const host = await startQuietHost();
  closing.push(() => host.dispose());
  return host;
}

describe('a bad network', () => {
  it(
    '[P-RESUME] [REC-4] cut off three times and held back once in one answer, a client of ours loses no word of it',
    { timeout: 40_000 },
    async () => {
      const host = await start();
      const proxy = await startProxy(host.port, 7);
      closing.push(() => proxy.close());
      const said = script('w', 150);
      const client = startParticipant(proxy.url, 'longe', { text: said, tokensPerSecond: 50 });
      closing.push(() => client.stop());
      await client.event('registered');
      const screen = await openScreen(host);
      const round = await beginRound(host, { maxTokens: 1_000 });
      for (const [i, words] of [20, 45, 70].entries()) {
        await until(
          () => screen.text('longe').split(' ').length,
          (count) => count > words,
          `${words} words`,
        );
        proxy.cut();
        await client.event('registered', i + 2);
      }
      proxy.hold();
      const heldAt = performance.now();
      await until(
        () => performance.now() - heldAt,
        (ms) => ms > 700,
        'nothing passes for a while',
      );
      proxy.release();
      await client.event('complete');
      await screen.untilEntry('longe', (entry) => entry.status === 'complete', 'complete');
      expect(screen.text('longe')).toBe(said);
      await stopRound(host, round.id);
      expect(await textOf(host, round.id, 'longe')).toBe(said);
      expect(await resultRow(host.organizer, round.index, 'longe')).toMatchObject({
        missing_tokens: '0',
        tokens: '150',
        claimed_tokens: '150',
      });
      expect(proxy.made).toBe(4);
      await screen.close();
    },
  );

  it(
    '[VIEW-10] an old screen that stops reading is skipped, then put right by a snapshot; the others notice nothing',
    { timeout: 40_000 },
    async () => {
      const host = await start();
      const PEOPLE = 20;
      const people: [string, Wire][] = [];
      for (let i = 0; i < PEOPLE; i++) people.push([`p${i}`, await register(host.ws, `p${i}`)]);
      const [good, stuck] = [await openScreen(host), await connect(host.ws)];
      stuck.send({ type: 'telao_register' });
      await stuck.nextOf('state_snapshot');
      const round = await beginRound(host, { maxTokens: 8_000 });
      stuck.socket.pause();
      // Far more than the system itself queues for a socket.
      const words = '🦙'.repeat(430);
      const TOKENS = 300;
      for (let seq = 0; seq < TOKENS; seq++) for (const [id, wire] of people) token(wire, id, round.index, seq, words);
      for (const [id] of people) await good.untilText(id, words.repeat(TOKENS));
      stuck.socket.resume();
      await stuck.next((f) => f.type === 'state_snapshot' && f.round?.id === round.id, 'a snapshot of the round');
      for (const [id, wire] of people) token(wire, id, round.index, TOKENS, '.');
      for (const [id] of people)
        await stuck.next((f) => f.type === 'token_update' && f.participant_id === id && f.seq === TOKENS, id);
      const last = stuck.frames.findLastIndex((f: Frame) => f.type === 'state_snapshot');
      for (const [id] of people) {
        const after = stuck.frames
          .slice(last)
          .filter((f: Frame) => f.type === 'token_update' && f.participant_id === id);
        const shown = [...stuck.frames[last].liveTokens[id], ...after.map((f: Frame) => f.content)].join('');
        expect(shown === `${words.repeat(TOKENS)}.`, id).toBe(true);
      }
      // Most of it was never queued for who did not read.
      expect(stuck.frames.filter((f: Frame) => f.type === 'token_update').length).toBeLessThan(PEOPLE * TOKENS);
      for (const wire of [good.wire, stuck, ...people.map(([, one]) => one)]) wire.cut();
    },
  );
});

describe('a disk that refuses', () => {
  it(
    '[REC-6] [HTTP-9] commands are 503 and did not happen, the running round goes on from memory, and nothing of it is lost',
    { timeout: 60_000 },
    async () => {
      const host = await start();
      const ana = await register(host.ws, 'ana');
      const screen = await openScreen(host);
      const round = await beginRound(host);
      token(ana, 'ana', round.index, 0);
      await screen.untilText('ana', text(1));
      // Another program holds the file: no write of the host's gets through.
      const other = new Database(join(host.data, 'arena.db'));
      other.exec('BEGIN IMMEDIATE');
      const startedAt = performance.now();
      const refused = await host.organizer.post('/rounds', { prompt: 'x' });
      expect(refused).toMatchObject({ status: 503, json: { code: 'STORAGE_UNAVAILABLE' } });
      token(ana, 'ana', round.index, 1);
      await screen.untilText('ana', text(2));
      // One refusal must not hold up the room: what waits for the disk waits a moment, not seconds.
      expect(performance.now() - startedAt).toBeLessThan(4_000);
      await until(
        () => host.room.get('/ready'),
        (reply) => reply.status === 503,
        'not ready',
      );
      expect((await host.organizer.post('/rounds/stop', { roundId: round.id })).status).toBe(503);
      expect(ok(await host.room.get('/session')).rounds).toHaveLength(1);
      await settle(ana);
      other.exec('ROLLBACK');
      other.close();

      await until(
        () => host.organizer.post('/rounds', { prompt: 'y' }),
        (reply) => reply.status === 200,
        'writes again',
      );
      await until(
        () => host.room.get('/ready'),
        (reply) => reply.status === 200,
        'ready again',
      );
      complete(ana, 'ana', round.index, 2);
      await screen.untilEntry('ana', (entry) => entry.status === 'complete', 'complete');
      await stopRound(host, round.id);
      await host.kill();
      const again = await startQuietHost({ data: host.data, port: host.port });
      closing.push(() => again.dispose());
      expect(await textOf(again, round.id, 'ana')).toBe(text(2));
      expect(ok(await again.organizer.get('/session')).rounds.map((r: Frame) => r.prompt)).toEqual([
        'Conte até dez',
        'y',
      ]);
    },
  );
});
