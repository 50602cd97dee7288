// Presses that come too many or too late: none may take a step that nobody chose.
import type { Page } from '@playwright/test';
import { begin, finish, pressSpaceAt } from '../fixtures/console-night.ts';
import { guests, openConsole } from '../fixtures/console-side.ts';
import { expect, test } from '../fixtures/night.ts';
import type { Night } from '../fixtures/night.ts';

const statusOf = async (night: Night): Promise<string> =>
  (await night.host.organizer.get('/session')).json.rounds[0].status;

test('[CON-9] a double click on “create” makes one round', async ({ night, page }) => {
  await openConsole(night, page);
  await page.getByRole('button', { name: 'Escrever rodada' }).first().click();
  const form = page.locator('.round-form');
  await form.getByLabel('Prompt').fill('Uma pergunta');
  await form.getByRole('button', { name: 'Criar rodada' }).dblclick();
  await expect(form).toBeHidden();
  await expect(page.locator('[data-round]').first()).toBeVisible();
  // Whatever is on its way to the host was answered before this is.
  await night.host.organizer.insist('/stage', { black: false });
  expect((await night.host.organizer.get('/session')).json.rounds).toHaveLength(1);
});

test('[CON-7] a double click on “cancel the round” asks, and cancels nothing', async ({ night, page }) => {
  const all = await guests(night, 2);
  await openConsole(night, page);
  const round = await night.startRound({ prompt: 'p' });
  begin(all, round.index);
  await expect(page.locator('[data-step="stop"]')).toBeVisible();
  await page.locator('.round-now-actions').getByRole('button', { name: 'Cancelar' }).dblclick();
  const asking = page.locator('.round-now .confirm-button');
  const gone = page.locator('.round-now').and(page.locator('[data-status="live"]'));
  await expect(asking.or(page.locator('[data-step="createRound"]'))).toBeVisible();
  await expect(gone).toBeVisible();
  expect(await statusOf(night)).toBe('live');
});

/** One live round with two answers, and a Space that comes as soon as the next step stands on the button. */
async function spaceAtTheChange(night: Night, page: Page): Promise<string> {
  const all = await guests(night, 2);
  await openConsole(night, page);
  const round = await night.startRound({ prompt: 'p' });
  begin(all, round.index);
  finish(all, round.index);
  await expect(page.locator('[data-step="stop"][data-due="true"]')).toBeEnabled();
  await pressSpaceAt(page, '[data-step="closeVoting"][aria-busy="false"]');
  return round.id;
}

/** Whatever the press did would be told before this is. */
async function expectVoting(night: Night, page: Page): Promise<void> {
  await expect(page.locator('body[data-pressed="true"]')).toBeVisible();
  await night.host.organizer.insist('/stage', { black: true });
  await expect(page.locator('button[aria-pressed="true"]').first()).toBeVisible();
  expect(await statusOf(night)).toBe('voting');
}

test('[CON-6] Space pressed twice at the end of a live round does not close the voting it opened', async ({
  night,
  page,
}) => {
  await spaceAtTheChange(night, page);
  await page.keyboard.press('Space');
  await expectVoting(night, page);
});

test('[CON-6] Space meant for “stop” as the round ends by itself does not close the voting', async ({
  night,
  page,
}) => {
  const roundId = await spaceAtTheChange(night, page);
  expect((await night.host.organizer.post('/rounds/stop', { roundId })).status).toBe(200);
  await expectVoting(night, page);
});

test('[CON-6, REV-8] two consoles that press for the same place reveal one', async ({
  night,
  page,
  context,
  watch,
}) => {
  // The one who comes second is told so.
  watch.expectProblem(/409 \(Conflict\).*reveal-next/);
  const all = await guests(night, 4);
  await openConsole(night, page);
  const two = await context.newPage();
  await two.goto(`${night.url}/console`);
  const round = await night.startRound({ prompt: 'p' });
  begin(all, round.index);
  finish(all, round.index);
  await expect(page.locator('[data-step="stop"][data-due="true"]')).toBeVisible();
  const { organizer } = night.host;
  expect((await organizer.post('/rounds/stop', { roundId: round.id })).status).toBe(200);
  for (const step of ['close-voting', 'reveal']) await organizer.post(`/rounds/${round.id}/${step}`);
  const pages = [page, two];
  for (const one of pages) await expect(one.locator('[data-step="revealNext"]')).toBeEnabled();
  const answered = pages.map((one) => one.waitForResponse(/reveal-next$/));
  // Both presses leave before either console has heard of the other's.
  await Promise.all(pages.map((one) => one.locator('.primary-button').dispatchEvent('click')));
  await Promise.all(answered);
  expect((await organizer.get('/session')).json.rounds[0].revealedCount).toBe(1);
});
