// The rehearsal by its button: the arena fills by itself, every surface says what it is, and one press brings the night back.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { expect, networkAddress, overflow, test } from '../fixtures/night.ts';
import type { Night } from '../fixtures/night.ts';
import { openConsole } from '../fixtures/organizer.ts';
import { PROJECTOR } from '../fixtures/telao.ts';
import { startEmptyHost } from '../fixtures/room.ts';

const LAPTOP = { width: 1280, height: 720 } as const;
const PHONE = { width: 390, height: 844 } as const;

async function open(browser: Browser, night: Night, address: string, viewport: typeof PROJECTOR | typeof PHONE) {
  const context = await browser.newContext({ viewport });
  night.onEnd(() => context.close());
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

const mark = (page: Page) => page.locator('[data-rehearsal]:not([data-rehearsal="false"])');

async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `test-results/pictures/rehearsal-${name}.png` });
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(bad.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test('[REH-9, REH-10, TEL-19] one press fills the arena, each surface says that it is a rehearsal, another press ends it', async ({
  night,
  browser,
  watch,
}) => {
  const host = await startEmptyHost(night);
  const url = `http://${networkAddress()}:${host.port}`;
  watch.allow(url);
  const { page: desk } = await openConsole(browser, night, url, host.consoleUrl);
  await desk.setViewportSize(LAPTOP);
  const telao = await open(browser, night, `${url}/telao`, PROJECTOR);
  const others = await Promise.all([
    open(browser, night, `${url}/vote`, PHONE),
    open(browser, night, `${url}/?stay`, PHONE),
    open(browser, night, `${url}/join`, PHONE),
  ]);
  const all = [desk, telao, ...others];
  for (const page of all) await expect(mark(page)).toHaveCount(0);
  // English is longer there: both have to fit a small laptop.
  for (const lang of ['en', 'pt-BR']) {
    await desk.goto(`${url}/console?lang=${lang}`);
    await expect(desk.locator('[data-rehearse="auto"]')).toBeInViewport({ ratio: 1 });
    await expect(desk.locator('[data-step="createSession"]')).toBeInViewport({ ratio: 1 });
    expect(await overflow(desk)).toEqual({ x: 0, y: 0 });
  }
  await look(desk, 'button');

  await desk.getByRole('button', { name: 'Ensaiar com 12 participantes e 40 celulares' }).click();
  for (const page of all) await expect(mark(page)).toBeVisible();
  await expect(mark(desk)).toContainText('ENSAIO: nada disto fica guardado');
  for (const page of others) await expect(mark(page)).toHaveText('Ensaio: nada disto fica guardado');
  await expect(desk.locator('[data-participant]')).toHaveCount(11);
  await expect(telao.locator('main')).toHaveAttribute('data-scene', 'lobby');
  await expect(telao.getByText('Dona Aurora')).toBeVisible();

  // On every page of the console, and in scenes that leave no room for anything else.
  for (const page of ['results', 'archive', 'night']) {
    await desk.locator(`a[href="#/${page}"]`).click();
    await expect(desk.locator('.frame')).toHaveAttribute('data-page', page);
    await expect(mark(desk)).toBeVisible();
  }
  await look(desk, 'console');
  // A small laptop: the foot in one line, and what is pressed above it whole.
  expect((await desk.locator('.frame-door').boundingBox())?.height).toBeLessThan(80);
  await expect(desk.locator('.controls')).toBeInViewport({ ratio: 1 });
  const wifi = { ssid: 'Sala São João', password: 'sanfona;42', security: 'WPA', hidden: false };
  await host.organizer.insist('/wifi', { wifi });
  const { telaoUrl } = (await host.organizer.post('/telao/code')).json;
  const lobby = await open(browser, night, `${url}/telao${new URL(telaoUrl).hash}`, PROJECTOR);
  await expect(lobby.locator('.door-step')).toHaveCount(2);
  const steps = await lobby.locator('.door-steps').evaluate((all) => ({
    bottom: Math.max(...Array.from(all.querySelectorAll('.qr'), (code) => code.getBoundingClientRect().bottom)),
    vote: all.querySelector('[data-step="2"] .qr')?.getBoundingClientRect().height,
  }));
  expect(steps.bottom).toBeLessThanOrEqual(0.95 * PROJECTOR.height + 1);
  expect(steps.vote).toBeGreaterThanOrEqual(0.45 * PROJECTOR.height);
  await look(lobby, 'lobby-wifi');
  await lobby.context().close();
  expect(await overflow(desk)).toEqual({ x: 0, y: 0 });
  for (const stage of [{ scene: 'hold' }, { scene: 'auto', hold: false, black: true }, { black: false }]) {
    await host.organizer.insist('/stage', stage);
    await expect(telao.locator('main')).toHaveAttribute('data-scene', stage.black ? 'black' : /hold|lobby/);
    const said = telao.locator('.rehearsal-mark span');
    const box = await said.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0.05 * PROJECTOR.height - 1);
    const size = await said.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    expect(size).toBeGreaterThanOrEqual(0.03 * PROJECTOR.height - 0.1);
  }
  await look(telao, 'telao');
  expect(await overflow(telao)).toEqual({ x: 0, y: 0 });

  await desk.getByRole('button', { name: 'Encerrar ensaio' }).click();
  for (const page of all) await expect(mark(page)).toHaveCount(0);
  await expect(desk.locator('[data-step="createSession"]')).toBeEnabled();
  await expect(telao.locator('main')).toHaveAttribute('data-scene', 'noSession');
  expect((await host.organizer.get('/sessions')).json.sessions).toEqual([]);
});
