// The front door and the page for participants: who is led where, and a command that really joins.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { expect, overflow, test } from '../fixtures/night.ts';
import type { Night } from '../fixtures/night.ts';
import { PIN } from '../fixtures/host.ts';
import { paste, shellObstacle } from '../fixtures/shell.ts';

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

/** Opens a folded part of the page, once. */
async function unfold(page: Page, summary: string): Promise<void> {
  const details = page.locator('details').filter({ has: page.getByText(summary, { exact: true }) });
  await details.evaluate((one: HTMLDetailsElement) => (one.open = true));
}

async function fillIn(page: Page, nickname: string, model: string): Promise<void> {
  await unfold(page, 'Pôr apelido e modelo na linha (opcional)');
  const form = page.locator('.join-form').first();
  await form.getByRole('textbox', { name: 'Apelido' }).fill(nickname);
  await form.getByRole('textbox', { name: 'Modelo', exact: true }).fill(model);
}

const pinField = (page: Page) => page.locator('.join-card').getByRole('textbox', { name: 'PIN' });

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
  const joinPage = await context.newPage();
  await page.goto(night.url);
  await joinPage.goto(`${night.url}/join`);
  const stands = async (said: string): Promise<void> => {
    for (const one of [page, joinPage]) await expect(one.locator(`[data-night="${said}"]`)).toBeVisible();
  };
  await stands('lobby');
  const models = await night.startModels(60, ['llama3.2']);
  await night.join('Ana', 'llama3.2', models.url);
  const round = await night.startRound({ prompt: 'Diga olá' });
  await stands('live');
  await expect(joinPage.getByText('Rodada 1 ao vivo. Quem entra agora ainda responde')).toBeVisible();
  await expect.poll(async () => (await organizer.post('/rounds/stop', { roundId: round.id })).status).toBe(200);
  await stands('voting');
  await expect(page.getByText('Votação da rodada 1 aberta!')).toBeVisible();
  await organizer.insist('/votes/close');
  await stands('closed');
  await organizer.insist(`/rounds/${round.id}/reveal`);
  await stands('reveal');
  await organizer.insist('/session/end');
  await stands('noSession');
  await expect(joinPage.getByText('A arena ainda não abriu.')).toBeVisible();
});

test('[HTTP-13] an address where nothing is leads in', async ({ night, page, watch }) => {
  watch.expectProblem(/404 \(Not Found\)/);
  const answer = await page.goto(`${night.url}/votar`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByText('Não há página neste endereço.')).toBeVisible();
  await page.locator('[data-door="vote"]').click();
  await page.waitForURL('**/vote');
});

test('[JOIN-1] a phone is told what to type on the computer that has the model', async ({ night, browser }) => {
  const hand = await phone(browser);
  await hand.goto(`${night.url}/join`);
  await expect(hand.getByText('Isto se faz no computador que tem o modelo.')).toContainText(
    `${new URL(night.url).host}/join`,
  );
  await expect(hand.locator('[data-join-command]')).toBeHidden();
  await settled(hand);
  await hand.screenshot({ path: 'test-results/pictures/join-on-phone.png' });
  await hand.context().close();
});

test('[JOIN-2, JOIN-3] the line is for the system of the visitor, who can choose another', async ({
  night,
  browser,
}) => {
  const at = new URL(night.url).host;
  for (const [platform, system] of [
    ['Win32', 'Windows'],
    ['MacIntel', 'macOS'],
    ['Linux x86_64', 'Linux'],
  ] as const) {
    const context = await browser.newContext();
    await context.addInitScript((value) => Object.defineProperty(navigator, 'platform', { value }), platform);
    const page = await context.newPage();
    await page.goto(`${night.url}/join`);
    await expect(page.getByRole('radio', { name: system })).toBeChecked();
    await page.getByRole('radio', { name: 'Linux' }).check();
    await expect(joinCommand(page)).toHaveText(`curl -fsS ${night.url}/client | node - --url ${at}`);
    await pinField(page).fill(PIN);
    await expect(joinCommand(page)).toHaveText(`curl -fsS ${night.url}/client | node - --url ${at} --pin ${PIN}`);
    await page.getByRole('radio', { name: 'Windows' }).check();
    await expect(joinCommand(page)).toContainText(`iwr -UseBasicParsing '${night.url}/client'`);
    await fillIn(page, "D'Ávila", 'qwen3');
    await expect(joinCommand(page)).toContainText(
      `node $f --url '${at}' --pin '${PIN}' --nickname 'D''Ávila' --model 'qwen3'`,
    );
    await context.close();
  }
});

