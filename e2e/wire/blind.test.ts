// What must not be seen yet: names of a blind round, and scores before the reveal, on every public surface.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestHost } from '../fixtures/host.ts';
import { register } from '../fixtures/wire.ts';
import type { Frame, Wire } from '../fixtures/wire.ts';
import { resultRows } from './support/csv.ts';
import { PublicEye } from './support/public-eye.ts';
import type { Sight } from './support/public-eye.ts';
import { act, beginRound, ok, startQuietHost, stopRound, untilLive } from './support/rounds.ts';
import { complete, settle, token } from './support/tokens.ts';

const PEOPLE = ['ana', 'bia', 'caio', 'duda', 'edu', 'fabi', 'gil', 'hugo'];
/** Names that occur nowhere else, so that finding one is finding a leak. */
const secretsOf = (id: string): string[] => [`id~${id}`, `nome~${id}`, `runner~${id}`, `modelo~${id}`];
const SECRETS = PEOPLE.flatMap(secretsOf);

function leaks(seen: readonly Sight[], secrets: readonly string[]): string[] {
  return seen
    .filter(({ text }) => secrets.some((secret) => text.includes(secret)))
    .map(({ from, text }) => `${from}: ${text.slice(0, 300)}`);
}

async function join(host: TestHost, id: string): Promise<Wire> {
  const [participant_id, nickname, runner, model] = secretsOf(id);
  return register(host.ws, id, { participant_id, nickname, runner, model });
}

describe('a blind round', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startQuietHost();
  });
  afterAll(() => host.dispose());

  it(
    '[BLIND-1] [BLIND-2] [BLIND-3] [BLIND-4] [BLIND-5] [RND-14] shows no name anywhere until its place is revealed',
    { timeout: 30_000 },
    async () => {
      const eye = new PublicEye(host);
      await eye.openScreens('the start');
      const wires = new Map<string, Wire>();
      for (const id of PEOPLE.slice(0, -1)) wires.set(id, await join(host, id));
      const wireOf = (id: string): Wire => wires.get(id) as Wire;
      const round = await beginRound(host, { blind: true, prompt: 'Às cegas' });
      const say = (id: string, seq: number): void =>
        token(wireOf(id), `id~${id}`, round.index, seq, `texto de ${seq} `);

      for (const id of PEOPLE.slice(0, -1)) for (let seq = 0; seq < 5; seq++) say(id, seq);
      for (const id of PEOPLE.slice(0, -1))
        await untilLive(host, `id~${id}`, [0, 1, 2, 3, 4].map((seq) => `texto de ${seq} `).join(''));
      ok(await host.organizer.post('/stage', { scene: 'live', spotlight: 'id~bia' }));
      await eye.openScreens('the middle');
      wires.set('hugo', await join(host, 'hugo'));
      say('hugo', 0);
      await untilLive(host, 'id~hugo', 'texto de 0 ');
      // A client names itself in its excuse.
      wireOf('gil').send({
        type: 'error',
        round: round.index,
        participant_id: 'id~gil',
        code: 'modelo~gil',
        message: 'id~gil: modelo~gil gone',
      });
      complete(wireOf('ana'), 'id~ana', round.index, 5);
      for (const id of ['gil', 'ana']) await settle(wireOf(id));
      wireOf('edu').cut();
      const back = await join(host, 'edu');
      await settle(back);

      const live = await eye.look(round.id);
      expect(leaks(live, SECRETS)).toEqual([]);
      expect(ok(await host.room.get('/rounds/current')).liveTokens).toEqual({});
      expect((await host.room.get('/scoreboard')).text).not.toContain('texto');
      expect((await host.room.get('/export.csv')).text).not.toContain('texto');
      const labels = ok(await host.room.get('/scoreboard')).scoreboard.map((row: Frame) => row.participant_id);
      expect(labels.toSorted()).toEqual(labels.toSorted().filter((label: string) => /^[A-H]$/.test(label)));
      const organizer = ok(await host.organizer.get('/rounds/current')).liveTokens;
      expect(Object.keys(organizer).toSorted()).toEqual(PEOPLE.map((id) => `id~${id}`).toSorted());

      await stopRound(host, round.id);
      await eye.openScreens('voting');
      const { responses } = ok(await host.room.get(`/rounds/${round.id}/responses`));
      expect(responses.map((r: Frame) => r.participant_id).toSorted()).toEqual([
        'A',
        'B',
        'C',
        'D',
        'E',
        'F',
        'G',
        'H',
      ]);
      const vote = (participantId: string, score: number) =>
        host.room.post('/votes', { roundId: round.id, participantId, score, voterId: 'v' });
      for (const [i, label] of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].entries()) ok(await vote(label, i % 6));
      for (const name of ['id~ana', 'nome~ana', 'a', ' A']) {
        expect(await vote(name, 5)).toMatchObject({ status: 400, json: { error: 'Participant not found' } });
      }
      const mine = ok(await host.room.get(`/votes/mine?roundId=${round.id}&voterId=v`));
      expect(mine.map((v: Frame) => v.participantId).toSorted()).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']);
      expect(await host.room.get(`/rounds/${round.id}/replay`)).toMatchObject({ status: 403 });
      expect(leaks(await eye.look(round.id), SECRETS)).toEqual([]);

      await act(host, round.id, 'close-voting');
      expect(leaks(await eye.look(round.id), SECRETS)).toEqual([]);
      await act(host, round.id, 'reveal');
      await eye.openScreens('the reveal');
      expect(leaks(await eye.look(round.id), SECRETS)).toEqual([]);

      const board = async () => ok(await host.room.get(`/scoreboard?roundId=${round.id}`)).scoreboard;
      await act(host, round.id, 'reveal-next');
      const [last] = await board();
      const revealed = SECRETS.filter((secret) => secret.endsWith(last.participant_id.slice(2)));
      expect(revealed).toHaveLength(4);
      expect(last).toMatchObject({ nickname: revealed[1], runner: revealed[2], model: revealed[3] });
      expect(
        leaks(
          await eye.look(round.id),
          SECRETS.filter((secret) => !revealed.includes(secret)),
        ),
      ).toEqual([]);
      expect(await host.room.get(`/rounds/${round.id}/replay`)).toMatchObject({ status: 403 });
      await act(host, round.id, 'reveal-back');
      expect(await board()).toEqual([]);
      for (let i = 0; i < 8; i++) await act(host, round.id, 'reveal-next');
      expect((await board()).map((row: Frame) => row.participant_id).toSorted()).toEqual(
        PEOPLE.map((id) => `id~${id}`).toSorted(),
      );
      expect((await host.room.get(`/rounds/${round.id}/replay`)).status).toBe(200);
      const row = (await resultRows(host.room)).find((one) => one['participant_id'] === 'id~gil');
      expect(row?.['reason']).toContain('gone');
      for (const wire of [...wires.values(), back]) wire.cut();
      await eye.close();
    },
  );

  it('[BLIND-3] labels are dealt anew each time, not in the order of joining', async () => {
    const session = ok(await host.organizer.post('/session'));
    const wires = [];
    for (const id of PEOPLE) {
      const [participant_id, nickname] = secretsOf(id);
      wires.push(await register(host.ws, id, { pin: session.pin, participant_id, nickname }));
    }
    const orders = [];
    for (let n = 0; n < 3; n++) {
      const round = await beginRound(host, { blind: true });
      for (const [i, id] of PEOPLE.entries()) token(wires[i] as Wire, `id~${id}`, round.index, 0, id);
      for (const id of PEOPLE) await untilLive(host, `id~${id}`, id);
      await stopRound(host, round.id);
      const { responses } = ok(await host.room.get(`/rounds/${round.id}/responses`));
      const byLabel = responses.toSorted((a: Frame, b: Frame) => (a.participant_id < b.participant_id ? -1 : 1));
      orders.push(byLabel.map((r: Frame) => r.generated_content).join());
      // Nor does the order in which they are listed tell it.
      expect(responses.map((r: Frame) => r.generated_content).join()).toBe(orders.at(-1));
    }
    // All three alike, or like the order of joining: one chance in millions.
    expect(new Set([...orders, PEOPLE.join()]).size).toBeGreaterThan(2);
    for (const wire of wires) wire.cut();
  });
});

