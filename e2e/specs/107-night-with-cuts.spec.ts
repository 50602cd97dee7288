// The same night once more, while phones and telão are reloaded and cut off at random points. Nothing may be lost: the
// texts are the models', every score that was tapped counts, and every screen comes back to where the room is.
import type { Page } from '@playwright/test';
import { expect, networkAddress, test } from '../fixtures/night.ts';
import type { Night } from '../fixtures/night.ts';
import type { RoundOnPaper } from '../fixtures/organizer.ts';
import { layCable } from '../fixtures/proxy.ts';
import type { Cable } from '../fixtures/proxy.ts';
import { dice } from '../fixtures/dice.ts';
import type { Dice } from '../fixtures/dice.ts';
import {
  answersOf,
  expectOnPhone,
  expectOnTelao,
  openDoors,
  PHONES,
  scoreOf,
  startEmptyHost,
} from '../fixtures/room.ts';
import type { Room } from '../fixtures/room.ts';
import { until } from '../fixtures/until.ts';

const ROUNDS: readonly RoundOnPaper[] = [
  { title: 'Um', prompt: 'Conte uma história curta de São João.' },
  { title: 'Dois', prompt: 'Explique o que é um “telão” em três frases.' },
];
const SEEDS = (process.env['ARENA_CUT_SEEDS'] ?? '7').split(' ').map(Number);

/** A page and the cable it hangs on. */
interface Hanging {
  readonly page: Page;
  readonly cable: Cable;
  isCut: boolean;
}

for (const seed of SEEDS) {
  test(`[VIEW-6, VIEW-7, VIEW-8, VOTE-1, VOTE-9] a night with reloads and cuts at random points (seed ${seed})`, async ({
    night,
    browser,
    watch,
  }) => {
    test.setTimeout(180_000);
    watch.expectProblem(/WebSocket connection to .* failed|Failed to load resource: net::ERR_/);
    const host = await startEmptyHost(night);
    const cables = await Promise.all(Array.from({ length: PHONES + 1 }, () => lay(night, host.port)));
    const [telaoUrl = '', ...phoneUrls] = cables.map(urlOf);
    const direct = `http://${networkAddress()}:${host.port}`;
    for (const url of [direct, telaoUrl, ...phoneUrls]) watch.allow(url);
    const ways = { organizer: direct, telao: telaoUrl, phones: phoneUrls };
    const room = await openDoors(night, browser, host, ways);
    const hanging = [room.telao, ...room.phones.map(({ page }) => page)].map((page, at) => ({
      page,
      cable: cables[at] as Cable,
      isCut: false,
    }));
    const upset = upsetter(dice(seed), hanging);

    for (const [at, round] of ROUNDS.entries()) {
      await room.organizer.write(round);
      await upset.some();
      await room.organizer.step(at === 0 ? 'start' : 'next');
      await liveWithUpsets(room, upset);
      const texts = await answersOf(room, round);
      upset.mendAll();
      await expectOnTelao(room.telao, texts);
      await upset.some();
      await room.organizer.step('stop');
      await voteWithUpsets(room, upset);
      upset.mendAll();
      await expectEverythingSaved(room, texts);
      await room.organizer.step('closeVoting');
      await revealWithUpsets(room, upset);
      await upset.reloadAll();
      await expect(room.telao.locator('main')).toHaveAttribute('data-scene', 'podium');
      for (const { page } of room.phones) await expect(page.locator('main')).toHaveAttribute('data-phase', 'revealed');
    }
  });
}

async function lay(night: Night, port: number): Promise<Cable> {
  const cable = await layCable(port);
  night.onEnd(() => cable.close());
  return cable;
}

function urlOf({ port }: Cable): string {
  return `http://${networkAddress()}:${port}`;
}

interface Upsets {
  /** Something happens to some of the pages, or nothing. */
  some(): Promise<void>;
  mendAll(): void;
  reloadAll(): Promise<void>;
  isCut(page: Page): boolean;
}

/** A page without a line is not reloaded: a browser would show its own error page, and wait for a person. */
function upsetter(random: Dice, all: readonly Hanging[]): Upsets {
  const mend = (one: Hanging): void => {
    one.cable.mend();
    one.isCut = false;
  };
  return {
    some: async () => {
      for (const one of all) {
        const fate = random(5);
        if (one.isCut && fate < 2) mend(one);
        else if (!one.isCut && fate === 0) {
          one.cable.cut();
          one.isCut = true;
        } else if (!one.isCut && fate === 1) await one.page.reload();
      }
    },
    mendAll: () => all.forEach(mend),
    reloadAll: async () => {
      all.forEach(mend);
      await Promise.all(all.map(({ page }) => page.reload()));
    },
    isCut: (page) => all.some((one) => one.page === page && one.isCut),
  };
}

/** Upsets spread over the round: each time another fifth of its tokens has come. */
async function liveWithUpsets({ host }: Room, upset: Upsets): Promise<void> {
  for (let part = 1; part <= 4; part += 1) {
    await until(
      () => host.organizer.get('/rounds/current'),
      ({ status, json }) =>
        status !== 200 ||
        Object.values(json.liveTokens as Record<string, string[]>).every((tokens) => tokens.length >= part * 12),
      `${part * 12} tokens of everybody`,
      30_000,
    );
    await upset.some();
  }
}

/** Each phone gives a first score, then the one it means; between them anything may happen. */
async function voteWithUpsets({ phones, team }: Room, upset: Upsets): Promise<void> {
  for (const [at, phone] of phones.entries()) {
    if (upset.isCut(phone.page)) upset.mendAll();
    await expect(phone.page.locator('main')).toHaveAttribute('data-phase', 'voting');
    for (const [place, { id }] of team.entries()) {
      await phone.tap(id, (scoreOf(place, at) + 3) % 6);
      await upset.some();
      await phone.tap(id, scoreOf(place, at));
    }
  }
}

async function expectEverythingSaved({ host, phones, team, telao }: Room, texts: ReadonlyMap<string, string>) {
  for (const phone of phones) for (const { id } of team) await phone.expectSaved(id);
  await expect(telao.locator('[data-voters]')).toHaveText(String(PHONES), { timeout: 15_000 });
  const { json } = await host.organizer.get('/scoreboard');
  for (const [place, { id }] of team.entries()) {
    const given = Array.from({ length: PHONES }, (_, at) => scoreOf(place, at));
    const row = json.scoreboard.find((one: { participant_id: string }) => one.participant_id === id);
    expect(row).toMatchObject({ votes: PHONES, total_score: given.reduce((sum, score) => sum + score, 0) });
  }
  for (const phone of phones) await expectOnPhone(phone, texts);
}

async function revealWithUpsets({ organizer, telao, team }: Room, upset: Upsets): Promise<void> {
  await organizer.step('startReveal');
  for (const [shown, { nickname }] of team.toReversed().entries()) {
    await upset.some();
    await organizer.step('revealNext');
    if (upset.isCut(telao)) upset.mendAll();
    const place = telao.locator(`[data-place="${team.length - shown}"]`).first();
    await expect(place).toContainText(nickname, { timeout: 15_000 });
  }
  upset.mendAll();
}
