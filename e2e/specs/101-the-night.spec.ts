// A whole night by clicks: five clients with a real model server, a telão, three phones, two rounds, every one of them a
// program or a browser of its own on a LAN-style address.
import { parse } from 'csv-parse/sync';
import { expect, networkAddress, test } from '../fixtures/night.ts';
import type { RoundOnPaper } from '../fixtures/organizer.ts';
import {
  answersOf,
  expectOnPhone,
  expectOnTelao,
  openDoors,
  PHONES,
  revealAll,
  scoreOf,
  startEmptyHost,
} from '../fixtures/room.ts';
import type { Room } from '../fixtures/room.ts';

const ROUNDS: readonly RoundOnPaper[] = [
  { title: 'São João', prompt: 'Conte uma história curta de São João.' },
  { title: 'Capivara', prompt: 'Desenhe uma capivara em SVG.', svg: true },
];

test('[RND-1, EXP-1, VIEW-3, VOTE-11, REV-2, MET-1] a night of two rounds by clicks: what the models sent is what telão, phones and CSV say', async ({
  night,
  browser,
  watch,
}) => {
  test.setTimeout(120_000);
  const host = await startEmptyHost(night);
  const url = `http://${networkAddress()}:${host.port}`;
  watch.allow(url);
  const ways = { organizer: url, telao: url, phones: Array<string>(PHONES).fill(url) };
  const room = await openDoors(night, browser, host, ways);
  const { organizer, telao, phones, team } = room;
  for (const round of ROUNDS) await organizer.write(round);

  for (const [at, round] of ROUNDS.entries()) {
    await organizer.step(at === 0 ? 'start' : 'next');
    await expect(telao.locator('main')).toHaveAttribute('data-scene', /challenge|live/);
    await expect(telao.getByText(round.prompt).first()).toBeVisible();
    for (const phone of phones) await expect(phone.page.locator('main')).toHaveAttribute('data-phase', 'live');
    for (const { id } of team) {
      await expect(organizer.page.locator(`[data-entry="${id}"]`).first()).toBeVisible();
      await expect(telao.locator(`[data-entry="${id}"]`)).toBeVisible();
    }
    const texts = await answersOf(room, round);
    await expectOnTelao(telao, texts);
    await organizer.step('stop');
    await expect(telao.locator('main')).toHaveAttribute('data-scene', 'voting');
    await voteAll(room, texts);
    await organizer.step('closeVoting');
    await expect(telao.locator('main')).toHaveAttribute('data-scene', 'closed');
    await revealAll(room);
    for (const phone of phones) {
      await expect(phone.page.locator('main')).toHaveAttribute('data-phase', 'revealed');
      await expect(phone.page.getByText(team[0]?.nickname ?? '').first()).toBeVisible();
    }
    await expectInCsv(room, at + 1, texts);
  }
  expect((await host.room.get('/metrics')).json).toMatchObject({
    completed_rounds: ROUNDS.length,
    total_participants: team.length,
    total_votes: ROUNDS.length * PHONES * team.length,
  });
});

async function voteAll(room: Room, texts: ReadonlyMap<string, string>): Promise<void> {
  const { phones, team, telao } = room;
  for (const [at, phone] of phones.entries()) {
    await expect(phone.page.locator('main')).toHaveAttribute('data-phase', 'voting');
    if (at === 0) await expectOnPhone(phone, texts);
    for (const [place, { id }] of team.entries()) {
      await phone.tap(id, scoreOf(place, at));
      await phone.expectSaved(id);
    }
    await expect(telao.locator('[data-voters]')).toHaveText(String(at + 1));
  }
}

async function expectInCsv({ host, team }: Room, index: number, texts: ReadonlyMap<string, string>): Promise<void> {
  const csv: Record<string, string>[] = parse((await host.room.get('/export.csv')).text, { columns: true });
  for (const [place, { id, nickname, model }] of team.entries()) {
    const row = csv.find((one) => one['round'] === String(index) && one['participant_id'] === id);
    const given = Array.from({ length: PHONES }, (_, at) => scoreOf(place, at));
    expect(row).toMatchObject({ nickname, model, generated_content: texts.get(id), votes: String(PHONES) });
    expect(Number(row?.['avg_score'])).toBeCloseTo(given.reduce((sum, score) => sum + score, 0) / PHONES, 2);
  }
}
