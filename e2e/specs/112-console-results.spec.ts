// The console's results and past sessions: what is covered, what follows the night, what can be taken home.
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Page } from '@playwright/test';
import { guests, openConsole, picture, revealAll, turnTo, votedRound } from '../fixtures/console-side.ts';
import { PIN, startHost } from '../fixtures/host.ts';
import { expect, test } from '../fixtures/night.ts';

test.use({ viewport: { width: 1920, height: 1080 } });
// Pictures at two sizes, each looked at by axe, take their time on a slow machine.
test.describe.configure({ timeout: 90_000 });

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
  await night.host.room.insist('/votes', again);
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
  await night.host.organizer.insist('/session', { title: '<b>Segunda</b> noite' });
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
  await night.host.organizer.insist('/session/end');
  await expect(kept.first()).toContainText('encerrada');
  await kept
    .last()
    .getByRole('link', { name: /^Ver resultados de .*Sessão sem título/ })
    .click();
  const past = page.locator(`[data-results-of="${old}"]`);
  await expect(past.getByText(/^Resultados de Sessão sem título, /)).toBeVisible();
  await expect(past.locator('[data-result]').first()).toContainText('Bento');
  await expect(past.locator('[data-night]')).toHaveCount(2);
  await picture(page, 'results-kept');
  await page.reload();
  await expect(past.locator('[data-result]').first()).toContainText('1,00');
  expect(parse(await downloaded(page, 'Resultados (CSV)'), { columns: true })).toEqual(rows);
  await page.getByRole('link', { name: 'Voltar à sessão atual' }).click();
  await expect(past).toHaveCount(0);
  await expect(page.getByText('Ainda não há rodada para mostrar.')).toBeVisible();
  await turnTo(page, 'night');
  await expect(page.locator('.people')).toContainText('Abra uma sessão para que as pessoas entrem.');
});

test('[CONS-7, REV-9] results stay when the session has ended, also over a reload', async ({ night, page }) => {
  const all = await guests(night, 2);
  const round = await votedRound(night, all, { prompt: 'Última' }, (at) => at + 1);
  await revealAll(night, round, 2);
  await openConsole(night, page, 'results');
  await expect(page.locator('[data-night]')).toHaveCount(2);
  await night.host.organizer.insist('/session/end');
  await page.reload();
  await expect(page.locator('[data-result]').first()).toContainText('Bento');
  await expect(page.locator('[data-night]').first()).toContainText('2,00');
  await expect(page.locator('.results-failed')).toHaveCount(0);
  await picture(page, 'results-ended');
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
