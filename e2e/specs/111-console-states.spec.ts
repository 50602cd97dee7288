// Pictures of every state of the desk, to be looked at; and what can be measured of them.
import { begin, finish, picture, voting } from '../fixtures/console-night.ts';
import { guests, openConsole } from '../fixtures/console-side.ts';
import { startHost } from '../fixtures/host.ts';
import { expect, test } from '../fixtures/night.ts';
import { register } from '../fixtures/wire.ts';

test.describe.configure({ timeout: 180_000 });
test.use({ viewport: { width: 1280, height: 720 } });

const SKY = 'Explique em até 60 palavras por que o céu é azul, como se falasse com uma criança de sete anos.';

test('[CON-17] pictures: the way in, no session, the session’s card', async ({ page, watch }) => {
  const host = await startHost({ pin: null });
  try {
    watch.allow(host.url);
    watch.expectProblem(/status of 401 .*\/organizer\/session/);
    await page.goto(`${host.url}/console#code=used`);
    await expect(page.getByText('Este link já foi usado')).toBeVisible();
    await picture(page, 'locked');
    await page.goto(host.consoleUrl);
    await expect(page.locator('[data-step="createSession"]')).toBeVisible();
    await picture(page, 'no-session');
    await page.getByLabel('Título da noite').fill('Clube de IA do Vale: noite de novembro');
    await page.locator('[data-step="createSession"]').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /Clube de IA/ }).click();
    await page.getByRole('button', { name: 'Encerrar a sessão' }).click();
    await picture(page, 'session-card');
  } finally {
    await page.close();
    await host.dispose();
  }
});

test('[CON-17] pictures: an empty lobby, the form and its faults, a lobby with a script, the help', async ({
  night,
  page,
}) => {
  await openConsole(night, page);
  await picture(page, 'lobby-empty');
  await page.locator('[data-step="createRound"]').click();
  await picture(page, 'form');
  await page.getByLabel('Prazo (s)').fill('0');
  await page.getByText('Mais ajustes').click();
  await page.getByLabel('Temperatura').fill('quente');
  await page.getByRole('button', { name: 'Criar rodada' }).click();
  await expect(page.getByText('Há 3 campos para corrigir.')).toBeVisible();
  await picture(page, 'form-faults');
  await page.getByRole('button', { name: 'Descartar' }).click();
  await page.getByRole('button', { name: 'Descartar o texto' }).click();
  await guests(night, 8);
  const { organizer } = night.host;
  for (const title of ['O céu para crianças', 'A melhor desculpa'])
    await organizer.insist('/rounds', { prompt: SKY, title });
  await organizer.insist('/rounds', { prompt: SKY, blind: true, svgMode: true });
  await page.getByRole('button', { name: 'Rodada 2 A melhor desculpa' }).click();
  await picture(page, 'lobby');
  await page.getByRole('button', { name: 'Teclas e ajuda' }).click();
  await picture(page, 'help');
});

