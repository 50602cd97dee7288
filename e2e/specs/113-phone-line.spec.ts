// The phone on a bad line: nothing that was tapped is lost, counted twice or counted elsewhere, and the page says where
// each vote is.
import type { Watch } from '../fixtures/browser.ts';
import { startHost } from '../fixtures/host.ts';
import { expect, networkAddress, test } from '../fixtures/night.ts';
import type { Night } from '../fixtures/night.ts';
import { card, join, nothingSerious, openPhone, picture, score, tally, votable } from '../fixtures/phone.ts';
import type { Entrant } from '../fixtures/phone.ts';
import { layCable } from '../fixtures/proxy.ts';
import type { Cable } from '../fixtures/proxy.ts';
import { until } from '../fixtures/until.ts';

const ENTRANTS: readonly Entrant[] = [
  { id: 'ana', nickname: 'Ana', text: 'Resposta da Ana.' },
  { id: 'bento', nickname: 'Bento', text: 'Resposta do Bento.' },
];
const PROMPT = 'Por que o céu é azul?';
/** What a browser logs of a line that is down, and of a vote that is refused. */
const LINE_DOWN = /ERR_(CONNECTION|EMPTY|SOCKET|INTERNET|NETWORK)|WebSocket connection/;
const REFUSED = /400 \(Bad Request\)/;

async function byCable(night: Night, watch: Watch): Promise<{ cable: Cable; url: string }> {
  const cable = await layCable(night.host.port);
  night.onEnd(() => cable.close());
  const url = `http://${networkAddress()}:${cable.port}`;
  watch.allow(url);
  return { cable, url };
}

test('[PHO-5] a tap without a line is kept, sent when it is back, and counted once', async ({
  night,
  browser,
  watch,
}) => {
  watch.expectProblem(LINE_DOWN);
  const { cable, url } = await byCable(night, watch);
  const page = await openPhone(browser, night, `${url}/vote`);
  const all = await join(night, ENTRANTS);
  await votable(night, all, { prompt: PROMPT });
  await score(page, 'ana', 2).tap();
  await expect(card(page, 'ana')).toHaveAttribute('data-saved', 'yes');
  cable.cut();
  await score(page, 'ana', 4).tap();
  await expect(card(page, 'ana')).toHaveAttribute('data-saved', 'waiting');
  await expect(page.locator('#offline')).toBeVisible();
  await score(page, 'ana', 5).tap();
  await score(page, 'bento', 1).tap();
  await expect(card(page, 'bento')).toHaveAttribute('data-saved', 'waiting');
  await expect(card(page, 'bento').getByText('Guardado no celular')).toBeVisible();
  await nothingSerious(page, 'offline');
  await picture(page, 'offline');
  expect(await tally(night)).toMatchObject({ ana: [2, 1], bento: [0, 0] });
  cable.mend();
  await expect(card(page, 'ana')).toHaveAttribute('data-saved', 'yes', { timeout: 10_000 });
  await expect(card(page, 'bento')).toHaveAttribute('data-saved', 'yes');
  await expect(page.locator('#offline')).toHaveCount(0);
  await expect(score(page, 'ana', 5)).toBeChecked();
  expect(await tally(night)).toEqual({ ana: [5, 1], bento: [1, 1] });
});

test('[PHO-5] a choice whose page was closed before it could be sent is sent by the next', async ({
  night,
  browser,
  watch,
}) => {
  watch.expectProblem(LINE_DOWN);
  const { cable, url } = await byCable(night, watch);
  const page = await openPhone(browser, night, `${url}/vote`);
  const all = await join(night, ENTRANTS);
  await votable(night, all, { prompt: PROMPT });
  await expect(page.locator('[data-entry]')).toHaveCount(2);
  cable.cut();
  await score(page, 'bento', 3).tap();
  await expect(card(page, 'bento')).toHaveAttribute('data-saved', 'waiting');
  await page.close();
  cable.mend();
  const again = await page.context().newPage();
  await again.goto(`${url}/vote`);
  await expect(score(again, 'bento', 3)).toBeChecked();
  await expect(card(again, 'bento')).toHaveAttribute('data-saved', 'yes');
  expect(await tally(night)).toMatchObject({ bento: [3, 1] });
});

