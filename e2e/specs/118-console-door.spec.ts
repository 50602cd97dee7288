// The console's door: which address the room uses, and the room's Wi-Fi; the telão shows both at once.
import type { Page } from '@playwright/test';
import { openConsole, picture } from '../fixtures/console-side.ts';
import { PIN } from '../fixtures/host.ts';
import { expect, networkAddress, test } from '../fixtures/night.ts';
import { heightOf, openTelao, people, picture as telaoPicture } from '../fixtures/telao.ts';

test.use({ viewport: { width: 1920, height: 1080 }, contextOptions: { reducedMotion: 'reduce' } });
// Pictures, each looked at by axe, take their time on a slow machine.
test.describe.configure({ timeout: 90_000 });

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Entrada' });

test('[CONS-13, CONS-14, TEL-19] another address is chosen: console and telão follow at once, and back', async ({
  night,
  page,
  browser,
  watch,
}) => {
  watch.allow(night.host.url);
  test.skip(networkAddress() === '127.0.0.1', 'this machine is on no network: there is nothing to choose');
  const [here, there] = [`127.0.0.1:${night.host.port}`, new URL(night.url).host];
  await night.host.organizer.insist('/addresses/choose', { address: '127.0.0.1' });
  const telao = await (await browser.newContext()).newPage();
  await telao.goto(`${night.host.url}/telao`);
  await expect(telao.locator('.lobby')).toContainText(`${here}/join`);

  await openConsole(night, page);
  const bar = page.getByRole('region', { name: 'Entrada' });
  await expect(bar.locator('.door-address').first()).toHaveText(here);
  await page.keyboard.press('q');
  const dialog = dialogOf(page);
  await expect(dialog.getByText('Este computador está sem rede')).toBeVisible();
  await expect(dialog.locator('.address-chip[data-in-use="true"]')).toContainText('escolhido');
  const chip = dialog.locator('.address-chip').filter({ hasText: there });
  await chip.getByRole('button', { name: there }).first().click();
  await expect(chip).toHaveAttribute('data-in-use', 'true');
  await expect(dialog.getByRole('img', { name: `QR para votar: ${there}/v` })).toBeVisible();
  await expect(dialog).toContainText(`${there}/join`);
  await expect(dialog.getByText('Você escolheu este endereço')).toBeVisible();
  await expect(bar.locator('.door-address').first()).toHaveText(there);
  await expect(telao.locator('.lobby')).toContainText(`${there}/join`);
  // What only this computer reaches is no choice for a room.
  const own = dialog.locator('.address-chip').filter({ hasText: here }).getByRole('button').first();
  await expect(own).toHaveAttribute('aria-disabled', 'true');
  await own.click({ force: true });
  await dialog.getByRole('button', { name: 'Copiar convite com o PIN' }).click();
  await expect(dialog.getByText('Copiado').first()).toBeAttached();
  await dialog.getByRole('button', { name: 'Automático' }).click();
  await expect(dialog.getByText('Automático: QR, links e telão usam a melhor rede do momento.')).toBeVisible();
  expect((await night.host.organizer.get('/addresses')).json.choice).toBeNull();
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.id = 'pasted';
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press('ControlOrMeta+V');
  expect(await page.locator('#pasted').inputValue()).toBe(`http://${there}/join#pin=${PIN}`);
  await telao.context().close();
});

