// The check before the first round: the host's lights, the phone that arrives, and the line on the desk.
import type { Page, WebSocketRoute } from '@playwright/test';
import { openConsole, picture, turnTo } from '../fixtures/console-side.ts';
import { expect, test } from '../fixtures/night.ts';

test.use({ viewport: { width: 1920, height: 1080 }, contextOptions: { reducedMotion: 'reduce' } });
// Pictures, each looked at by axe, take their time on a slow machine.
test.describe.configure({ timeout: 90_000 });

const light = (page: Page, id: string) => page.locator(`[data-check="${id}"]`);

const FOUND = [
  ['port', 'green', 'A porta 3000 está aberta', 'A arena escuta em todas as redes deste computador.', null],
  [
    'address',
    'amber',
    'Este computador está em mais de uma rede',
    'Em uso: 192.168.0.10 (Wi-Fi, wlan0). Também há 10.20.30.40 (cabo, enp3s0).',
    'Confira em qual delas a sala está e escolha esse endereço no console.',
  ],
  ['self', 'green', 'A arena responde pelo endereço da sala', 'http://192.168.0.10:3000 respondeu em 4 ms.', null],
  [
    'mdns',
    'off',
    'Nome na rede desligado',
    'Por --no-mdns ou ARENA_MDNS. Nada depende disso: os QR codes levam o endereço em números.',
    null,
  ],
  [
    'phone',
    'amber',
    'Escaneie o QR code com o seu celular',
    'Se o celular está no Wi-Fi e a página não abre, ele chegou ao Wi-Fi mas não ao notebook: o firewall, ou o ponto de acesso isola os aparelhos.',
    'No celular: entre na mesma rede Wi-Fi deste notebook, desligue os dados móveis e abra http://192.168.0.10:3000\nNão abriu: libere a porta no firewall deste computador: sudo ufw allow 3000/tcp\nAinda nada: no roteador, desligue o “isolamento de AP” e não use a rede de visitantes.',
  ],
  [
    'telao',
    'amber',
    'Nenhum telão aberto',
    'A sala ainda não vê nada.',
    'Abra o telão pelo console e ponha a janela no projetor, em tela cheia.',
  ],
  [
    'disk',
    'red',
    'O disco recusa a gravação',
    '/home/clube/.llm-arena não aceita o que a arena grava. Há 2,1 GB livres.',
    'Libere espaço e confira as permissões da pasta.',
  ],
  ['clock', 'green', 'O relógio está certo', 'São 20:31:07 neste computador.', null],
  ['power', 'green', 'Ligado na tomada', 'Este computador não tem bateria.', null],
  [
    'participants',
    'amber',
    'Nenhum participante ainda',
    'Ninguém com um modelo está conectado.',
    'Mostre o PIN e a página /join.',
  ],
] as const;

/** The report as the host would give it; `change` makes it another one. */
async function examine(page: Page, change: { fails?: boolean; until?: Promise<void>; allGreen?: boolean }) {
  await page.route('**/doctor*', async (route) => {
    await change.until;
    if (change.fails === true) return route.fulfill({ status: 503, json: { code: 'SHUTTING_DOWN' } });
    const checks = FOUND.map(([id, found, title, detail, remedy]) => ({
      ...{ id, title, detail },
      light: change.allGreen === true ? 'green' : found,
      remedy: change.allGreen === true ? null : remedy,
    }));
    return route.fulfill({ json: { at: new Date().toISOString(), checks } });
  });
}

/** As if a first device came from outside: on one machine there is none. */
async function lineOf(page: Page): Promise<{ arrive: (devices: number, phones: number) => void }> {
  const open: WebSocketRoute[] = [];
  await page.routeWebSocket(/\/ws$/, (socket) => {
    open.push(socket);
    socket.connectToServer();
  });
  return {
    arrive: (devices, phones) => {
      const message = { type: 'watchers_state', offset: 0, telaos: 0, consoles: 1, devices, phones };
      // The console's is among them; its miniature of the telão has no use for it.
      for (const socket of open) socket.send(JSON.stringify(message));
    },
  };
}