test('[PHO-6] a vote that comes after the close is said to be late, shows what counts, and goes to no other round', async ({
  night,
  browser,
  watch,
}) => {
  watch.expectProblem(LINE_DOWN);
  watch.expectProblem(REFUSED);
  const { cable, url } = await byCable(night, watch);
  const page = await openPhone(browser, night, `${url}/vote`);
  const all = await join(night, ENTRANTS);
  const first = await votable(night, all, { prompt: PROMPT });
  await score(page, 'ana', 2).tap();
  await expect(card(page, 'ana')).toHaveAttribute('data-saved', 'yes');
  cable.cut();
  await score(page, 'ana', 5).tap();
  await score(page, 'bento', 5).tap();
  await expect(card(page, 'bento')).toHaveAttribute('data-saved', 'waiting');
  await night.host.organizer.insist('/votes/close');
  cable.mend();
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'closed', { timeout: 10_000 });
  await expect(page.getByText('A votação fechou antes de 2 votos chegarem')).toBeVisible();
  await expect(page.locator('[data-given="ana"] .given')).toContainText('2');
  await expect(page.locator('[data-given="bento"]')).toContainText('sem a sua nota');
  await nothingSerious(page, 'late');
  await picture(page, 'late');
  await votable(night, all, { prompt: 'E o mar?' });
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'voting');
  await expect(page.locator('[data-entry] [role=radio][aria-checked=true]')).toHaveCount(0);
  await score(page, 'ana', 1).tap();
  await expect(card(page, 'ana')).toHaveAttribute('data-saved', 'yes');
  expect(await tally(night)).toEqual({ ana: [1, 1], bento: [0, 0] });
  const { json } = await night.host.organizer.get(`/scoreboard?roundId=${first.id}`);
  expect(json.scoreboard.map((row: { votes: number; total_score: number }) => [row.votes, row.total_score])).toEqual(
    expect.arrayContaining([[1, 2]]),
  );
});

test('[PHO-17] a phone that slept through half of the night stands where the room stands', async ({
  night,
  browser,
}) => {
  const page = await openPhone(browser, night, `${night.url}/vote`);
  const all = await join(night, ENTRANTS);
  await night.startRound({ prompt: PROMPT }).then(({ id }) => night.host.organizer.post(`/rounds/${id}/cancel`));
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'cancelled');
  const chrome = await page.context().newCDPSession(page);
  await chrome.send('Page.setWebLifecycleState', { state: 'frozen' });
  await votable(night, all, { prompt: PROMPT });
  await chrome.send('Page.setWebLifecycleState', { state: 'active' });
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'voting');
  await score(page, 'ana', 5).tap();
  await expect(card(page, 'ana')).toHaveAttribute('data-saved', 'yes');
});

test('[PHO-17] after ten minutes asleep on a line that died without a word it is back at once', async ({
  night,
  browser,
  watch,
}) => {
  watch.expectProblem(LINE_DOWN);
  const { cable, url } = await byCable(night, watch);
  const context = await browser.newContext();
  night.onEnd(() => context.close());
  await context.clock.install();
  const page = await context.newPage();
  await page.goto(`${url}/vote`);
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'lobby');
  // Asleep: no timer runs, and the line goes while nobody looks.
  await context.clock.pauseAt(Date.now() + 60_000);
  cable.cut();
  const all = await join(night, ENTRANTS);
  await votable(night, all, { prompt: PROMPT });
  cable.mend();
  await context.clock.fastForward(10 * 60_000);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await context.clock.resume();
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'voting');
  await score(page, 'bento', 4).click();
  await expect(card(page, 'bento')).toHaveAttribute('data-saved', 'yes');
  expect(await tally(night)).toMatchObject({ bento: [4, 1] });
});