describe('scores', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startQuietHost();
  });
  afterAll(() => host.dispose());

  it('[REV-5] [REV-6] [VOTE-12] [EXP-4] none is public before its place is revealed, on any surface', async () => {
    const eye = new PublicEye(host);
    await eye.openScreens('the start');
    const people = ['ana', 'bia', 'caio'];
    const wires = [];
    for (const id of people) wires.push(await register(host.ws, id));
    const round = await beginRound(host);
    for (const [i, id] of people.entries()) token(wires[i] as Wire, id, round.index, 0, `de ${id}`);
    for (const id of people) await untilLive(host, id, `de ${id}`);
    await stopRound(host, round.id);
    // Averages and sums that occur in no other number.
    const scores: Record<string, number[]> = {
      ana: [5, 5, 5, 4, 4, 4, 4],
      bia: [3, 3, 3, 3, 4, 4, 4],
      caio: [1, 1, 1, 1, 1, 2, 2],
    };
    const telling = [
      /4\.428571/,
      /3\.428571/,
      /1\.285714/,
      /"(avg_score|total_score|place)":\d/,
      /"type":"tally"/,
      /"tally":/,
    ];
    for (const [id, given] of Object.entries(scores)) {
      for (const [i, score] of given.entries()) {
        ok(await host.room.post('/votes', { roundId: round.id, participantId: id, score, voterId: `v${i}` }));
      }
    }
    const found = async (patterns: RegExp[]): Promise<string[]> =>
      (await eye.look(round.id)).filter(({ text }) => patterns.some((p) => p.test(text))).map(({ from }) => from);
    await eye.screens
      .get('phone, since the start')
      ?.next((f) => f.type === 'vote_progress' && f.voters === 7, 'seven voted');
    expect(await found(telling)).toEqual([]);
    await act(host, round.id, 'close-voting');
    await eye.openScreens('the end of voting');
    expect(await found(telling)).toEqual([]);
    const board = ok(await host.room.get('/scoreboard'));
    expect(board.scoreboard.map((r: Frame) => [r.participant_id, r.votes, r.avg_score])).toEqual([
      ['ana', 7, null],
      ['bia', 7, null],
      ['caio', 7, null],
    ]);
    for (const row of await resultRows(host.room))
      expect([row['avg_score'], row['total_score'], row['place']]).toEqual(['', '', '']);
    expect((await resultRows(host.organizer)).map((row) => row['total_score'])).toEqual(
      expect.arrayContaining(['31', '24', '9']),
    );

    await act(host, round.id, 'reveal');
    expect(await found(telling)).toEqual([]);
    await act(host, round.id, 'reveal-next');
    expect(await found([/4\.428571/, /3\.428571/])).toEqual([]);
    expect(await found([/1\.285714/])).not.toEqual([]);
    expect((await resultRows(host.room)).map((row) => row['total_score'])).toEqual(['', '', '9']);
    await act(host, round.id, 'reveal-next');
    await act(host, round.id, 'reveal-next');
    expect(await found([/4\.428571/])).not.toEqual([]);
    expect((await resultRows(host.room)).map((row) => row['place'])).toEqual(['1', '2', '3']);
    await eye.close();
    for (const wire of wires) await wire.close();
  });
});