test('[CONS-17] the real host: ten lights in words, the telão opened from its light, and back to the desk', async ({
  night,
  page,
}) => {
  await openConsole(night, page);
  const line = page.locator('.check-line');
  await expect(line).toContainText(/\d ok/);
  await line.click();
  await expect(page.locator('.frame[data-page="check"]')).toBeVisible();
  const { checks } = (await night.host.organizer.get('/doctor?language=pt-BR')).json;
  expect(checks).toHaveLength(10);
  for (const { id, title, light: found } of checks) {
    await expect(light(page, id)).toHaveAttribute('data-light', found);
    if (id !== 'phone') await expect(light(page, id)).toContainText(title);
  }
  await expect(light(page, 'telao')).toHaveAttribute('data-light', 'amber');
  const [telao] = await Promise.all([
    page.waitForEvent('popup'),
    light(page, 'telao').getByRole('link', { name: 'Abrir o telão' }).click(),
  ]);
  await expect(telao.locator('main[data-scene="lobby"]')).toBeVisible();
  await expect(light(page, 'telao')).toHaveAttribute('data-light', 'green');
  await telao.close();
  await expect(light(page, 'telao')).toHaveAttribute('data-light', 'amber');

  await turnTo(page, 'night');
  await expect(line).toBeVisible();
  await night.startRound({ prompt: 'Oi' });
  await expect(line).toBeHidden();
});

test('[CONS-17, CONS-18] running, found, a phone that arrives by push, failed, without the host', async ({
  night,
  page,
  watch,
}) => {
  watch.expectProblem(/status of 503 .*\/doctor|WebSocket connection|ERR_CONNECTION|Failed to load resource/);
  let go = (): void => undefined;
  const change: { fails?: boolean; until?: Promise<void>; allGreen?: boolean } = {
    until: new Promise<void>((resolve) => {
      go = resolve;
    }),
  };
  await examine(page, change);
  const { arrive } = await lineOf(page);
  await openConsole(night, page);
  await expect(page.locator('.check-line')).toContainText('Pré-voo: verificando…');
  await turnTo(page, 'check');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.locator('[data-light="asking"]').first()).toBeVisible();
  await picture(page, 'check-running');
  go();
  await expect(page.getByRole('status').filter({ hasText: '1 falhou, 4 para olhar, 4 ok' })).toBeVisible();
  await expect(light(page, 'phone')).toHaveAttribute('data-light', 'amber');
  await expect(light(page, 'phone')).toContainText('Esperando o primeiro aparelho de fora…');
  await picture(page, 'check-found');
  await page.getByRole('button', { name: 'Endereços e Wi-Fi' }).click();
  await expect(page.getByRole('dialog', { name: 'Entrada' })).toContainText('Wi-Fi da sala');
  await page.keyboard.press('Escape');
  await light(page, 'phone').getByText('Não abre no celular?').click();
  await expect(light(page, 'phone').getByRole('listitem')).toHaveCount(3);

  change.until = new Promise<void>((resolve) => {
    go = resolve;
  });
  change.allGreen = true;
  arrive(1, 1);
  // Before the host has said another word of it.
  await expect(light(page, 'phone')).toHaveAttribute('data-light', 'green');
  await expect(light(page, 'phone')).toContainText('Chegou!');
  await expect(light(page, 'phone')).toContainText('1 aparelho de fora já alcançou este computador');
  await expect(light(page, 'phone')).toContainText('1 página de voto aberta agora');
  go();
  await expect(page.getByText('Tudo pronto: pode abrir as portas.')).toBeVisible();
  await picture(page, 'check-green');

  change.fails = true;
  await page.getByRole('button', { name: 'Verificar de novo' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'O host não respondeu à verificação.' })).toBeVisible();
  await expect(light(page, 'disk')).toHaveAttribute('data-light', 'green');
  await night.host.kill();
  await expect(page.getByText('Sem contato com o host: estas luzes são de antes.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Verificar de novo' })).toHaveAttribute('aria-disabled', 'true');
  await picture(page, 'check-offline');
  await page.close();
});

test('[CONS-17] in English and in the dark, by the keyboard alone', async ({ night, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await examine(page, {});
  const made = await night.host.organizer.post('/organizer/code');
  await page.goto(`${night.url}/console?lang=en${new URL(made.json.consoleUrl).hash}`);
  await page.locator('.check-line').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '1 failed, 4 to look at, 4 ok' })).toBeVisible();
  await page.getByRole('button', { name: 'See the addresses' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Door' })).toBeVisible();
  await page.keyboard.press('Escape');
  await picture(page, 'check-dark-en');
});
