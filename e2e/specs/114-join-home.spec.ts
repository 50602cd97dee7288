// The front door and the page for participants: who is led where, and a command that really joins.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { expect, overflow, test } from '../fixtures/night.ts';
import type { Night } from '../fixtures/night.ts';
import { PIN } from '../fixtures/host.ts';
import { paste } from '../fixtures/shell.ts';

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
] as const;
const PHONE = { viewport: SIZES[1], isMobile: true, hasTouch: true } as const;

async function phone(browser: Browser): Promise<Page> {
  return (await browser.newContext(PHONE)).newPage();
}

/** This browser gets the organizer's cookie, as the console's link gives it. */
async function becomeOrganizer(page: Page, night: Night): Promise<void> {
  const code = new URL(night.host.consoleUrl).hash.replace('#code=', '');
  const answer = await page.request.post(`${night.url}/organizer/session`, { data: { code } });
  expect(answer.status()).toBe(200);
}

const doors = (page: Page): Promise<(string | null)[]> =>
  page.locator('[data-door]').evaluateAll((all) => all.map((door) => door.getAttribute('data-door')));

/** At rest: fonts loaded, and painted since. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

async function pictures(page: Page, name: string, prepare?: () => Promise<void>): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.reload();
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expect(page.locator('[data-night]:not([data-night="asking"])')).toBeVisible();
      await prepare?.();
      await settled(page);
      const path = `test-results/pictures/${name}-${colorScheme}-${size.width}x${size.height}.png`;
      await page.screenshot({ path, fullPage: true });
      expect((await overflow(page)).x, `${name} is not wider than its screen`).toBeLessThanOrEqual(0);
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  }
}

const joinCommand = (page: Page) => page.locator('[data-join-command] [data-command]');

async function fillIn(page: Page, nickname: string, model: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Apelido' }).fill(nickname);
  await page.getByRole('textbox', { name: 'Modelo', exact: true }).fill(model);
}

test('[HOME-1] a phone goes straight to the vote, unless it is to stay; a laptop is not sent on', async ({
  night,
  page,
  browser,
}) => {
  const hand = await phone(browser);
  await hand.goto(night.url);
  await hand.waitForURL('**/vote');
  await hand.goto(`${night.url}/?lang=en`);
  await hand.waitForURL('**/vote?lang=en');
  await hand.goto(`${night.url}/?stay`);
  await expect(hand.locator('[data-door="vote"]')).toBeVisible();
  expect(new URL(hand.url()).pathname).toBe('/');
  await hand.context().close();
  await page.goto(night.url);
  await expect(page.locator('[data-door="vote"]')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/');
});

test('[HOME-2] everybody finds three doors, the organizer the console before them', async ({ night, page }) => {
  await page.goto(night.url);
  await expect(page.locator('[data-waits="false"]')).toBeVisible();
  expect(await doors(page)).toEqual(['vote', 'join', 'telao']);
  await becomeOrganizer(page, night);
  await page.reload();
  await expect(page.locator('[data-door="console"]')).toBeVisible();
  expect(await doors(page)).toEqual(['console', 'vote', 'join', 'telao']);
  await page.locator('[data-door="join"]').click();
  await page.waitForURL('**/join');
  await page.getByRole('link', { name: 'Início' }).click();
  await page.waitForURL('**/?stay');
});

test('[HOME-3, JOIN-1] both pages say how the night stands, and follow it', async ({ night, page, context }) => {
  const { organizer } = night.host;
  const join = await context.newPage();
  await page.goto(night.url);
  await join.goto(`${night.url}/join`);
  const stands = async (said: string): Promise<void> => {
    for (const one of [page, join]) await expect(one.locator(`[data-night="${said}"]`)).toBeVisible();
  };
  await stands('lobby');
  const models = await night.startModels(60, ['llama3.2']);
  await night.join('Ana', 'llama3.2', models.url);
  const round = await night.startRound({ prompt: 'Diga olá' });
  await stands('live');
  await expect(join.getByText('Rodada 1 ao vivo. Quem entra agora ainda responde')).toBeVisible();
  await expect.poll(async () => (await organizer.post('/rounds/stop', { roundId: round.id })).status).toBe(200);
  await stands('voting');
  await expect(page.getByText('Votação da rodada 1 aberta!')).toBeVisible();
  await organizer.insist('/votes/close');
  await stands('closed');
  await organizer.insist(`/rounds/${round.id}/reveal`);
  await stands('reveal');
  await organizer.insist('/session/end');
  await stands('noSession');
  await expect(join.getByText('A arena ainda não abriu.')).toBeVisible();
});

test('[HTTP-13] an address where nothing is leads in', async ({ night, page, watch }) => {
  watch.expectProblem(/404 \(Not Found\)/);
  const answer = await page.goto(`${night.url}/votar`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByText('Não há página neste endereço.')).toBeVisible();
  await page.locator('[data-door="vote"]').click();
  await page.waitForURL('**/vote');
});

