// The console beside its desk: people, the door, results, past sessions, settings.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from '@playwright/test';
import { guests, openConsole, picture, revealAll, turnTo, votedRound } from '../fixtures/console-side.ts';
import { PIN, startHost } from '../fixtures/host.ts';
import { expect, overflow, test } from '../fixtures/night.ts';
import { connect, register } from '../fixtures/wire.ts';

test.use({ viewport: { width: 1920, height: 1080 } });

const person = (page: Page, id: string) => page.locator(`[data-participant="${id}"]`);
const settings = (page: Page) => page.getByRole('button', { name: /^(Ajustes|Settings)$/ });

test('[CONS-2] a participant is removed and let back in: the telão and its own socket see it', async ({
  night,
  page,
  context,
}) => {
  const [ana] = await guests(night, 2);
  await openConsole(night, page);
  const telao = await context.newPage();
  await telao.goto(`${night.url}/telao`);
  await expect(telao.locator('main[data-scene="lobby"]')).toContainText('Ana');
  await person(page, 'p0')
    .getByRole('button', { name: /Ações para/ })
    .click();
  await person(page, 'p0').getByRole('button', { name: 'Remover' }).click();
  await expect(person(page, 'p0')).toContainText('Nada é apagado, e pode voltar se você deixar.');
  await picture(page, 'kick-question', person(page, 'p0'));
  await person(page, 'p0').getByRole('button', { name: 'Remover' }).click();
  await ana?.wire.nextOf('kicked');
  await ana?.wire.closed;
  await expect(telao.locator('main')).not.toContainText('Ana');
  await expect(person(page, 'p0')).toHaveAttribute('data-kicked', 'true');
  await expect(page.getByRole('heading', { name: '1 removido' })).toBeVisible();
  await expect(page.getByText('1 de 1 conectado', { exact: true })).toBeVisible();

  const refused = await connect(night.host.ws);
  refused.send({ type: 'register', participant_id: 'p0', nickname: 'Ana', pin: PIN, runner: 'ollama', model: 'm' });
  expect(await refused.nextOf('error')).toMatchObject({ code: 'KICKED' });
  await person(page, 'p0').getByRole('button', { name: 'Deixar voltar' }).click();
  await expect(person(page, 'p0')).not.toHaveAttribute('data-kicked', 'true');
  const back = await register(night.host.ws, 'p0', { nickname: 'Ana' });
  night.onEnd(async () => back.cut());
  await expect(telao.locator('main[data-scene="lobby"]')).toContainText('Ana');
  await expect(page.getByText('2 de 2 conectados')).toBeVisible();
});

