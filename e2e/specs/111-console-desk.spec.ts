// What the desk does beside the next step: the script, the form, the stage, the answers, and a line that is lost.
import type { Page } from '@playwright/test';
import { begin } from '../fixtures/console-night.ts';
import { guests, openConsole } from '../fixtures/console-side.ts';
import { startHost } from '../fixtures/host.ts';
import { expect, test } from '../fixtures/night.ts';
import type { Night } from '../fixtures/night.ts';

test.use({ viewport: { width: 1280, height: 720 } });

const entry = (page: Page, id: string) => page.locator(`.entry-row[data-entry="${id}"]`);
const scene = (page: Page, name: string | RegExp) => expect(page.locator('main')).toHaveAttribute('data-scene', name);

async function drafts(night: Night, ...titles: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const title of titles) ids.push((await night.host.organizer.post('/rounds', { prompt: 'x', title })).json.id);
  return ids;
}

const order = (page: Page) => page.locator('.round-row-name').allInnerTexts();

test('[CON-10] drafts change places by drag and by buttons, and the focus stays with the one that moved', async ({
  night,
  page,
}) => {
  const [one, , three] = await drafts(night, 'Um', 'Dois', 'Três');
  await openConsole(night, page);
  const row = (id = '') => page.locator(`[data-round="${id}"]`);
  await expect.poll(() => order(page)).toEqual(['Um', 'Dois', 'Três']);
  await row(three).dragTo(row(one), { targetPosition: { x: 60, y: 4 } });
  await expect.poll(() => order(page)).toEqual(['Três', 'Um', 'Dois']);
  await expect(page.getByText('Três: agora em 1º entre as prontas')).toBeVisible();

  await page.getByRole('button', { name: 'Rodada 1 Três' }).focus();
  await page.keyboard.press('Enter');
  const up = row(three).getByRole('button', { name: 'Subir' });
  const down = row(three).getByRole('button', { name: 'Descer' });
  await expect(up).toHaveAttribute('title', 'Já é a próxima');
  await down.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => order(page)).toEqual(['Um', 'Três', 'Dois']);
  await expect(down).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => order(page)).toEqual(['Um', 'Dois', 'Três']);
  await expect(down).toHaveAttribute('aria-disabled', 'true');
  expect(
    (await night.host.organizer.get('/session')).json.rounds.map((round: { title: string }) => round.title),
  ).toEqual(['Um', 'Dois', 'Três']);
});