test('[CON-17] pictures: live, slow, failed, hidden, hostile, all finished, without the host', async ({
  night,
  page,
  watch,
}) => {
  watch.expectProblem(/WebSocket connection|ERR_CONNECTION|Failed to load resource/);
  const all = await guests(night, 8);
  const mad = '<b>'.repeat(3) + 'W'.repeat(40);
  const hostile = await register(night.host.ws, 'mad', { nickname: `${mad}\u202E`, model: 'm'.repeat(80) });
  night.onEnd(async () => hostile.cut());
  await openConsole(night, page);
  await night.startRound({ prompt: SKY, title: 'O céu para crianças' });
  await expect(page.locator('[data-step="stop"]')).toHaveAttribute('aria-disabled', 'true');
  await picture(page, 'live-waiting');
  begin(all.slice(0, 6), 1, 40);
  hostile.send({ type: 'token', round: 1, participant_id: 'mad', seq: 0, content: 'x'.repeat(10_000) });
  const why =
    'o modelo llama3.2 não cabe na memória da placa de vídeo: faltam 3,2 GB; feche outro programa e tente de novo';
  all[7]?.wire.send({ type: 'error', round: 1, participant_id: 'p7', code: 'OOM', message: why });
  await expect(page.locator('.entry-row[data-entry="p7"]')).toContainText('falhou');
  await page.getByRole('button', { name: /^Ocultar do telão: .?Ana/ }).click();
  await page.getByRole('button', { name: 'Pausar' }).click();
  await page.getByRole('button', { name: /^Ler a resposta de .?Bento/ }).click();
  await expect(page.locator('[data-level="slow"]').first()).toBeVisible({ timeout: 12_000 });
  await picture(page, 'live-slow');
  await page.getByRole('button', { name: 'Retomar' }).click();
  finish(all.slice(0, 6), 1, 40);
  all[6]?.wire.send({ type: 'error', round: 1, participant_id: 'p6', code: 'OFF', message: 'desligou' });
  hostile.send({ type: 'complete', round: 1, participant_id: 'mad', tokens: 1, duration_ms: 9 });
  await expect(page.locator('[data-due="true"]')).toBeVisible();
  await picture(page, 'live-finished');
  await night.host.kill();
  await expect(page.getByText('Sem contato com o host; tentando de novo.')).toBeVisible();
  await picture(page, 'offline');
  await page.close();
});

test('[CON-17] pictures: voting, scores held uncovered, a message, a problem, closed, reveal and podium', async ({
  night,
  page,
}) => {
  await night.host.organizer.insist('/rounds', { prompt: SKY, title: 'A melhor desculpa' });
  await openConsole(night, page);
  await voting(night, 8, { prompt: SKY, title: 'O céu para crianças' });
  await expect(page.locator('[data-voters]')).toHaveText('1');
  await picture(page, 'voting');
  const peek = page.getByRole('button', { name: 'Segure para ver as notas' });
  await peek.focus();
  await page.keyboard.down('Space');
  await expect(page.locator('.tally')).toBeVisible();
  await picture(page, 'voting-held');
  await page.keyboard.up('Space');
  await page.getByRole('button', { name: '1 problema' }).click();
  await picture(page, 'problem');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Recado' }).click();
  await page.getByLabel('Recado para a sala').fill('Intervalo de dez minutos: café na cozinha');
  await page.getByRole('button', { name: 'Mostrar no telão' }).click();
  await expect(page.locator('.sees')).toContainText('Intervalo');
  await page.getByRole('button', { name: 'Recado' }).click();
  await picture(page, 'message');
  await page.getByRole('button', { name: 'Tirar do telão' }).click();
  await page.locator('[data-step="closeVoting"]').click();
  await expect(page.locator('[data-step="startReveal"]')).toBeVisible();
  await picture(page, 'closed');
  await page.locator('[data-step="startReveal"]').click();
  for (let places = 1; places <= 8; places += 1) {
    await page.locator('[data-step="revealNext"]').click();
    await expect(page.locator('.tally tbody tr')).toHaveCount(places);
    if (places === 3) await picture(page, 'revealing');
  }
  await expect(page.locator('[data-step="next"]')).not.toHaveAttribute('aria-disabled', 'true');
  await picture(page, 'podium');
});

test('[CON-17] pictures: the desk in English and in the dark, and a refusal in words', async ({
  night,
  page,
  watch,
}) => {
  watch.expectProblem(/status of 503 .*\/rounds\/stop/);
  await page.emulateMedia({ colorScheme: 'dark' });
  const made = await night.host.organizer.post('/organizer/code');
  await page.goto(`${night.url}/console?lang=en${new URL(made.json.consoleUrl).hash}`);
  await expect(page.locator('[data-pin]')).toBeVisible();
  const all = await guests(night, 6);
  await night.startRound({ prompt: SKY, title: 'O céu para crianças', blind: true });
  begin(all, 1);
  await page.route('**/rounds/stop', (route) =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"STORAGE_UNAVAILABLE"}' }),
  );
  await page.locator('[data-step="stop"]').click();
  await expect(page.getByRole('alert')).toContainText('Nothing was saved: the disk refused the write');
  await picture(page, 'dark-en');
});