test('[CONS-1, CONS-3] state and figures of each; warm-up of one and of all; an answer pointed out', async ({
  night,
  page,
}) => {
  const [ana, bento, cap] = await guests(night, 3);
  await openConsole(night, page);
  await page.getByRole('button', { name: 'Aquecer todos' }).click();
  await expect(page.getByText('Aquecimento pedido a 3 participantes')).toBeVisible();
  expect(await cap?.wire.nextOf('challenge')).toMatchObject({ round: 0 });
  ana?.wire.forget();
  await person(page, 'p0')
    .getByRole('button', { name: /Ações para/ })
    .click();
  await expect(person(page, 'p0').getByRole('button', { name: 'Identificar no telão' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await person(page, 'p0').getByRole('button', { name: 'Aquecer' }).click();
  await expect(page.getByText('Aquecimento pedido a 1 participante', { exact: true })).toBeVisible();
  expect(await ana?.wire.nextOf('challenge')).toMatchObject({ round: 0 });

  cap?.wire.cut();
  await expect(person(page, 'p2')).toContainText(/desconectado há \d+ s/);
  const round = await night.startRound({ prompt: 'Oi' });
  await expect(person(page, 'p0')).toContainText('aguardando');
  bento?.wire.send({ type: 'token', round: 1, participant_id: 'p1', seq: 0, content: 'Olá' });
  await expect(person(page, 'p1')).toContainText('gerando');
  await expect(person(page, 'p1')).toContainText(/1º token \d+,\d s/);
  await expect(page.getByRole('button', { name: 'Aquecer todos' })).toHaveAttribute('aria-disabled', 'true');
  await person(page, 'p0').getByRole('button', { name: 'Identificar no telão' }).click();
  await expect(person(page, 'p0')).toContainText('No telão');
  const eye = await connect(night.host.ws);
  night.onEnd(async () => eye.cut());
  eye.send({ type: 'telao_register', topics: ['state'] });
  expect((await eye.nextOf('state_snapshot')).stage.spotlight).toBe('p0');
  await person(page, 'p0')
    .getByRole('button', { name: /Ações para/ })
    .click();
  await person(page, 'p0').getByRole('button', { name: 'Soltar no telão' }).click();
  expect((await eye.next((frame) => frame.type === 'stage_state')).stage.spotlight).toBeNull();
  bento?.wire.send({ type: 'complete', round: 1, participant_id: 'p1', tokens: 1, duration_ms: 50 });
  await expect(person(page, 'p1')).toContainText('completa');
  await night.host.organizer.post('/rounds/stop', { roundId: round.id });
  await expect(person(page, 'p0')).toContainText('sem resposta');
});

for (const count of [0, 5, 60]) {
  test(`[CONS-1] ${count} participants`, async ({ night, page }) => {
    const all = await guests(night, count);
    await openConsole(night, page);
    if (count === 0) {
      await expect(page.getByRole('heading', { name: 'Ninguém entrou ainda' })).toBeVisible();
      await expect(page.locator('.people')).toContainText(`${new URL(night.url).host}/join`);
      await expect(page.locator('.people')).toContainText(PIN);
      await picture(page, 'people-0', page.locator('.people'));
      return;
    }
    await expect(page.locator('[data-participant]')).toHaveCount(count);
    await night.startRound({ prompt: 'Por que o céu é azul?' });
    for (const { id, wire } of all.slice(0, -1)) {
      wire.send({ type: 'token', round: 1, participant_id: id, seq: 0, content: 'Porque sim.' });
    }
    all[1]?.wire.cut();
    await expect(person(page, 'p0')).toContainText('gerando');
    await expect(person(page, 'p1')).toContainText('desconectado');
    const search = page.getByRole('searchbox', { name: 'Procurar por nome, modelo ou runner' });
    await expect(search).toHaveCount(count > 12 ? 1 : 0);
    await picture(page, `people-${count}`, page.locator('.people'));
    if (count <= 12) return;
    await search.fill('FUNDAO');
    await expect(page.locator('[data-participant]')).toHaveCount(7);
    await search.fill('ninguém assim');
    await expect(page.getByText('Ninguém com “ninguém assim”.')).toBeVisible();
  });
}

test('[CONS-4, CONS-5] the door: PIN, addresses, copying on plain HTTP, the big QR, a PIN that is gone', async ({
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

  await bar.getByRole('button', { name: 'QR grande' }).click();
  const dialog = page.getByRole('dialog', { name: 'Entrada' });
  await expect(dialog.getByRole('img', { name: `QR para votar: ${typed}/v` })).toBeVisible();
  await expect(dialog).toContainText(`${typed}/join`);
  await expect(dialog).toContainText(`llm-arena join --url ${night.url} --pin ${PIN}`);
  const { addresses } = (await night.host.organizer.get('/door')).json;
  for (const { url, internal } of addresses) {
    const chip = dialog.locator('.address-chip').filter({ hasText: new URL(url).host });
    await expect(chip).toHaveAttribute('data-only-here', String(internal));
  }
  await picture(page, 'door');
  await dialog.getByRole('button', { name: 'Copiar o PIN' }).click();
  await expect(dialog.getByText('Copiado').first()).toBeAttached();
  await dialog.getByRole('button', { name: 'Atualizar endereços' }).click();
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

test('[CONS-6, CONS-7] results of two rounds: covered, shown, revealed; the night so far; the whole answer', async ({
  night,
  page,
}) => {
  const all = await guests(night, 4);
  await openConsole(night, page, 'results');
  await expect(page.getByText('Ainda não há rodada para mostrar.')).toBeVisible();
  await picture(page, 'results-none');
  const first = await votedRound(night, all, { prompt: 'Por que o céu é azul?', title: 'Céu' }, (at) => at + 2);
  const rows = page.locator('[data-result]');
  await expect(rows).toHaveCount(4);
  await expect(page.getByText('1 votou')).toBeVisible();
  await expect(rows.first()).toContainText('Ana');
  await expect(page.locator('[data-result] meter')).toHaveCount(0);
  await picture(page, 'results-covered');
  await page.getByRole('button', { name: 'Mostrar notas parciais' }).click();
  await expect(rows.first()).toContainText('Dandara');
  await expect(rows.first()).toContainText('5,00');
  const again = { roundId: first.id, participantId: 'p0', score: 5, voterId: 'v2' };
  await night.host.room.post('/votes', again);
  await expect(page.locator('[data-result="p0"]')).toContainText('3,50');
  await rows
    .first()
    .getByRole('button', { name: /Ver a resposta de/ })
    .click();
  await expect(rows.first().locator('.answer')).toHaveText('O céu é azul 3.');
  await rows.first().getByRole('checkbox', { name: 'Texto original' }).check();
  await expect(rows.first().locator('.answer')).toHaveText('O céu **é** azul 3.');
  await picture(page, 'results-uncovered');
  await revealAll(night, first, 4);
  await expect(page.getByRole('button', { name: 'Mostrar notas parciais' })).toBeHidden();
  await expect(page.locator('[data-night]')).toHaveCount(4);
  await expect(page.locator('[data-night]').first()).toContainText('Dandara');

  const second = await votedRound(night, all, { prompt: 'Às cegas', blind: true }, (at) => 5 - at);
  await expect(page.locator(`[data-round-results="${second.id}"]`)).toBeVisible();
  await expect(rows).toHaveCount(4);
  await expect(page.locator('.round-results')).not.toContainText('Ana');
  await expect(rows.first().getByRole('rowheader')).toContainText('às cegas');
  await picture(page, 'results-blind');
  await revealAll(night, second, 4);
  const best = (await night.host.organizer.get(`/scoreboard?roundId=${second.id}`)).json.scoreboard[0];
  await expect(rows.first()).toContainText(best.nickname);
  await expect(page.getByText('2 rodadas reveladas')).toBeVisible();
  await picture(page, 'results-revealed');
  await page.getByLabel('Rodada', { exact: true }).selectOption({ label: 'Rodada 1: Céu · revelada' });
  await expect(rows.first()).toContainText('Dandara');
});

test('[CONS-8, CONS-9, EXP-5, EXP-6] every session is kept, and downloads as it was', async ({ night, page }) => {
  const all = await guests(night, 2);
  const round = await votedRound(night, all, { prompt: 'Primeira' }, (at) => at);
  await revealAll(night, round, 2);
  const old = (await night.host.organizer.get('/session')).json.id;
  await openConsole(night, page, 'results');
  const rows: Record<string, string>[] = parse(await downloaded(page, 'Resultados (CSV)'), { columns: true });
  expect(rows.map((row) => [row['nickname'], row['avg_score'], row['generated_content']])).toEqual([
    ['Ana', '0', 'O céu **é** azul 0.'],
    ['Bento', '1', 'O céu **é** azul 1.'],
  ]);

  await turnTo(page, 'archive');
  await expect(page.locator('[data-session]')).toHaveCount(1);
  await night.host.organizer.post('/session', { title: '<b>Segunda</b> noite' });
  const kept = page.locator('[data-session]');
  await expect(kept).toHaveCount(2);
  await expect(kept.first()).toContainText('<b>Segunda</b> noite');
  await expect(kept.first()).toContainText('aberta');
  await expect(kept.last()).toHaveAttribute('data-session', old);
  await expect(kept.last()).toContainText('2 participantes · 1 rodada · 2 votos · durou');
  await picture(page, 'archive');
  const last = kept.last();
  const csv: unknown[] = parse(await downloaded(last, 'Resultados (CSV)'), { columns: true });
  expect(csv).toEqual(rows);
  const events: Record<string, string>[] = parse(await downloaded(last, 'Eventos (CSV)'), { columns: true });
  expect(events.length).toBeGreaterThan(10);
  const everything = await downloaded(last, 'Tudo (JSON)');
  expect(JSON.stringify(JSON.parse(everything))).toContain('O céu **é** ');
  expect(everything).not.toContain(PIN);
});

async function downloaded(where: Page | ReturnType<Page['locator']>, name: string): Promise<string> {
  const page = 'goto' in where ? where : where.page();
  const waiting = page.waitForEvent('download');
  await where.getByRole('link', { name }).click();
  return readFile(await (await waiting).path(), 'utf8');
}

test('[CONS-9] no session yet, and an archive that does not answer', async ({ page, watch }) => {
  const host = await startHost({ pin: null });
  try {
    watch.allow(host.url);
    watch.expectProblem(/net::ERR_FAILED .*\/sessions/);
    await page.goto(host.consoleUrl);
    await expect(page.locator('.frame')).toBeVisible();
    await turnTo(page, 'archive');
    await expect(page.getByText('Nenhuma sessão guardada ainda.')).toBeVisible();
    await page.route('**/sessions', (route) => route.abort());
    await turnTo(page, 'results');
    await turnTo(page, 'archive');
    await expect(page.getByText('As sessões não chegaram.')).toBeVisible();
    await picture(page, 'archive-failed');
    await page.unroute('**/sessions');
    await page.getByRole('button', { name: 'Tentar de novo' }).click();
    await expect(page.getByText('Nenhuma sessão guardada ainda.')).toBeVisible();
    await page.goto('about:blank');
  } finally {
    await host.dispose();
  }
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
  await night.host.organizer.post('/session', {});
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

test('[CONS-1, CONS-7, REG-7] hostile names, models and answers stay text, in their boxes', async ({ night, page }) => {
  const hostile = [
    ['<script>window.ran=1</script>', '<img src=x onerror="window.ran=2">', '<svg onload=window.ran=3><script/></svg>'],
    ['W'.repeat(400), 'M'.repeat(900), 'x'.repeat(10_000)],
    ['Ana\u202egnp.exe\u2066', 'Z\u0300\u0301\u0302\u0303\u0304\u0305algo', '\u202eesrever\u202c \u2067x fim'],
  ] as const;
  await openConsole(night, page);
  for (const [at, [nickname, model]] of hostile.entries()) {
    const wire = await register(night.host.ws, `h${at}`, { nickname, model });
    night.onEnd(async () => wire.cut());
    void wire.nextOf('challenge').then(() => {
      const text = hostile[at]?.[2] ?? '';
      wire.send({ type: 'token', round: 1, participant_id: `h${at}`, seq: 0, content: text });
      wire.send({ type: 'complete', round: 1, participant_id: `h${at}`, tokens: 1, duration_ms: 5 });
    });
  }
  const round = await night.startRound({ prompt: '<b>oi</b>', title: '<i>Título</i>' });
  await expect(page.locator('.people').getByText('completa')).toHaveCount(3);
  await person(page, 'h1')
    .getByRole('button', { name: /Ações para/ })
    .click();
  await picture(page, 'hostile-people', page.locator('.people'));
  await night.host.organizer.post('/rounds/stop', { roundId: round.id });
  await turnTo(page, 'results');
  await page.getByRole('button', { name: 'Mostrar notas parciais' }).click();
  for (const open of await page.getByRole('button', { name: /Ver a resposta de/ }).all()) await open.click();
  await expect(page.locator('.answer')).toHaveCount(3);
  await picture(page, 'hostile-results');
  expect((await overflow(page)).x).toBeLessThanOrEqual(0);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(await page.locator('main :is(script, style, iframe, b, i)').count()).toBe(0);
});
