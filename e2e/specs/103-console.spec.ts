// The console: a link that works once, then a night by clicks.
import { startHost } from '../fixtures/host.ts';
import { expect, test } from '../fixtures/night.ts';
import { answer, register } from '../fixtures/wire.ts';

test('without a code the console explains how to get in', async ({ night, page }) => {
  await page.goto(`${night.url}/console`);
  await expect(page.getByRole('heading', { name: 'Este navegador ainda não é do organizador' })).toBeVisible();
  await expect(page.getByText('Ele termina em #code=…')).toBeVisible();
  await expect(page.getByText('Este link já foi usado')).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Sessão' })).toBeHidden();
  await expect(page.locator('[data-pin]')).toHaveCount(0);
});

test('[ACC-2, ACC-3] the link works once: its code leaves the address, the cookie stays, and a second browser is told', async ({
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

  await page.getByRole('button', { name: 'Novo link do console' }).click();
  const fresh = await page.locator('.link code').innerText();
  await second.goto(fresh);
  await expect(second.locator('[data-pin]')).toHaveText('314159');
  await stranger.close();
});

test('[SES-1, SES-3, RND-7, VOTE-10, REV-2, REV-4] a night by clicks: session, round, votes, podium, end', async ({
  page,
  watch,
}) => {
  const host = await startHost({ pin: null });
  try {
    watch.allow(host.url);
    watch.expectProblem(/status of 409 .*\/rounds\/stop/);
    await page.goto(host.consoleUrl);
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByText('Nenhuma sessão aberta.')).toBeVisible();
    await page.getByLabel('Título (opcional)').first().fill('Noite de teste');
    await press('Abrir sessão');
    await expect(page.locator('[data-pin]')).toHaveText(/^\d{6}$/);
    await expect(page.getByText('Noite de teste')).toBeVisible();

    const pin = await page.locator('[data-pin]').innerText();
    const ana = await register(host.ws, 'ana', { pin, nickname: 'Ana' });
    await expect(page.getByRole('heading', { name: 'Participantes: 1 de 1' })).toBeVisible();
    await expect(page.locator('[data-participant="ana"]')).toContainText('presente');

    await page.getByLabel('Prompt').fill('Diga olá');
    await page.getByLabel('Prazo (s)').fill('60');
    await press('Criar rodada');
    const round = page.locator('[data-round="1"]');
    await expect(round).toContainText('escrita');
    await expect(page.getByLabel('Prompt')).toHaveValue('');
    await press('Iniciar');
    expect(await ana.nextOf('challenge')).toMatchObject({ prompt: 'Diga olá', deadline_ms: 60_000, max_tokens: 400 });
    await press('Parar e abrir votação');
    await expect(page.getByRole('alert')).toContainText('ainda não há resposta nesta rodada');
    answer(ana, 'ana', 1, ['Olá', ', ', 'mundo']);
    await expect(page.getByRole('row', { name: 'Ana' })).toContainText('completa');
    await expect(page.getByRole('row', { name: 'Ana' })).toContainText('3');
    await press('Parar e abrir votação');
    await expect(page.getByRole('alert')).toBeEmpty();
    await expect(round).toContainText('votação');

    const roundId = (await host.room.get('/session')).json.rounds[0].id;
    await host.room.post('/votes', { roundId, participantId: 'ana', score: 4, voterId: 'v1' });
    await expect(page.getByText('votaram: 1')).toBeVisible();
    await expect(page.getByRole('row', { name: 'Ana' })).not.toContainText('4,00');
    await press('Encerrar votação');
    await expect(page.getByRole('row', { name: 'Ana' })).toContainText('4,00');
    await press('Reabrir votação');
    await press('Encerrar votação');
    await press('Começar a revelação');
    await expect(round).toContainText('revelando 0 de 1');
    await press('Revelar próxima');
    await expect(round).toContainText('revelada');
    await press('Voltar uma');
    await expect(round).toContainText('revelando 0 de 1');
    await press('Revelar próxima');

    await ana.close();
    await expect(page.locator('[data-participant="ana"]')).toContainText('ausente');
    await page.getByLabel('Prompt').fill('Outra');
    await press('Criar rodada');
    await press('Cancelar');
    await press('Confirmar cancelamento');
    await expect(page.locator('[data-round="2"]')).toContainText('cancelada');
    await press('Encerrar sessão');
    await press('Confirmar encerramento');
    await expect(page.getByText('Nenhuma sessão aberta.')).toBeVisible();
  } finally {
    await host.dispose();
  }
});

test('[EXP-5, HTTP-8, HTTP-10] the exports and the other pages are one click away', async ({ night, page, watch }) => {
  watch.allow(night.host.url);
  await page.goto(night.host.consoleUrl);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tudo (JSON)' }).click();
  expect((await download).url()).toBe(`${night.host.url}/export-all.json`);
  expect(await (await download).failure()).toBeNull();
  await expect(page.getByRole('link', { name: 'Abrir o telão' })).toHaveAttribute('href', '/telao');
  await page.getByRole('link', { name: 'Início' }).click();
  await expect(page.getByRole('link', { name: 'Telão' })).toBeVisible();
  await page.getByRole('link', { name: 'API', exact: true }).click();
  await expect(page.getByText('/rounds/start').first()).toBeVisible();
});
