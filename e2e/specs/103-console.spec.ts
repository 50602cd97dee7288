// The way into the console, its frame, and how a session begins and ends.
import { openConsole, turnTo } from '../fixtures/console-side.ts';
import { startHost } from '../fixtures/host.ts';
import { expect, test } from '../fixtures/night.ts';
import { register } from '../fixtures/wire.ts';

test('[CON-2] without a code there is the way in, and nothing of the console', async ({ night, page, watch }) => {
  await register(night.host.ws, 'ana', { nickname: 'Ana' });
  await page.goto(`${night.url}/console`);
  await expect(page.getByRole('heading', { name: 'Este navegador ainda não é do organizador' })).toBeVisible();
  await expect(page.getByText('Ele termina em #code=…')).toBeVisible();
  await expect(page.getByText('Este link já foi usado')).toHaveCount(0);
  for (const part of ['[data-pin]', '[data-step]', '[data-participant]', 'nav', 'iframe', 'button']) {
    await expect(page.locator(part), part).toHaveCount(0);
  }
  await expect(page.getByText('Ana')).toHaveCount(0);

  watch.expectProblem(/status of 401 .*\/organizer\/session/);
  await page.goto(`${night.url}/console#code=from-elsewhere`);
  await expect(page.getByText('Este link já foi usado, ou é de outra partida do host.')).toBeVisible();
  expect(page.url()).toBe(`${night.url}/console`);
  await expect(page.locator('[data-pin]')).toHaveCount(0);
});

test('[CON-1, ACC-2, ACC-3] the link works once: its code leaves the address, the cookie stays, a second browser is told', async ({
  night,
  page,
  browser,
  watch,
}) => {
  watch.allow(night.host.url);
  watch.expectProblem(/status of 401 .*\/organizer\/session/);
  await page.goto(night.host.consoleUrl);
  await expect(page.locator('[data-pin]')).toHaveText('314159');
  expect(page.url()).toBe(`${night.host.url}/console`);
  await page.reload();
  await expect(page.locator('[data-pin]')).toHaveText('314159');

  const stranger = await browser.newContext();
  const second = await stranger.newPage();
  await second.goto(night.host.consoleUrl);
  await expect(second.getByText('Este link já foi usado')).toBeVisible();
  await expect(second.locator('[data-pin]')).toHaveCount(0);
  expect(second.url()).toBe(`${night.host.url}/console`);

  const { consoleUrl } = (await night.host.organizer.post('/organizer/code')).json;
  // Over the page that is open: only the hash changes, nothing loads anew.
  await second.goto(consoleUrl);
  await expect(second.locator('[data-pin]')).toHaveText('314159');
  expect(second.url()).toBe(`${night.host.url}/console`);
  await stranger.close();
});

test('[CON-1] a link that reached no host is not spent: it can be tried again', async ({ night, page, watch }) => {
  watch.expectProblem(/ERR_FAILED|Failed to load resource/);
  const code = new URL(night.host.consoleUrl).hash;
  await page.route('**/organizer/session', (route) => route.abort());
  await page.goto(`${night.url}/console${code}`);
  await expect(page.getByText('O host não respondeu; o link ainda vale.')).toBeVisible();
  await page.unroute('**/organizer/session');
  await page.getByRole('button', { name: 'Tentar de novo' }).click();
  await expect(page.locator('[data-pin]')).toHaveText('314159');
});

test('[CON-3] three pages, by link and by address; the door, who is here and the clock below each', async ({
  night,
  page,
}) => {
  const ana = await register(night.host.ws, 'ana', { nickname: 'Ana' });
  night.onEnd(async () => ana.cut());
  await openConsole(night, page);
  await expect(page.locator('[data-count="participants"]')).toContainText('1 participante conectado');
  // The console's own miniature is not counted among the telões.
  await expect(page.locator('iframe')).toBeVisible();
  await expect(page.locator('[data-count="telaos"]')).toContainText('0');
  await expect(page.locator('[data-count="phones"]')).toContainText('0');
  for (const name of ['results', 'archive', 'night'] as const) {
    await turnTo(page, name);
    await expect(page.locator(`nav a[href="#/${name}"]`)).toHaveAttribute('aria-current', 'page');
    await expect(page.locator('[data-pin]')).toHaveText('314159');
    await expect(page.locator('.watchers time')).toHaveText(/^\d\d:\d\d$/);
  }
  await page.goto(`${night.url}/console#/archive`);
  await expect(page.locator('.frame[data-page="archive"]')).toBeVisible();
  await page.goBack();
  await expect(page.locator('.frame[data-page="night"]')).toBeVisible();
});

test('[CON-14, SES-1, SES-3] a session opens with its title and PIN, shows the door large, and asks before it ends', async ({
  page,
  watch,
}) => {
  const host = await startHost({ pin: null });
  try {
    watch.allow(host.url);
    await page.goto(host.consoleUrl);
    await expect(page.getByRole('heading', { name: 'Nenhuma sessão aberta' })).toBeVisible();
    await page.getByLabel('Título da noite').fill('Noite de teste');
    await page.getByLabel('Dígitos do PIN').selectOption('8');
    // What was planned for the session outlives a reload too.
    await page.reload();
    await expect(page.getByLabel('Título da noite')).toHaveValue('Noite de teste');
    await page.locator('[data-step="createSession"]').click();
    const door = page.getByRole('dialog');
    await expect(door).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(door).toBeHidden();
    await expect(page.locator('[data-pin]')).toHaveText(/^\d{8}$/);
    const pin = await page.locator('[data-pin]').innerText();

    const menu = page.getByRole('button', { name: 'Noite de teste' });
    await menu.click();
    await page.getByRole('button', { name: 'Abrir outra sessão' }).click();
    await expect(page.getByText('A sessão de agora termina, e todos entram de novo com outro PIN.')).toBeVisible();
    await page.getByRole('button', { name: 'Não', exact: true }).click();
    expect((await host.room.get('/session')).json.title).toBe('Noite de teste');
    await page.getByLabel('Título da noite').fill('Segunda parte');
    await page.getByRole('button', { name: 'Abrir outra sessão' }).click();
    await page.getByRole('button', { name: 'Encerrar esta e abrir outra' }).click();
    await expect(door).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Segunda parte' })).toBeVisible();
    await expect(page.locator('[data-pin]')).not.toHaveText(pin);

    await page.getByRole('button', { name: 'Segunda parte' }).click();
    await page.getByRole('button', { name: 'Encerrar a sessão' }).click();
    await page.getByRole('button', { name: 'Encerrar mesmo' }).click();
    await expect(page.getByText('A sessão “Segunda parte” terminou.')).toBeVisible();
    await expect(page.locator('[data-step="createSession"]')).toBeVisible();
    await expect(page.getByLabel('Título da noite')).toHaveValue('');
  } finally {
    await page.close();
    await host.dispose();
  }
});
