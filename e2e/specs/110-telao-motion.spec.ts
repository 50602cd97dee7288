// What moves on the telão by itself, and what does not.
import type { Page } from '@playwright/test';
import { expect, shownText, test } from '../fixtures/night.ts';
import { complete, openTelao, people, say, scene } from '../fixtures/telao.ts';
import { answer, register } from '../fixtures/wire.ts';

test.use({ viewport: { width: 1920, height: 1080 } });

/** How often the page let one picture fade into another. */
async function countFades(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const start = document.startViewTransition.bind(document);
    document.startViewTransition = (...given) => {
      const { dataset } = document.documentElement;
      dataset['fades'] = String(Number(dataset['fades'] ?? 0) + 1);
      return start(...given);
    };
  });
  return async () => Number((await page.locator('html').getAttribute('data-fades')) ?? 0);
}

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  test(`[TEL-17] scenes change with a fade, or at once (${reducedMotion})`, async ({ night, page }) => {
    await page.emulateMedia({ reducedMotion });
    const fades = await countFades(page);
    await openTelao(night, page);
    await scene(page, 'lobby');
    const before = await fades();
    for (const [hold, name] of [
      [true, 'hold'],
      [false, 'lobby'],
    ] as const) {
      await night.host.organizer.insist('/stage', { hold });
      await scene(page, name);
    }
    expect((await fades()) - before).toBe(reducedMotion === 'reduce' ? 0 : 2);
    // A change right after a change leads to the last one, not to the one in between.
    await night.host.organizer.insist('/stage', { hold: true });
    await night.host.organizer.insist('/stage', { hold: false, scene: 'scoreboard' });
    await scene(page, 'scoreboard');
  });
}

test('[TEL-12, TEL-17] a place is news only before the eyes of the room', async ({ night, page }) => {
  await openTelao(night, page);
  const all = await people(night, 3);
  const round = await night.startRound({ prompt: 'Fale' });
  for (const person of all) {
    say(person, 1, ['Olá']);
    complete(person, 1, 1);
  }
  await expect.poll(() => shownText(page, 'p2')).toBe('Olá');
  const { organizer, room } = night.host;
  await organizer.insist('/rounds/stop', { roundId: round.id });
  for (const [at, { id }] of all.entries())
    await room.insist('/votes', { roundId: round.id, participantId: id, score: at, voterId: 'v' });
  await organizer.insist('/votes/close');
  await organizer.insist(`/rounds/${round.id}/reveal`);
  await scene(page, 'reveal');
  const news = page.locator('.just-revealed');
  const places = page.locator('[data-place]');
  await organizer.insist(`/rounds/${round.id}/reveal-next`);
  await expect(places).toHaveCount(1);
  await expect(news).toHaveAttribute('data-new', 'true');
  await organizer.insist(`/rounds/${round.id}/reveal-next`);
  await expect(places).toHaveCount(2);
  await expect(page.locator('.place-row[data-new="true"]')).toHaveCount(1);
  const second = await news.locator('.who-name').innerText();
  await page.reload();
  await expect(places).toHaveCount(2);
  await expect(news.locator('.who-name')).toHaveText(second);
  await expect(news).toHaveAttribute('data-new', 'false');
  await organizer.insist(`/rounds/${round.id}/reveal-back`);
  await expect(places).toHaveCount(1);
  await expect(news).toHaveAttribute('data-new', 'false');
  await expect(news.locator('.who-name')).not.toHaveText(second);
});

test('[TEL-18] the last press shows the winner with the answer, then the podium; after a reload the podium at once', async ({
  night,
  page,
}) => {
  await page.clock.install();
  await openTelao(night, page);
  const all = await people(night, 2);
  const round = await night.startRound({ prompt: 'Fale' });
  for (const person of all) {
    say(person, 1, [`Sou ${person.nickname}`]);
    complete(person, 1, 1);
  }
  const { organizer, room } = night.host;
  await organizer.insist('/rounds/stop', { roundId: round.id });
  for (const [at, { id }] of all.entries())
    await room.insist('/votes', { roundId: round.id, participantId: id, score: at, voterId: 'v' });
  await organizer.insist('/votes/close');
  await organizer.insist(`/rounds/${round.id}/reveal`);
  await organizer.insist(`/rounds/${round.id}/reveal-next`);
  const news = page.locator('.just-revealed');
  await expect(news).toContainText('2º lugar');
  await organizer.insist(`/rounds/${round.id}/reveal-next`);
  await expect(news).toContainText('1º lugar');
  await expect(news).toContainText(`Sou ${all[1]?.nickname}`);
  await expect(page.getByText('Todas as respostas reveladas')).toBeVisible();
  await scene(page, 'reveal');
  await page.clock.fastForward(6_000);
  await scene(page, 'podium');
  await organizer.insist(`/rounds/${round.id}/reveal-back`);
  await scene(page, 'reveal');
  await organizer.insist(`/rounds/${round.id}/reveal-next`);
  await expect(news).toContainText('1º lugar');
  await page.reload();
  await scene(page, 'podium');
  await expect(news).toHaveCount(0);
});

