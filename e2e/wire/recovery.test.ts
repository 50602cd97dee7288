// The host is killed without a word, in the middle of everything, and comes back as if nothing had happened.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { PIN } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { until } from '../fixtures/until.ts';
import { answer, connect, register } from '../fixtures/wire.ts';
import type { Frame } from '../fixtures/wire.ts';
import { integrity } from './support/database.ts';
import { script, startParticipant } from './support/participant-process.ts';
import type { ParticipantProcess } from './support/participant-process.ts';
import { resultRow } from './support/csv.ts';
import { act, beginRound, ok, roundNow, startQuietHost, stopRound, textOf, untilLive } from './support/rounds.ts';
import { complete, text, token } from './support/tokens.ts';

let hosts: TestHost[] = [];
const clients: ParticipantProcess[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop();
  for (const host of hosts.splice(0)) await host.dispose();
});

async function start(): Promise<TestHost> {
  const host = await startQuietHost();
  hosts.push(host);
  return host;
}

/** Killed and started again on the same data and port. */
async function killAndRestart(host: TestHost): Promise<TestHost> {
  await host.kill();
  expect(integrity(host.data)).toBe('ok');
  const again = await startQuietHost({ data: host.data, port: host.port });
  hosts = [...hosts.filter((one) => one !== host), again];
  return again;
}

