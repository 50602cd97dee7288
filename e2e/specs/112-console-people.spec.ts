// The console's list of participants: who is here, how they stand, and what can be done about it.
import type { Page } from '@playwright/test';
import { guests, openConsole, picture, turnTo } from '../fixtures/console-side.ts';
import { PIN } from '../fixtures/host.ts';
import { expect, overflow, test } from '../fixtures/night.ts';
import { connect, register } from '../fixtures/wire.ts';

test.use({ viewport: { width: 1920, height: 1080 } });
// Pictures at two sizes, each looked at by axe, take their time on a slow machine.
test.describe.configure({ timeout: 90_000 });

const person = (page: Page, id: string) => page.locator(`[data-participant="${id}"]`);

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
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('panel-body');
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
  await night.host.organizer.insist('/rounds/stop', { roundId: round.id });
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
  await night.host.organizer.insist('/rounds/stop', { roundId: round.id });
  await turnTo(page, 'results');
  await page.getByRole('button', { name: 'Mostrar notas parciais' }).click();
  for (const open of await page.getByRole('button', { name: /Ver a resposta de/ }).all()) await open.click();
  await expect(page.locator('.answer')).toHaveCount(3);
  await picture(page, 'hostile-results');
  expect((await overflow(page)).x).toBeLessThanOrEqual(0);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(await page.locator('main :is(script, style, iframe, b, i)').count()).toBe(0);
});