test('[TEL-8] the answers are read one after another, page by page, and from the start again', async ({
  night,
  page,
}) => {
  await page.clock.install();
  await openTelao(night, page);
  const lines = Array.from({ length: 14 }, (_, at) => `linha ${at + 1}`);
  const ana = await register(night.host.ws, 'ana');
  const bia = await register(night.host.ws, 'bia');
  night.onEnd(async () => [ana, bia].forEach((wire) => wire.cut()));
  const round = await night.startRound({ prompt: 'Fale' });
  answer(ana, 'ana', 1, [lines.join('\n')]);
  answer(bia, 'bia', 1, ['Curta.']);
  await expect.poll(() => shownText(page, 'bia')).toBe('Curta.');
  await night.host.organizer.insist('/rounds/stop', { roundId: round.id });
  await scene(page, 'voting');
  const card = page.locator('[data-entry]');
  const turn = { timeout: 20_000 };
  await expect(card).toHaveAttribute('data-entry', 'ana');
  await expect(page.getByText('página 1 de 2')).toBeVisible();
  const first = await linesInSight(page);
  await page.clock.fastForward(PAGE_MS);
  await expect(page.getByText('página 2 de 2')).toBeVisible(turn);
  const second = await linesInSight(page);
  // Every line is on one of the pages, whole, in order.
  expect([...first, ...second]).toEqual(lines);
  await page.clock.fastForward(PAGE_MS);
  await expect(card).toHaveAttribute('data-entry', 'bia', turn);
  await expect(page.getByText('2 de 2')).toBeVisible();
  await page.clock.fastForward(PAGE_MS);
  await expect(card).toHaveAttribute('data-entry', 'ana', turn);
  await expect(page.getByText('página 1 de 2')).toBeVisible();
});

/** Most of the time that a short page stays; less than a line may be silent. */
const PAGE_MS = 8_000;

/** Lines of the answer that stand wholly in the window of the page; a line that is cut by it fails. */
function linesInSight(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const box = document.querySelector('.paged-window')?.getBoundingClientRect();
    const node = document.querySelector('.paged-content [data-text]')?.firstChild;
    if (box === undefined || !(node instanceof Text)) return [];
    const range = document.createRange();
    let from = 0;
    return node.data.split('\n').filter((line) => {
      range.setStart(node, from);
      range.setEnd(node, from + line.length);
      from += line.length + 1;
      const { top, bottom } = range.getBoundingClientRect();
      const isOut = bottom <= box.top + 1 || top >= box.bottom - 1;
      if (!isOut && (top < box.top - 1 || bottom > box.bottom + 1)) throw new Error(`“${line}” is cut`);
      return !isOut;
    });
  });
}

test('[TEL-16] a card that cannot be drawn is bare text, and the others go on', async ({ night, page, watch }) => {
  watch.expectProblem(/cannot be drawn/);
  await page.addInitScript(() => {
    const make = document.createTextNode.bind(document);
    document.createTextNode = (text) => {
      if (text.includes('estraga')) throw new Error('This text cannot be drawn');
      return make(text);
    };
  });
  await openTelao(night, page);
  const [bad, good] = await people(night, 2);
  if (!bad || !good) throw new Error('Two were asked for.');
  await night.startRound({ prompt: 'Fale' });
  say(bad, 1, ['Isto estraga o cartão']);
  say(good, 1, ['Isto não']);
  await expect.poll(() => shownText(page, bad.id)).toBe('Isto estraga o cartão');
  await expect.poll(() => shownText(page, good.id)).toBe('Isto não');
  say(bad, 1, [' mais ainda'], 1);
  say(good, 1, [' e segue'], 1);
  await expect.poll(() => shownText(page, bad.id)).toBe('Isto estraga o cartão mais ainda');
  await expect.poll(() => shownText(page, good.id)).toBe('Isto não e segue');
});

test('[TEL-4] the console shows the same page, with its cursor', async ({ night, page }) => {
  await page.goto(`${night.url}/telao`);
  await scene(page, 'lobby');
  await expect(page.locator('body')).toHaveCSS('cursor', 'none');
  await page.goto(`${night.url}/telao?preview`);
  await scene(page, 'lobby');
  await expect(page.locator('body')).not.toHaveCSS('cursor', 'none');
});
