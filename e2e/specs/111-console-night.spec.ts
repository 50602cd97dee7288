// A night of one round at the desk: by clicks, and again by the keyboard alone.
import type { Locator, Page } from '@playwright/test';
import { begin, finish, pressSpaceAt } from '../fixtures/console-night.ts';
import { guests, openConsole } from '../fixtures/console-side.ts';
import { expect, test } from '../fixtures/night.ts';

test.use({ viewport: { width: 1280, height: 720 } });

const step = (page: Page, kind: string) => page.locator(`[data-step="${kind}"]`);
const entry = (page: Page, id: string) => page.locator(`.entry-row[data-entry="${id}"]`);

/** Held, not pressed: what is covered shows only meanwhile. */
async function held(page: Page, button: Locator, look: () => Promise<void>): Promise<void> {
  const box = await button.boundingBox();
  if (box === null) throw new Error('There is nothing to hold.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await look();
  await page.mouse.up();
}

test('[CON-4, CON-5, CON-7, CON-11, CON-13, RND-7, VOTE-10, REV-2, REV-4] a round by clicks, from the form to the podium', async ({
  night,
  page,
}) => {
  const all = await guests(night, 3);
  const { room } = night.host;
  await openConsole(night, page);
  await step(page, 'createRound').click();
  await page.getByLabel('Prompt').fill('Diga olá');
  await page.getByLabel('Prazo (s)').fill('60');
  await page.getByRole('button', { name: 'Criar rodada' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Rodada criada' })).toBeVisible();
  await expect(step(page, 'start')).toContainText('Enviar desafio: Diga olá');
  await step(page, 'start').click();
  const challenge = await all[0]?.wire.nextOf('challenge');
  expect(challenge).toMatchObject({ prompt: 'Diga olá', deadline_ms: 60_000, max_tokens: 400 });

  // Nobody has text: the host would refuse, and the button says why.
  await expect(step(page, 'stop')).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText('Ainda não há resposta: espere por texto, ou cancele a rodada')).toBeVisible();
  await page.getByRole('button', { name: 'Pausar' }).click();
  const clock = page.getByRole('timer');
  await expect(clock).toContainText('em pausa');
  const paused = await clock.innerText();
  begin(all, 1);
  await expect(entry(page, 'p0')).toContainText('12/400');
  await expect(entry(page, 'p0')).toContainText('gerando');
  expect(await clock.innerText()).toBe(paused);
  await page.getByRole('button', { name: 'Retomar' }).click();
  await expect(clock).not.toContainText('em pausa');
  const left = async () => (await room.get('/rounds/current')).json.remainingMs as number;
  const before = await left();
  await page.getByRole('button', { name: '+10 s' }).click();
  await expect.poll(left).toBeGreaterThan(before + 3_000);
  const extended = await left();
  await page.getByRole('button', { name: '−10 s' }).click();
  await expect.poll(left).toBeLessThan(extended - 9_000);

  await expect(step(page, 'stop')).toHaveAttribute('data-due', 'false');
  finish(all, 1);
  await expect(page.getByText('3 de 3 terminaram')).toBeVisible();
  await expect(step(page, 'stop')).toHaveAttribute('data-due', 'true');
  await step(page, 'stop').click();
  const roundId = (await room.get('/session')).json.rounds[0].id;
  for (const [at, { id }] of all.entries()) {
    await room.insist('/votes', { roundId, participantId: id, score: at + 2, voterId: 'v1' });
  }
  await expect(page.locator('[data-voters]')).toHaveText('1');
  const peek = page.getByRole('button', { name: 'Segure para ver as notas' });
  await expect(page.getByText('4,00')).toHaveCount(0);
  await held(page, peek, () => expect(page.locator('.tally')).toContainText('4,00'));
  await expect(page.locator('.tally')).toHaveCount(0);

  await step(page, 'closeVoting').click();
  await page.getByRole('button', { name: 'Reabrir votação' }).click();
  await expect(page.getByText('Votação reaberta')).toBeVisible();
  await step(page, 'closeVoting').click();
  await step(page, 'startReveal').click();
  await expect(step(page, 'revealNext')).toContainText('Revelar o 3º lugar');
  await expect(page.getByText('Nenhuma resposta revelada ainda.')).toBeVisible();
  const who = page.getByRole('button', { name: 'Segure para ver quem vem agora' });
  await expect(page.getByText('O próximo:')).toHaveCount(0);
  await held(page, who, () => expect(page.getByText(/O próximo: .?Ana.?, 3º lugar/)).toBeVisible());
  await expect(page.getByText('O próximo:')).toHaveCount(0);
  await step(page, 'revealNext').click();
  await expect(page.locator('.tally tbody tr')).toHaveCount(1);
  await page.getByRole('button', { name: 'Voltar um lugar' }).click();
  await expect(page.getByText('0 de 3 respostas reveladas')).toBeVisible();
  for (const place of [3, 2, 1]) {
    await expect(step(page, 'revealNext')).toContainText(`${place}º`);
    await step(page, 'revealNext').click();
    await expect(page.locator('.tally tbody tr')).toHaveCount(4 - place);
  }
  await expect(page.locator('.tally tbody tr').first()).toContainText('Capivara');
  await expect(page.locator(`[data-round="${roundId}"]`)).toContainText('revelada');
  await expect(step(page, 'next')).toHaveText(/Próxima rodada/);
});

test('[CON-5] a press too many after the last place does not send the next challenge into the applause', async ({
  night,
  page,
}) => {
  const all = await guests(night, 1);
  await openConsole(night, page);
  const round = await night.startRound({ prompt: 'Um' });
  await night.host.organizer.insist('/rounds', { prompt: 'Dois' });
  begin(all, 1);
  await expect
    .poll(async () => (await night.host.organizer.post('/rounds/stop', { roundId: round.id })).status)
    .toBe(200);
  await night.host.organizer.insist('/votes/close');
  await step(page, 'startReveal').click();
  await ready(page, 'revealNext');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await pressSpaceAt(page, '[data-step="next"][aria-busy="false"]');
  await page.keyboard.press('Space');
  await expect(page.locator('body[data-pressed="true"]')).toBeVisible();
  await expect(step(page, 'next')).toContainText('Próxima rodada: Dois');
  await expect(step(page, 'next')).not.toHaveAttribute('aria-disabled', 'true');
  expect((await night.host.organizer.get('/session')).json.rounds[1].status).toBe('draft');
  await page.keyboard.press('Space');
  await expect(step(page, 'stop')).toBeVisible();
});

test('[CON-6] what the mouse pressed does not hold Space: it takes the step; what the keyboard is on, it presses', async ({
  night,
  page,
}) => {
  const all = await guests(night, 2);
  await openConsole(night, page);
  await night.startRound({ prompt: 'Diga olá' });
  begin(all, 1);
  const hide = page.getByRole('button', { name: /^Ocultar do telão: .?Ana/ });
  const show = page.getByRole('button', { name: /^Mostrar de novo: .?Ana/ });
  await hide.click();
  await expect(entry(page, 'p0')).toContainText('oculta');
  // The host's word may arrive before its answer to the press, and until then the step waits.
  await expect(step(page, 'stop')).toHaveAttribute('aria-busy', 'false');
  await expect(entry(page, 'p1')).toContainText('12/');
  await expect(step(page, 'stop')).not.toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Space');
  await expect(step(page, 'closeVoting')).toBeVisible();
  await expect(entry(page, 'p0')).toContainText('oculta');

  // By keyboard the button with the focus is the one that Space presses.
  await tabTo(page, show);
  await page.keyboard.press('Space');
  await expect(entry(page, 'p0')).not.toContainText('oculta');
  await expect(hide).toBeFocused();
  await expect(step(page, 'closeVoting')).toBeVisible();

  // A menu that was closed by the mouse does not hold it either.
  await page.getByRole('button', { name: 'Recado' }).click();
  await page.getByRole('button', { name: 'Recado' }).click();
  await expect(page.getByLabel('Recado para a sala')).toHaveCount(0);
  await expect(step(page, 'closeVoting')).toHaveAttribute('aria-busy', 'false');
  await page.keyboard.press('Space');
  await expect(step(page, 'startReveal')).toBeVisible();
  await expect(page.getByLabel('Recado para a sala')).toHaveCount(0);
  await expect(page.getByText('Ninguém votou: a revelação mostra só as respostas')).toBeVisible();

  // Words that are being typed keep their spaces.
  await page.getByRole('button', { name: 'Escrever rodada' }).click();
  await page.getByLabel('Prompt').click();
  await page.keyboard.type('a b');
  await expect(page.getByLabel('Prompt')).toHaveValue('a b');
  await expect(step(page, 'startReveal')).toBeVisible();
});

test('[CON-6, CON-7] a question opened by mouse is not answered by Space, and Escape leaves it', async ({
  night,
  page,
}) => {
  const all = await guests(night, 1);
  await openConsole(night, page);
  await night.startRound({ prompt: 'Diga olá' });
  const question = page.getByText('As respostas desta rodada não serão votadas.');
  await page.getByRole('button', { name: 'Cancelar', exact: true }).click();
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  begin(all, 1);
  await expect(step(page, 'stop')).not.toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Cancelar', exact: true }).click();
  await expect(question).toBeVisible();
  await page.keyboard.press('Space');
  await expect(step(page, 'closeVoting')).toBeVisible();
});

test('[CON-5] two of one place: the button says that the other one comes', async ({ night, page }) => {
  const all = await guests(night, 3);
  await openConsole(night, page);
  const round = await night.startRound({ prompt: 'Diga olá' });
  begin(all, 1);
  const { organizer, room } = night.host;
  await expect.poll(async () => (await organizer.post('/rounds/stop', { roundId: round.id })).status).toBe(200);
  for (const [at, { id }] of all.entries()) {
    await room.insist('/votes', { roundId: round.id, participantId: id, score: at === 0 ? 1 : 5, voterId: 'v1' });
  }
  await step(page, 'closeVoting').click();
  await expect(page.getByText('Ninguém votou')).toHaveCount(0);
  await step(page, 'startReveal').click();
  for (const [count, label] of ['Revelar o 3º lugar', 'Revelar o 1º lugar', 'Revelar o outro 1º lugar'].entries()) {
    await expect(step(page, 'revealNext')).toContainText(label);
    await expect(page.getByText(`${count} de 3 respostas reveladas`)).toBeVisible();
    await step(page, 'revealNext').click();
  }
  await expect(step(page, 'next')).toBeVisible();
});

test('[CON-6, CON-18] the same night by the keyboard alone', async ({ night, page, context }) => {
  const all = await guests(night, 2);
  const { room } = night.host;
  await openConsole(night, page);
  const telao = await context.newPage();
  await telao.goto(`${night.url}/telao`);
  await page.bringToFront();
  const { keyboard } = page;

  await keyboard.press('Space');
  await expect(page.getByLabel('Prompt')).toBeFocused();
  await keyboard.type('Conte uma b. Pause + s?');
  await expect(page.getByLabel('Prompt')).toHaveValue('Conte uma b. Pause + s?');
  await tabTo(page, page.getByRole('button', { name: 'Criar rodada' }));
  await keyboard.press('Enter');
  await expect(step(page, 'start')).toBeVisible();
  await tabTo(page, step(page, 'start'));
  await ready(page, 'start');
  await keyboard.press('Enter');
  await expect(step(page, 'stop')).toBeVisible();
  begin(all, 1);
  await expect(step(page, 'stop')).not.toHaveAttribute('aria-disabled', 'true');

  await keyboard.press('p');
  await expect(page.getByRole('timer')).toContainText('em pausa');
  await keyboard.press('p');
  await expect(page.getByRole('timer')).not.toContainText('em pausa');
  const left = async () => (await room.get('/rounds/current')).json.remainingMs as number;
  const before = await left();
  await keyboard.press('+');
  await expect.poll(left).toBeGreaterThan(before + 3_000);
  await keyboard.press('-');
  await expect.poll(left).toBeLessThan(before);
  const sees = page.locator('.sees');
  for (const [key, scene] of [
    ['b', 'black'],
    ['w', 'hold'],
    ['s', 'scoreboard'],
  ] as const) {
    await keyboard.press(key);
    await expect(telao.locator('main')).toHaveAttribute('data-scene', scene);
    await expect(sees).toHaveAttribute('data-sees', scene);
    await keyboard.press(key);
    await expect(telao.locator('main')).toHaveAttribute('data-scene', /challenge|live/);
    await expect(sees).toHaveAttribute('data-sees', /challenge|live/);
  }
  await keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Teclas' })).toBeVisible();
  await keyboard.press('b');
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.sees')).not.toHaveAttribute('data-sees', 'black');
  await keyboard.press('q');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keyboard.press('Escape');

  finish(all, 1);
  await ready(page, 'stop');
  await keyboard.press('Space');
  await expect(step(page, 'closeVoting')).toBeVisible();
  const roundId = (await room.get('/session')).json.rounds[0].id;
  await room.insist('/votes', { roundId, participantId: 'p1', score: 5, voterId: 'v1' });
  const peek = page.getByRole('button', { name: 'Segure para ver as notas' });
  await tabTo(page, peek);
  await keyboard.down('Space');
  await expect(page.locator('.tally')).toContainText('5,00');
  await keyboard.up('Space');
  await expect(page.locator('.tally')).toHaveCount(0);
  await tabTo(page, step(page, 'closeVoting'));
  await ready(page, 'closeVoting');
  await keyboard.press('Space');
  await ready(page, 'startReveal');
  await keyboard.press('Control+z');
  await ready(page, 'closeVoting');
  await keyboard.press('Space');
  await ready(page, 'startReveal');
  await keyboard.press('Space');
  await expect(page.getByText('0 de 2 respostas reveladas')).toBeVisible();
  await ready(page, 'revealNext');
  await keyboard.press('Space');
  await expect(page.getByText('1 de 2 respostas reveladas')).toBeVisible();
  await ready(page, 'revealNext');
  await keyboard.press('Control+z');
  await expect(page.getByText('0 de 2 respostas reveladas')).toBeVisible();
  for (const places of [1, 2]) {
    await ready(page, 'revealNext');
    await keyboard.press('Space');
    await expect(page.getByText(`${places} de 2 respostas reveladas`)).toBeVisible();
  }
  await expect(telao.locator('main')).toHaveAttribute('data-scene', 'podium');
});

/** The step has stood long enough to be pressed, and nothing is on its way to the host. */
async function ready(page: Page, kind: Parameters<typeof step>[1]): Promise<void> {
  await expect(step(page, kind)).toBeEnabled();
  await expect(step(page, kind)).toHaveAttribute('aria-busy', 'false');
}

/** By Tab, as far as it takes; what no Tab reaches, no keyboard reaches. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 90; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not reach it.');
}