test('[CON-10] a draft is edited, duplicated, cancelled and sent out of turn; a started round is only renamed', async ({
  night,
  page,
}) => {
  const [one, two] = await drafts(night, 'Um', 'Dois');
  const ana = (await guests(night, 1))[0];
  await openConsole(night, page);
  const row = (id = '') => page.locator(`[data-round="${id}"]`);
  await page.getByRole('button', { name: 'Rodada 1 Um' }).click();
  await row(one).getByRole('button', { name: 'Editar' }).click();
  await expect(page.getByRole('heading', { name: 'Editar rodada 1' })).toBeVisible();
  await page.getByLabel('Título (opcional)').fill('Uma');
  await page.getByLabel('Às cegas').check();
  await page.getByRole('button', { name: 'Salvar rodada' }).click();
  await expect(row(one)).toContainText('Uma');
  await expect(row(one)).toContainText('às cegas');

  await page.getByRole('button', { name: 'Rodada 1 Uma' }).click();
  const duplicate = row(one).getByRole('button', { name: 'Duplicar' });
  if (!(await duplicate.isVisible())) await page.getByRole('button', { name: 'Rodada 1 Uma' }).click();
  await duplicate.click();
  await expect.poll(() => order(page)).toEqual(['Uma', 'Dois', 'Uma']);

  await row(one).getByRole('button', { name: 'Cancelar rodada' }).click();
  await expect(page.getByText('A rodada sai do roteiro; ela pode ser duplicada depois.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row(one).getByRole('button', { name: 'Cancelar rodada' })).toBeFocused();
  await row(one).getByRole('button', { name: 'Cancelar rodada' }).click();
  await row(one).getByRole('button', { name: 'Cancelar a rodada' }).click();
  await expect(row(one)).toContainText('cancelada');

  await page.getByRole('button', { name: 'Rodada 2 Dois' }).click();
  await row(two).getByRole('button', { name: 'Enviar agora' }).click();
  expect(await ana?.wire.nextOf('challenge')).toMatchObject({ round: 2 });
  await expect(row(two)).toContainText('ao vivo');
  await row(two).getByRole('button', { name: 'Mudar o título' }).click();
  await expect(page.getByText('só o título muda')).toBeVisible();
  await expect(page.getByLabel('Prompt')).toHaveCount(0);
  await page.getByLabel('Título (opcional)').fill('Outro nome');
  await page.getByRole('button', { name: 'Salvar rodada' }).click();
  await expect(row(two)).toContainText('Outro nome');
});

test('[CON-4, CON-9] the form says what is wrong, and keeps every word over refusals and reloads', async ({
  night,
  page,
  watch,
}) => {
  await openConsole(night, page);
  await page.locator('[data-step="createRound"]').click();
  await page.getByLabel('Começar por um exemplo').selectOption({ label: 'Pelicano de bicicleta' });
  await expect(page.getByLabel('Prompt')).toHaveValue(/Desenhe em SVG um pelicano/);
  await expect(page.getByLabel('Resposta')).toHaveValue('svg');
  await page.getByLabel('Prompt').fill('');
  await page.getByLabel('Prazo (s)').fill('0');
  await page.getByRole('button', { name: 'Criar rodada' }).click();
  await expect(page.getByText('Escreva o prompt: é o que os modelos recebem.')).toBeVisible();
  await expect(page.getByText('De 1 a 3.600.')).toBeVisible();
  await expect(page.getByText('Há 2 campos para corrigir.')).toBeVisible();
  await expect(page.getByLabel('Prompt')).toBeFocused();
  await page.getByLabel('Prompt').fill('Meio escrito ');
  await page.getByLabel('Prazo (s)').fill('45');
  // Pressed again while writing: nothing is thrown away.
  await page.locator('[data-step="createRound"]').click();
  await page.reload();
  await expect(page.getByLabel('Prompt')).toHaveValue('Meio escrito ');
  await expect(page.getByLabel('Prazo (s)')).toHaveValue('45');

  watch.expectProblem(/status of 503 .*\/rounds/);
  await page.route('**/rounds', (route) =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"STORAGE_UNAVAILABLE"}' }),
  );
  await page.getByRole('button', { name: 'Criar rodada' }).click();
  await expect(page.getByRole('alert')).toContainText('Não deu certo: nada foi salvo: o disco recusou a escrita');
  await expect(page.getByLabel('Prompt')).toHaveValue('Meio escrito ');
  await page.unroute('**/rounds');
  await page.getByRole('button', { name: 'Criar rodada' }).click();
  await expect(page.locator('[data-step="start"]')).toContainText('Pelicano de bicicleta');
  await expect(page.getByRole('alert')).toBeEmpty();

  await page.getByRole('button', { name: 'Escrever rodada' }).click();
  await expect(page.getByLabel('Prompt')).toHaveValue('');
  await page.getByLabel('Prompt').fill('a jogar fora');
  await page.getByRole('button', { name: 'Descartar' }).click();
  await expect(page.getByText('O que você escreveu aqui se perde.')).toBeVisible();
  await page.getByRole('button', { name: 'Descartar o texto' }).click();
  await expect(page.getByLabel('Prompt')).toHaveCount(0);
});

test('[CON-8, VIEW-12] scene, pin, hold, black and a message: the telão shows them, and the console says it in words', async ({
  night,
  page,
  context,
}) => {
  const all = await guests(night, 2);
  await openConsole(night, page);
  await expect(page.getByRole('link', { name: 'Abrir o telão' })).toHaveAttribute('href', '/telao');
  const telao = await context.newPage();
  await telao.goto(`${night.url}/telao`);
  await page.bringToFront();
  const sees = page.locator('.sees');
  await expect(page.locator('[data-count="telaos"]')).toContainText('1');
  await expect(page.getByRole('link', { name: 'Abrir o telão' })).toHaveCount(0);
  await expect(sees).toContainText('A sala vê: como entrar, e quem já chegou');
  const round = await night.startRound({ prompt: 'Diga olá' });
  begin(all, round.index);
  await expect(sees).toContainText('as respostas ao vivo');
  await expect(page.frameLocator('iframe').locator('main')).toHaveAttribute('data-scene', 'live');

  await page.getByLabel('Cena', { exact: true }).selectOption({ label: 'Entrada' });
  await scene(telao, 'lobby');
  await expect(sees).toContainText('como entrar');
  const pin = page.getByRole('button', { name: 'Fixar a cena' });
  await pin.click();
  await expect(pin).toHaveAttribute('aria-pressed', 'true');
  await expect(sees).toContainText('fixado');
  await page.locator('[data-step="stop"]').click();
  await expect(page.locator('[data-step="closeVoting"]')).toBeVisible();
  await scene(telao, 'lobby');
  await page.getByLabel('Cena', { exact: true }).selectOption({ label: 'Automática' });
  await scene(telao, 'voting');
  await expect(sees).not.toContainText('fixado');

  await page.getByRole('button', { name: 'Espera' }).click();
  await scene(telao, 'hold');
  await expect(sees).toContainText('a tela de espera');
  await page.getByRole('button', { name: 'Preto' }).click();
  await scene(telao, 'black');
  await page.getByRole('button', { name: 'Preto' }).click();
  await page.getByRole('button', { name: 'Espera' }).click();
  await scene(telao, 'voting');

  await page.getByRole('button', { name: 'Recado' }).click();
  await page.getByLabel('Recado para a sala').fill('Intervalo de 10 minutos');
  await page.getByRole('button', { name: 'Mostrar no telão' }).click();
  await scene(telao, 'message');
  await expect(telao.getByText('Intervalo de 10 minutos')).toBeVisible();
  await expect(sees).toContainText('Intervalo de 10 minutos');
  await page.getByRole('button', { name: 'Recado' }).click();
  await page.getByRole('button', { name: 'Tirar do telão' }).click();
  await expect(page.getByLabel('Recado para a sala')).toHaveCount(0);
  // By mouse: Space is for the next step, not for this menu.
  await expect(page.getByRole('button', { name: 'Recado' })).not.toBeFocused();
  await scene(telao, 'voting');
});

test('[CON-11, CON-12] an answer is read whole, hidden, shown and put alone on the telão; silence is told', async ({
  night,
  page,
  context,
}) => {
  const all = await guests(night, 3);
  await openConsole(night, page);
  const telao = await context.newPage();
  await telao.goto(`${night.url}/telao`);
  await page.bringToFront();
  await night.startRound({ prompt: 'Diga olá', blind: false });
  const [ana, bento] = all;
  ana?.wire.send({ type: 'token', round: 1, participant_id: 'p0', seq: 0, content: 'Olá, ' });
  ana?.wire.send({ type: 'token', round: 1, participant_id: 'p0', seq: 1, content: 'mundo' });
  bento?.wire.send({ type: 'error', round: 1, participant_id: 'p1', code: 'OOM', message: 'sem memória na placa' });
  await page.getByRole('button', { name: /^Ler a resposta de .?Ana/ }).click();
  await expect(entry(page, 'p0').locator('[data-text]')).toHaveText('Olá, mundo');
  // Opened below the edge of the list, it comes into sight by itself.
  await expect(entry(page, 'p0').locator('.entry-text')).toBeInViewport({ ratio: 0.6 });
  await page.getByRole('button', { name: /^Fechar a resposta de .?Ana/ }).click();
  await expect(page.locator('.entry-text')).toHaveCount(0);
  await expect(entry(page, 'p1')).toContainText('falhou');
  await expect(entry(page, 'p1')).toContainText('sem memória na placa');
  // By the clock itself: what says nothing for five seconds is worth a look.
  await expect(entry(page, 'p2').locator('[data-level="slow"]')).toBeVisible({ timeout: 12_000 });

  await page.getByRole('button', { name: /^Ocultar do telão: .?Ana/ }).click();
  await expect(entry(page, 'p0')).toContainText('oculta');
  await expect(telao.locator('[data-entry="p0"]')).toHaveCount(0);
  await page.getByRole('button', { name: /^Mostrar de novo: .?Ana/ }).click();
  await expect(telao.locator('[data-entry="p0"] [data-text]')).toHaveText('Olá, mundo');
  await page.getByRole('button', { name: /^Destacar no telão: .?Ana/ }).click();
  await expect(telao.locator('[data-entry]')).toHaveCount(1);
  await expect(page.locator('.sees')).toContainText(/só a resposta de .?Ana/);
  await page.getByRole('button', { name: /^Tirar o destaque: .?Ana/ }).click();
  await expect(page.locator('.sees')).toContainText('as respostas ao vivo');

  await page.getByLabel('Encerrar quando todos terminarem').click();
  await expect.poll(async () => (await night.host.room.get('/session')).json.endWhenAllFinished).toBe(true);
  for (const { id, wire } of all) {
    wire.send({ type: 'token', round: 1, participant_id: id, seq: 2, content: '!' });
    wire.send({ type: 'complete', round: 1, participant_id: id, tokens: 3, duration_ms: 9 });
  }
  await expect(page.locator('[data-step="closeVoting"]')).toBeVisible();
});

test('[CON-7, RND-8] a live round is cancelled after a question; a key alone cannot', async ({ night, page }) => {
  await guests(night, 1);
  await openConsole(night, page);
  await night.startRound({ prompt: 'Diga olá' });
  await page.getByRole('button', { name: 'Cancelar', exact: true }).click();
  await expect(page.getByText('As respostas desta rodada não serão votadas.')).toBeVisible();
  await page.getByRole('button', { name: 'Não', exact: true }).click();
  await expect(page.locator('[data-step="stop"]')).toBeVisible();
  await page.getByRole('button', { name: 'Cancelar', exact: true }).click();
  await page.getByRole('button', { name: 'Cancelar a rodada' }).click();
  await expect(page.locator('[data-step="createRound"]')).toBeVisible();
  await expect(page.locator('[data-round]')).toContainText('cancelada');
});

test('[CON-15] without the host the console says so, rests with the reason, and comes back by itself', async ({
  night,
  page,
  watch,
}) => {
  watch.expectProblem(/WebSocket connection|ERR_CONNECTION|ERR_INTERNET|Failed to load resource/);
  const [one] = await drafts(night, 'Um');
  await openConsole(night, page);
  await expect(page.locator(`[data-round="${one}"]`)).toBeVisible();
  await page.getByRole('button', { name: 'Escrever rodada' }).click();
  await page.getByLabel('Prompt').fill('Escrito sem rede');
  await night.host.kill();
  await expect(page.getByText('Sem contato com o host; tentando de novo.')).toBeVisible();
  await expect(page.locator('[data-step="start"]')).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText('Sem contato com o host: espere a ligação voltar')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Criar rodada' })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByLabel('Prompt')).toHaveValue('Escrito sem rede');
  await expect(page.locator('[data-pin]')).toHaveText('314159');

  const again = await startHost({ data: night.host.data, port: night.host.port, pin: null });
  night.onEnd(() => again.stop());
  await expect(page.getByText('Sem contato com o host; tentando de novo.')).toHaveCount(0);
  await expect(page.locator('[data-step="start"]')).not.toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Criar rodada' }).click();
  await expect(page.locator('[data-round]')).toHaveCount(2);
  await page.close();
});

test('[CON-16] trouble of the host is said in words, with what to do about it', async ({ night, page }) => {
  const all = await guests(night, 1);
  await openConsole(night, page);
  await expect(page.locator('[data-problems]')).toHaveCount(0);
  const round = await night.startRound({ prompt: 'Diga olá' });
  begin(all, 1);
  const { organizer, room } = night.host;
  await expect.poll(async () => (await organizer.post('/rounds/stop', { roundId: round.id })).status).toBe(200);
  for (let voter = 0; voter < 3; voter += 1) {
    await room.insist('/votes', { roundId: round.id, participantId: 'p0', score: 5, voterId: `v${voter}` });
  }
  await page.getByRole('button', { name: '1 problema' }).click();
  await expect(page.getByRole('heading', { name: 'Votos sem identidade própria (Rodada 1)' })).toBeVisible();
  await expect(page.getByText('Peça que votem pela página do QR')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Peça que votem pela página do QR')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '1 problema' })).toBeFocused();
});
