// The console's door and settings: how people get in, how its screens look, and links to them.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openConsole, picture, turnTo } from '../fixtures/console-side.ts';
import { PIN } from '../fixtures/host.ts';
import { expect, test } from '../fixtures/night.ts';
import { connect } from '../fixtures/wire.ts';

test.use({ viewport: { width: 1920, height: 1080 } });
// Pictures at two sizes, each looked at by axe, take their time on a slow machine.
test.describe.configure({ timeout: 90_000 });

const settings = (page: Page) => page.getByRole('button', { name: /^(Ajustes|Settings)$/ });

test('[CONS-4, CONS-5, CON-6] the door: PIN, addresses, copying on plain HTTP, the big QR, a PIN that is gone', async ({
  night,
  page,
}) => {
  await openConsole(night, page);
  const pin = page.locator('[data-pin]');
  await expect(pin).toHaveText(PIN);
  const typed = new URL(night.url).host;
  const bar = page.getByRole('region', { name: 'Entrada' });
  await expect(bar).toContainText(typed);
  await bar.getByRole('button', { name: 'Esconder o PIN' }).click();
  await expect(pin).toHaveText('••••••');
  await page.reload();
  await expect(pin).toHaveText('••••••');
  await bar.getByRole('button', { name: 'Mostrar o PIN' }).click();
  await expect(pin).toHaveText(PIN);

  const dialog = page.getByRole('dialog', { name: 'Entrada' });
  for (const one of ['check', 'results', 'archive', 'night'] as const) {
    await turnTo(page, one);
    await page.keyboard.press('q');
    await expect(dialog, `Q on ${one}`).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await bar.getByRole('button', { name: 'QR e Wi-Fi' }).click();
  await expect(dialog.getByRole('img', { name: `QR para votar: ${typed}/v` })).toBeVisible();
  await expect(dialog).toContainText(`${typed}/join`);
  await expect(dialog.locator('.door-join')).toContainText(PIN);
  const { addresses } = (await night.host.organizer.get('/door')).json;
  for (const { url, internal } of addresses) {
    const chip = dialog.locator('.address-chip').filter({ hasText: new URL(url).host });
    await expect(chip).toHaveAttribute('data-only-here', String(internal));
  }
  await picture(page, 'door');
  await dialog.getByRole('button', { name: 'Copiar o PIN' }).click();
  await expect(dialog.getByText('Copiado').first()).toBeAttached();
  await page.evaluate(() => Object.assign(document, { execCommand: () => false }));
  await dialog.getByRole('button', { name: 'Copiar o PIN' }).click();
  const byHand = dialog.getByRole('textbox', { name: /o texto está selecionado/ });
  await expect(byHand).toBeFocused();
  await expect(byHand).toHaveValue(PIN);
  await dialog.getByRole('button', { name: 'Atualizar endereços' }).click();
  await expect(page.getByText('Endereços atualizados')).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.id = 'pasted';
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press('ControlOrMeta+V');
  expect(await page.locator('#pasted').inputValue()).toBe(PIN);

  const { id } = (await night.host.organizer.get('/session')).json;
  await rm(join(night.host.data, 'secrets', 'pins', `${id}.txt`));
  await page.reload();
  await expect(page.getByText('O arquivo do PIN sumiu; abra outra sessão.').first()).toBeVisible();
  await picture(page, 'door-pin-gone');
});

test('[CONS-10] language and theme of the console last over a reload', async ({ night, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openConsole(night, page);
  await settings(page).click();
  const own = page.locator('.settings-group').first();
  await own.getByRole('radio', { name: 'English' }).check({ force: true });
  await expect(page.getByRole('heading', { name: 'This console' })).toBeVisible();
  await own.getByRole('radio', { name: 'Light' }).check({ force: true });
  await picture(page, 'settings-light');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { name: 'Nobody is in yet' })).toBeVisible();
});

test('[CONS-11] the telão takes language and theme, and so does the next session', async ({ night, page, context }) => {
  await openConsole(night, page);
  const telao = await context.newPage();
  await telao.goto(`${night.url}/telao`);
  const html = telao.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await settings(page).click();
  const group = page.locator('.settings-group').nth(1);
  await group.getByRole('radio', { name: 'Sala clara' }).click({ force: true });
  await expect(html).toHaveAttribute('data-theme', 'light');
  await group.getByRole('radio', { name: 'English' }).click({ force: true });
  await expect(html).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
  await page.keyboard.press('Escape');
  await night.host.organizer.insist('/session', {});
  const eye = await connect(night.host.ws);
  night.onEnd(async () => eye.cut());
  eye.send({ type: 'telao_register', topics: ['state'] });
  const looks = (frame: { stage?: { theme: string; language: string } }) =>
    frame.stage?.theme === 'light' && frame.stage.language === 'en';
  await eye.next(looks);
  await expect(html).toHaveAttribute('data-theme', 'light');
  await expect(html).toHaveAttribute('lang', 'en');
});

test('[CONS-12] links that work once: a telão that shows the PIN, a console for another browser', async ({
  night,
  page,
  browser,
  watch,
}) => {
  await openConsole(night, page);
  const linkOf = async (name: string): Promise<string> => {
    await settings(page).click();
    await page.getByRole('button', { name }).click();
    return page.locator('[data-link] code').innerText();
  };
  const telaoLink = await linkOf('Telão em outro computador');
  await expect(page.getByRole('img', { name: 'QR do link do telão' })).toBeVisible();
  await picture(page, 'telao-link');
  await page.getByRole('button', { name: 'Fechar' }).click();
  const far = await (await browser.newContext()).newPage();
  await far.goto(telaoLink);
  await expect(far.locator('main[data-scene="lobby"]')).toContainText(PIN);
  await far.goto(`${night.url}/console`);
  await expect(far.locator('[data-pin]')).toHaveCount(0);

  const consoleLink = await linkOf('Console em outro navegador');
  expect(consoleLink).toContain(`${night.url}/console#code=`);
  const other = await (await browser.newContext()).newPage();
  await other.goto(consoleLink);
  await expect(other.locator('[data-pin]')).toHaveText(PIN);
  watch.expectProblem(/status of 401 .*\/organizer\/session/);
  const late = await (await browser.newContext()).newPage();
  await late.goto(consoleLink);
  await expect(late.locator('[data-pin]')).toHaveCount(0);
  for (const one of [far, other, late]) await one.context().close();
});