test('[CONS-13, CONS-14] many networks, the name won, an address that is gone', async ({ night, page }) => {
  const { port } = night.host;
  const one = (kind: string, name: string, address: string, internal = false) => ({
    ...{ interface: name, address, internal, kind, url: `http://${address}:${port}`, inUse: kind === 'vpn' },
  });
  const addresses = [
    one('wifi', 'Wi-Fi', '192.168.0.10'),
    one('ethernet', 'enp3s0', '10.20.30.40'),
    one('vpn', 'tailscale0', '100.101.102.103'),
    one('virtual', 'vEthernet (Default Switch)', '172.28.144.1'),
    one('loopback', 'lo', '127.0.0.1', true),
  ];
  await page.route('**/door', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), addresses } });
  });
  await page.route('**/addresses', (route) =>
    route.fulfill({ json: { port, hostname: null, addresses, choice: '192.168.7.7' } }),
  );
  const told = { url: addresses[2]?.url, hostname: 'llm-arena-2.local' };
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const host = socket.connectToServer();
    host.onMessage((text) => {
      const frame = JSON.parse(String(text));
      socket.send(frame.type === 'door_state' ? JSON.stringify({ ...frame, ...told }) : text);
    });
  });
  await openConsole(night, page);
  await expect(page.locator('.door')).toContainText(`llm-arena-2.local:${port}`);
  for (const size of [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
  ]) {
    await page.setViewportSize(size);
    const foot = await page.locator('.frame-door').boundingBox();
    expect(foot?.height, 'the foot is one line').toBeLessThan(80);
  }
  await page.keyboard.press('q');
  const dialog = dialogOf(page);
  await expect(dialog.locator('.address-chip')).toHaveCount(5);
  await expect(dialog.locator('.address-chip').first()).toContainText('100.101.102.103');
  await expect(dialog.getByText('Uma VPN está em uso')).toBeVisible();
  await expect(dialog.getByText('O endereço que você escolheu (192.168.7.7) sumiu da rede.')).toBeVisible();
  await expect(dialog.getByText('muitos Androids não abrem nomes .local')).toBeVisible();
  await picture(page, 'door-networks', dialog.locator('.addresses'));
});

test('[CONS-15, TEL-19] the Wi-Fi: entered, shown as step one on console and telão, forgotten', async ({
  night,
  page,
  browser,
}) => {
  await openConsole(night, page);
  const wall = await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' });
  const [telao, stranger] = [await wall.newPage(), await (await browser.newContext()).newPage()];
  await openTelao(night, telao);
  await stranger.goto(`${night.url}/telao`);
  await expect(telao.locator('.qr')).toHaveCount(1);
  await people(night, 5);

  await page.keyboard.press('q');
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: 'Pôr o Wi-Fi da sala' }).click();
  const network = dialog.getByLabel('Rede', { exact: true });
  await expect(network).toBeFocused();
  await dialog.getByLabel('Senha').fill('curta');
  await dialog.getByRole('button', { name: 'Salvar' }).click();
  await expect(network).toBeFocused();
  await expect(dialog.getByText('Escreva o nome da rede')).toBeVisible();
  await expect(dialog.getByText('Uma senha WPA tem de 8 a 63 caracteres')).toBeVisible();
  await expect(dialog.getByText('O telão a mostra na entrada')).toBeVisible();
  await picture(page, 'door-wifi-form', dialog.locator('.wifi-actions'));
  await network.fill('Clube de IA; sala 2');
  await dialog.getByLabel('Senha').fill('llamas:"no"\\telão');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('img', { name: 'QR do Wi-Fi Clube de IA; sala 2' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Mudar' })).toBeVisible();
  await picture(page, 'door-wifi');

  const steps = telao.locator('.door-step');
  await expect(steps).toHaveCount(2);
  await expect(steps.first()).toContainText('Clube de IA; sala 2');
  await expect(steps.first()).toContainText('llamas:"no"\\telão');
  expect(await heightOf(telao, '.door-step[data-step="2"] .qr')).toBeGreaterThanOrEqual(45);
  await telaoPicture(telao, 'lobby-wifi', { everywhere: true });
  await expect(stranger.locator('.qr')).toHaveCount(1);
  await expect(stranger.locator('main')).not.toContainText('Clube de IA; sala 2');
  await night.host.organizer.insist('/stage', { theme: 'light', language: 'en' });
  await expect(telao.getByText('Point your camera to vote')).toBeVisible();
  const longest = { ssid: 'W'.repeat(32), password: 'm'.repeat(63), security: 'WPA', hidden: true };
  await night.host.organizer.insist('/wifi', { wifi: longest });
  await expect(steps.first()).toContainText('The password is in the QR');
  await telaoPicture(telao, 'lobby-wifi-light', { everywhere: true });

  await dialog.getByRole('button', { name: 'Esquecer' }).click();
  await dialog
    .getByRole('group', { name: /Esquecer o Wi-Fi/ })
    .getByRole('button', { name: 'Esquecer' })
    .click();
  await expect(telao.locator('.qr')).toHaveCount(1);
  await expect(dialog.getByRole('button', { name: 'Pôr o Wi-Fi da sala' })).toBeVisible();
  await wall.close();
  await stranger.context().close();
});