describe('recovery', () => {
  it(
    '[REC-1] [REC-2] [REC-4] [REC-5] [PIN-6] killed in mid-round: round, deadline and texts are back, clients return and finish',
    { timeout: 40_000 },
    async () => {
      const host = await start();
      const texts = { um: script('um', 90), dois: script('dois', 90) };
      for (const [id, said] of Object.entries(texts)) {
        const client = startParticipant(host.url, id, { text: said, tokensPerSecond: 40 });
        clients.push(client);
        await client.event('registered');
      }
      const old = await register(host.ws, 'velho');
      const restarted = await register(host.ws, 'outro');
      const round = await beginRound(host, { deadlineMs: 60_000, maxTokens: 500 });
      for (let seq = 0; seq < 10; seq++) {
        token(old, 'velho', round.index, seq);
        token(restarted, 'outro', round.index, seq, 'before ');
      }
      await untilLive(host, 'velho', text(10));
      for (const id of Object.keys(texts)) {
        await until(
          async () => ok(await host.room.get('/rounds/current')).liveTokens[id] ?? [],
          (t: string[]) => t.length > 15,
          id,
        );
      }
      // Tokens are on disk within 100 ms; what the old client said must be there before the kill.
      await until(
        async () =>
          (await host.organizer.get('/export-all.json')).json.rounds[0].tokens.filter(
            (t: Frame) => t.participantId === 'velho',
          ).length,
        (n) => n === 10,
        'tokens are stored',
      );
      const before = await roundNow(host, round.id);
      const killedAt = Date.now();

      const again = await killAndRestart(host);
      const session = ok(await again.organizer.get('/session'));
      expect(session).toMatchObject({ id: round.sessionId, status: 'active', pin: PIN });
      const after = session.rounds.find((one: Frame) => one.id === round.id);
      expect(after).toMatchObject({
        status: 'live',
        startedAt: round.startedAt,
        index: round.index,
        prompt: round.prompt,
      });
      // The deadline stands where it stood, give or take what the clocks of two processes differ.
      expect(Math.abs(before.remainingMs - after.remainingMs - (Date.now() - killedAt))).toBeLessThan(1_000);
      expect((await again.room.get('/rounds/current')).json.liveTokens.velho.join('')).toBe(text(10));

      const back = await register(again.ws, 'velho');
      expect(back.registered).toMatchObject({ round: round.index, next_seq: 10 });
      for (let seq = 10; seq < 14; seq++) token(back, 'velho', round.index, seq);
      complete(back, 'velho', round.index, 14);
      const anew = await register(again.ws, 'outro');
      answer(anew, 'outro', round.index, ['begun ', 'again']);
      for (const client of clients) await client.event('complete', 1, 20_000);
      for (const id of [...Object.keys(texts), 'velho', 'outro']) {
        await until(
          () => resultRow(again.organizer, round.index, id),
          (row) => row['status'] === 'complete',
          `${id} is complete`,
        );
      }
      await stopRound(again, round.id);
      for (const [id, said] of Object.entries(texts)) expect(await textOf(again, round.id, id)).toBe(said);
      expect(await textOf(again, round.id, 'velho')).toBe(text(14));
      expect(await textOf(again, round.id, 'outro')).toBe('begun again');
      for (const id of [...Object.keys(texts), 'velho']) {
        expect(await resultRow(again.organizer, round.index, id), id).toMatchObject({ missing_tokens: '0' });
      }
      // And the next round finds them all.
      const next = await beginRound(again);
      for (const client of clients) await client.event('challenge', 2);
      expect(next.index).toBe(2);
    },
  );

  it(
    '[REC-1] [VOTE-1] killed in mid-vote: every vote that was acknowledged is there, and voting goes on',
    { timeout: 30_000 },
    async () => {
      const host = await start();
      const wires = [await register(host.ws, 'ana'), await register(host.ws, 'bia')];
      const round = await beginRound(host);
      for (const [i, id] of ['ana', 'bia'].entries())
        answer(wires[i] as (typeof wires)[0], id, round.index, [`de ${id}`]);
      for (const id of ['ana', 'bia']) await untilLive(host, id, `de ${id}`);
      await stopRound(host, round.id);
      const voters = Array.from({ length: 20 }, (_, i) => `v${i}`);
      const acknowledged = new Map<string, number>();
      const unanswered = new Map<string, number>();
      const phone = async (voterId: string): Promise<void> => {
        for (let n = 0; n < 60; n++) {
          const participantId = n % 2 === 0 ? 'ana' : 'bia';
          const score = (n >> 1) % 6;
          unanswered.set(`${voterId} ${participantId}`, score);
          ok(await host.room.post('/votes', { roundId: round.id, participantId, score, voterId }));
          unanswered.delete(`${voterId} ${participantId}`);
          acknowledged.set(`${voterId} ${participantId}`, score);
        }
      };
      const phones = voters.map((voter) => phone(voter).catch(() => undefined));
      await until(
        () => acknowledged.size,
        (size) => size === 40,
        'votes come in',
      );
      const again = await killAndRestart(host);
      await Promise.all(phones);
      expect((await roundNow(again, round.id)).status).toBe('voting');
      for (const voter of voters) {
        const mine = ok(await again.room.get(`/votes/mine?roundId=${round.id}&voterId=${voter}`));
        for (const id of ['ana', 'bia']) {
          const key = `${voter} ${id}`;
          // Of a vote whose answer was lost either may be true; one that was answered is there.
          const kept = mine.find((vote: Frame) => vote.participantId === id)?.score;
          expect(
            [acknowledged.get(key), unanswered.get(key)].filter((score) => score !== undefined),
            key,
          ).toContain(kept);
        }
      }
      ok(await again.room.post('/votes', { roundId: round.id, participantId: 'ana', score: 5, voterId: 'late' }));
      const { responses } = ok(await again.room.get(`/rounds/${round.id}/responses`));
      expect(responses.map((r: Frame) => r.generated_content)).toEqual(['de ana', 'de bia']);
    },
  );

  it('[REC-1] killed in mid-reveal: places and how many were shown are back, and it goes on', async () => {
    const host = await start();
    const wires = [];
    for (const id of ['ana', 'bia', 'caio']) wires.push(await register(host.ws, id));
    const round = await beginRound(host, { blind: true });
    for (const [i, id] of ['ana', 'bia', 'caio'].entries())
      answer(wires[i] as (typeof wires)[0], id, round.index, [`de ${id}`]);
    for (const id of ['ana', 'bia', 'caio']) await untilLive(host, id, `de ${id}`);
    await stopRound(host, round.id);
    for (const [label, score] of [
      ['A', 5],
      ['B', 3],
      ['C', 1],
    ] as const) {
      ok(await host.room.post('/votes', { roundId: round.id, participantId: label, score, voterId: 'v' }));
    }
    await act(host, round.id, 'close-voting');
    await act(host, round.id, 'reveal');
    await act(host, round.id, 'reveal-next');
    const boards = async (from: TestHost) => [
      (await from.room.get('/scoreboard')).json,
      (await from.organizer.get('/scoreboard')).json,
    ];
    const before = await boards(host);
    expect(before[0].scoreboard).toHaveLength(1);
    const again = await killAndRestart(host);
    expect(await boards(again)).toEqual(before);
    expect(await act(again, round.id, 'reveal-next')).toMatchObject({ revealedCount: 2 });
    expect(await act(again, round.id, 'reveal-next')).toMatchObject({ revealedCount: 3, status: 'revealed' });
    const final = ok(await again.room.get('/scoreboard')).scoreboard;
    expect(final.map((row: Frame) => row.place)).toEqual([1, 2, 3]);
    expect(final.at(-1).participant_id).toBe(before[0].scoreboard[0].participant_id);
  });

  it('[REC-3] [REC-5] a deadline that passed while the host was away leaves time to return; screens start from a snapshot', async () => {
    const host = await start();
    const ana = await register(host.ws, 'ana');
    const phone = await connect(host.ws);
    phone.send({ type: 'telao_register', topics: ['state'] });
    const { offset, epoch } = await phone.nextOf('state_snapshot');
    const round = await beginRound(host, { deadlineMs: 1_000 });
    token(ana, 'ana', round.index, 0);
    await untilLive(host, 'ana', text(1));
    await until(
      async () => (await host.organizer.get('/export-all.json')).json.rounds[0].tokens.length,
      (n) => n === 1,
      'stored',
    );
    await host.kill();
    await until(
      () => Date.now(),
      (now) => now > Date.parse(round.startedAt) + 3_100,
      'the deadline and its grace pass',
    );
    const again = await startQuietHost({ data: host.data, port: host.port });
    hosts = [again];
    const now = await roundNow(again, round.id);
    expect(now.status).toBe('live');
    expect(now.remainingMs).toBeGreaterThan(3_000);
    expect(now.remainingMs).toBeLessThanOrEqual(5_000);
    expect(ok(await again.room.get('/presence')).connectedCount).toBe(0);
    const returned = await connect(again.ws);
    returned.send({ type: 'telao_register', topics: ['state'], since: offset, epoch });
    expect(await returned.nextOf('state_snapshot')).toMatchObject({ epoch, round: { status: 'live' } });
    const back = await register(again.ws, 'ana');
    expect(back.registered).toMatchObject({ next_seq: 1 });
    token(back, 'ana', round.index, 1);
    await untilLive(again, 'ana', text(2));
    await stopRound(again, round.id);
    expect(await textOf(again, round.id, 'ana')).toBe(text(2));
  });

  it('[REC-1] [TOK-1] [CFG-5] awkward texts come back from the disk as they were; another --pin does not change the PIN', async () => {
    const host = await start();
    const ana = await register(host.ws, 'ana');
    const round = await beginRound(host);
    const awkward = [
      '\u0000',
      '\u0001json:"x"',
      '\ud83e',
      '\udd99',
      '',
      'a\r\nb',
      '\u2028\ufeff',
      `"'\\`,
      '=1+1',
      '\ud800',
      '\u202e',
    ];
    answer(ana, 'ana', round.index, awkward);
    await until(
      () => resultRow(host.organizer, round.index, 'ana'),
      (row) => row['status'] === 'complete',
      'complete',
    );
    await stopRound(host, round.id);
    expect(await textOf(host, round.id, 'ana')).toBe(awkward.join(''));
    await host.kill();
    const again = await startQuietHost({ data: host.data, port: host.port, pin: '999999' });
    hosts = [again];
    expect(await textOf(again, round.id, 'ana')).toBe(awkward.join(''));
    const { entries } = ok(await again.room.get(`/rounds/${round.id}/replay`));
    expect(entries[0].tokens.map((one: Frame) => one.content)).toEqual(awkward);
    expect(ok(await again.organizer.get('/session')).pin).toBe(PIN);
  });

  it('[PIN-6] with the file of the PIN gone, the PIN still opens; the organizer is told', async () => {
    const host = await start();
    await host.kill();
    await rm(join(host.data, 'secrets', 'pins'), { recursive: true, force: true });
    const again = await startQuietHost({ data: host.data, port: host.port });
    hosts = [again];
    expect(ok(await again.organizer.get('/session')).pin).toBe(null);
    expect(ok(await again.organizer.get('/problems')).problems).toContainEqual(
      expect.objectContaining({ kind: 'pin_file_missing' }),
    );
    const wrong = await connect(again.ws);
    wrong.send({ type: 'register', participant_id: 'x', nickname: 'x', pin: '000000', runner: 'r', model: 'm' });
    expect(await wrong.nextOf('error')).toMatchObject({ code: 'INVALID_PIN' });
    const ana = await register(again.ws, 'ana');
    expect(ana.registered.participant_id).toBe('ana');
  });
});