test('[PHO-5, PHO-17] when the host was killed and is back, what was received is there and what was not is sent', async ({
  night,
  browser,
  watch,
}) => {
  watch.expectProblem(LINE_DOWN);
  const page = await openPhone(browser, night, `${night.url}/vote`);
  const all = await join(night, ENTRANTS);
  await votable(night, all, { prompt: PROMPT });
  await score(page, 'ana', 3).tap();
  await expect(card(page, 'ana')).toHaveAttribute('data-saved', 'yes');
  await night.host.kill();
  await expect(page.locator('#offline')).toBeVisible();
  await score(page, 'bento', 5).tap();
  await expect(card(page, 'bento')).toHaveAttribute('data-saved', 'waiting');
  const again = await startHost({ data: night.host.data, port: night.host.port });
  night.onEnd(() => again.dispose());
  await expect(card(page, 'bento')).toHaveAttribute('data-saved', 'yes', { timeout: 15_000 });
  await expect(score(page, 'ana', 3)).toBeChecked();
  const { json } = await again.organizer.get('/scoreboard');
  const counted = json.scoreboard.map((row: { participant_id: string; total_score: number; votes: number }) => [
    row.participant_id,
    row.total_score,
    row.votes,
  ]);
  expect(counted).toEqual(
    expect.arrayContaining([
      ['ana', 3, 1],
      ['bento', 5, 1],
    ]),
  );
});

test('[PHO-7] a host that asks to wait is left in peace that long, and the vote is not lost', async ({
  night,
  browser,
  watch,
}) => {
  watch.expectProblem(/429 \(Too Many Requests\)/);
  const page = await openPhone(browser, night, `${night.url}/vote`);
  const all = await join(night, ENTRANTS);
  await votable(night, all, { prompt: PROMPT });
  await expect(page.locator('[data-entry]')).toHaveCount(2);
  let asked = 0;
  await page.route('**/votes', async (route) => {
    asked += 1;
    if (asked > 1) return route.continue();
    const body = JSON.stringify({ code: 'RATE_LIMITED', detail: 'Wait.' });
    return route.fulfill({
      status: 429,
      headers: { 'retry-after': '2' },
      contentType: 'application/problem+json',
      body,
    });
  });
  const before = performance.now();
  await score(page, 'ana', 3).tap();
  await expect(card(page, 'ana').getByText('esperando a vez')).toBeVisible();
  await score(page, 'ana', 4).tap();
  await expect(card(page, 'ana')).toHaveAttribute('data-saved', 'yes', { timeout: 10_000 });
  expect(performance.now() - before).toBeGreaterThan(1_900);
  expect(asked).toBe(2);
  expect(await tally(night)).toMatchObject({ ana: [4, 1] });
});

test('[PHO-5] on a phone six times slower, and with a whole class of answers, every tap is counted', async ({
  night,
  browser,
}) => {
  test.slow();
  const page = await openPhone(browser, night, `${night.url}/vote`);
  const chrome = await page.context().newCDPSession(page);
  await chrome.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  const crowd = Array.from({ length: 12 }, (_, at) => ({
    id: `p${at}`,
    nickname: `Pessoa ${at}`,
    text: `# Resposta ${at}\n\n${'Uma frase com **força** e `código`. '.repeat(40)}\n\n- um\n- dois`,
  }));
  const all = await join(night, crowd);
  await votable(night, all, { prompt: PROMPT });
  await expect(page.locator('[data-entry]')).toHaveCount(12);
  for (const { id } of crowd) await score(page, id, Number(id.slice(1)) % 6).tap();
  const expected = Object.fromEntries(crowd.map(({ id }) => [id, [Number(id.slice(1)) % 6, 1]]));
  await until(
    () => tally(night),
    (found) => Object.entries(expected).every(([id, one]) => String(found[id]) === String(one)),
    'twelve votes',
    30_000,
  );
  await picture(page, 'twelve');
});