test('[JOIN-9] the PIN is in the line for who was invited, and for the organizer', async ({ night, page, context }) => {
  await page.goto(`${night.url}/join#pin=271828`);
  await page.getByRole('radio', { name: 'Linux' }).check();
  await expect(joinCommand(page)).toContainText('--pin 271828');
  await expect(page.getByText('O PIN já está na linha.')).toBeVisible();
  await expect(pinField(page)).toBeHidden();
  await page.getByRole('link', { name: 'Não tem o Node?' }).click();
  await expect(joinCommand(page)).toContainText('--pin 271828');
  const organizers = await context.newPage();
  await becomeOrganizer(organizers, night);
  await organizers.goto(`${night.url}/join`);
  await expect(joinCommand(organizers)).toContainText(PIN);
});

test('[JOIN-7, JOIN-8] what is fetched can be checked; without Node, the executables of the system', async ({
  night,
  page,
}) => {
  await page.goto(`${night.url}/join`);
  await page.getByRole('radio', { name: 'Linux' }).check();
  await unfold(page, 'O que a linha baixa, e como conferir');
  const sum = (await (await fetch(`${night.url}/client.sha256`)).text()).split(' ')[0] ?? '';
  await expect(page.locator('[data-sum]')).toHaveText(sum);
  await expect(page.getByText(`curl -fsS ${night.url}/client | sha256sum`, { exact: true })).toBeVisible();
  await page.getByRole('radio', { name: 'macOS' }).check();
  await expect(page.getByText('Instale a versão LTS de nodejs.org')).toBeVisible();
  await expect(page.locator('[data-executable]')).toHaveCount(0);
  const folder = join(night.host.data, 'clients');
  await mkdir(folder);
  for (const name of ['darwin-arm64', 'darwin-x64', 'win-x64.exe']) {
    await writeFile(join(folder, `llm-arena-client-${name}`), 'executable');
  }
  await page.reload();
  await page.getByRole('radio', { name: 'macOS' }).check();
  await expect(page.locator('[data-executable]')).toHaveCount(2);
  await expect(page.locator('[data-executable="darwin-arm64"] [data-command]')).toContainText(
    `${night.url}/client/llm-arena-client-darwin-arm64 && chmod +x`,
  );
  await page.getByRole('radio', { name: 'Windows' }).check();
  await expect(page.locator('[data-executable="win-x64"] [data-command]')).toContainText(
    'llm-arena-client-win-x64.exe',
  );
});

test('[JOIN-5] copies on plain HTTP, and selects where the browser does not copy', async ({ night, page }) => {
  await page.goto(`${night.url}/join`);
  await page.getByRole('radio', { name: 'Linux' }).check();
  const copy = page.locator('[data-join-command] button');
  await copy.click();
  await expect(page.locator('[data-join-command] [role="status"]')).toHaveText('Copiado');
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'pasted';
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press('ControlOrMeta+v');
  const line = `curl -fsS ${night.url}/client | node - --url ${new URL(night.url).host}`;
  await expect(page.locator('#pasted')).toHaveValue(line);
  await page.evaluate(() => {
    document.execCommand = () => false;
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await copy.click();
  await expect(page.getByText('Selecionado: copie com')).toBeVisible();
  expect(await page.evaluate(() => String(getSelection()))).toBe(line);
});

test('[JOIN-3, JOIN-4, JOIN-6] the line on the page joins when it is pasted, whatever the name', async ({
  night,
  page,
}) => {
  const obstacle = shellObstacle();
  test.skip(obstacle !== null, obstacle ?? '');
  const models = await night.startModels(60, ['llama3.2']);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.goto(`${night.url}/join#pin=${PIN}`);
  await page.getByRole('radio', { name: 'Linux' }).check();
  await expect(page.locator('[data-in="0"]')).toBeVisible();
  for (const nickname of ['Ana', `Zé "$(touch a)" '; touch b' \`touch c\``]) {
    await fillIn(page, nickname, 'llama3.2');
    const line = await joinCommand(page).textContent();
    const pasted = await paste(line ?? '', { OLLAMA_HOST: models.url });
    night.onEnd(() => pasted.end());
    await expect(page.locator('.join-in'), pasted.said()).toContainText(nickname, { timeout: 15_000 });
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

test('pictures of the page of who was invited, unfolded, with somebody in', async ({ night, page }) => {
  const models = await night.startModels(60, ['llama3.2']);
  await night.join('Érico do Fundão', 'llama3.2', models.url);
  const folder = join(night.host.data, 'clients');
  await mkdir(folder);
  await writeFile(join(folder, 'llm-arena-client-win-x64.exe'), 'executable');
  const fill = async (): Promise<void> => {
    await page.getByRole('radio', { name: 'Windows' }).check();
    await fillIn(page, 'Érico do Fundão', 'llama3.2');
    await unfold(page, 'O que a linha baixa, e como conferir');
    await unfold(page, 'Não acha o modelo');
    await page.locator('[data-join-command] button').click();
    await expect(page.getByText('Copiado', { exact: true })).toBeVisible();
  };
  await page.goto(`${night.url}/join#pin=${PIN}`);
  await pictures(page, 'join-filled', fill);
});