test('[JOIN-2] commands are for the system of the visitor, who can choose another', async ({ night, browser }) => {
  for (const [platform, system, npm] of [
    ['Win32', 'Windows', 'npm.cmd ci'],
    ['MacIntel', 'macOS', 'npm ci'],
    ['Linux x86_64', 'Linux', 'npm ci'],
  ] as const) {
    const context = await browser.newContext();
    await context.addInitScript((value) => Object.defineProperty(navigator, 'platform', { value }), platform);
    const page = await context.newPage();
    await page.goto(`${night.url}/join`);
    await expect(page.getByRole('radio', { name: system })).toBeChecked();
    await expect(page.getByText(npm, { exact: true })).toBeVisible();
    await page.getByRole('radio', { name: 'Linux' }).check();
    await page.getByRole('radio', { name: 'LM Studio' }).check();
    await expect(page.getByText('curl http://127.0.0.1:1234/v1/models', { exact: true })).toBeVisible();
    await page.getByRole('radio', { name: 'Windows' }).check();
    await expect(page.getByText('curl.exe http://127.0.0.1:1234/v1/models', { exact: true })).toBeVisible();
    await fillIn(page, "D'Ávila", 'qwen3');
    await expect(joinCommand(page)).toContainText("$env:ARENA_NICKNAME = 'D''Ávila'; $env:ARENA_RUNNER = 'lmstudio'");
    await context.close();
  }
});

test('[JOIN-5] copies on plain HTTP, and selects where the browser does not copy', async ({ night, page }) => {
  await page.goto(`${night.url}/join`);
  await page.getByRole('radio', { name: 'Linux' }).check();
  const copy = page.locator('[data-join-command] button');
  await expect(copy).toBeDisabled();
  await expect(page.getByText('Falta o apelido e o modelo.')).toBeVisible();
  await fillIn(page, 'Ana', 'llama3.2');
  await copy.click();
  await expect(page.locator('[data-join-command] [role="status"]')).toHaveText('Copiado');
  await page.getByRole('textbox', { name: 'Apelido' }).fill('');
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'pasted';
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press('ControlOrMeta+v');
  const command = `npm run arena -- join --url ${new URL(night.url).host} --nickname Ana --runner ollama --model llama3.2`;
  await expect(page.locator('#pasted')).toHaveValue(`printf 'PIN: '; read -r ARENA_PIN; export ARENA_PIN; ${command}`);
  await page.evaluate(() => {
    document.execCommand = () => false;
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.getByRole('button', { name: 'Copiar: ollama list' }).click();
  await expect(page.getByText('Selecionado: copie com')).toBeVisible();
  expect(await page.evaluate(() => String(getSelection()))).toBe('ollama list');
});

test('[JOIN-3, JOIN-4, JOIN-6] the command on the page joins when it is pasted, whatever the name', async ({
  night,
  page,
}) => {
  test.skip(process.platform === 'win32', 'needs sh');
  const models = await night.startModels(60, ['llama3.2']);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.goto(`${night.url}/join`);
  await page.getByRole('radio', { name: 'Linux' }).check();
  for (const [nickname, pin] of [
    ['Ana', PIN],
    [`Zé "$(touch a)" '; touch b' \`touch c\``, ''],
  ] as const) {
    await fillIn(page, nickname, 'llama3.2');
    await page.getByRole('textbox', { name: 'PIN' }).fill(pin);
    const line = await joinCommand(page).textContent();
    const pasted = await paste(line ?? '', pin === '' ? `${PIN}\n` : '', { OLLAMA_HOST: models.url });
    night.onEnd(() => pasted.end());
    await expect.poll(() => pasted.said(), { timeout: 15_000 }).toContain('Connected to the arena as');
    await expect(page.locator('[data-in="true"]')).toHaveText(`${nickname} está na arena. Tudo certo!`);
    const { participants } = (await night.host.organizer.get('/session')).json;
    expect(participants.map((one: { nickname: string }) => one.nickname)).toContain(nickname);
    expect(await pasted.files()).toEqual([]);
  }
  expect(sent.filter((text) => /Ana|touch|314159/.test(decodeURIComponent(text)))).toEqual([]);
});

test('pictures of the front door', async ({ night, page }) => {
  await page.goto(night.url);
  await pictures(page, 'home');
  await page.goto(`${night.url}/?lang=en`);
  await pictures(page, 'home-en');
});

test('pictures of the front door of the organizer, and of who is lost', async ({ night, page, watch }) => {
  await becomeOrganizer(page, night);
  await page.goto(night.url);
  await pictures(page, 'home-organizer');
  watch.expectProblem(/404 \(Not Found\)/);
  await page.goto(`${night.url}/nowhere`);
  await pictures(page, 'home-lost');
});

test('pictures of the page for participants', async ({ night, page }) => {
  await page.goto(`${night.url}/join`);
  await pictures(page, 'join');
  await page.goto(`${night.url}/join?lang=en`);
  await pictures(page, 'join-en');
  await night.host.organizer.insist('/session/end');
  await page.goto(`${night.url}/join`);
  await expect(page.locator('[data-night="noSession"]')).toBeVisible();
  await pictures(page, 'join-no-session');
});

test('pictures of a command that was filled in, copied and run', async ({ night, page }) => {
  const models = await night.startModels(60, ['llama3.2']);
  await night.join('Érico do Fundão', 'llama3.2', models.url);
  const fill = async (): Promise<void> => {
    await page.getByRole('radio', { name: 'Windows' }).check();
    await page.getByRole('radio', { name: 'Outro' }).check();
    await fillIn(page, 'Érico do Fundão', 'llama3.2');
    await page.getByRole('textbox', { name: 'PIN' }).fill(PIN);
    await page.locator('[data-join-command] button').click();
    await expect(page.getByText('Copiado', { exact: true })).toBeVisible();
  };
  await page.goto(`${night.url}/join`);
  await pictures(page, 'join-filled', fill);
});
