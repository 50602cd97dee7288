// Warm-up in lights: each participant's row says what came back, and one line sums it up.
import { guests, openConsole, picture } from '../fixtures/console-side.ts';
import type { Guest } from '../fixtures/console-side.ts';
import { expect, test } from '../fixtures/night.ts';
import { register } from '../fixtures/wire.ts';

test.use({ viewport: { width: 1920, height: 1080 }, contextOptions: { reducedMotion: 'reduce' } });
test.describe.configure({ timeout: 90_000 });

const send = ({ id, wire }: Guest, type: string, more: Record<string, unknown>): void =>
  wire.send({ type, round: 0, participant_id: id, ...more });

test('[CONS-16, WARM-4] ready, slow, failed, generating, waiting, not tested; a round sweeps them away', async ({
  night,
  page,
}) => {
  const all = await guests(night, 6);
  const [quick, slow, broken, busy, silent, empty] = all as [Guest, Guest, Guest, Guest, Guest, Guest];
  await openConsole(night, page);
  const row = ({ id }: { id: string }) => page.locator(`[data-participant="${id}"]`);
  await page.getByRole('button', { name: 'Aquecer todos' }).click();
  await expect(row(slow)).toContainText('esperando o texto');
  // Said at least 250 ms apart, as the page is told no sooner: below 5 tok/s.
  for (const one of [slow, busy]) send(one, 'token', { seq: 0, content: 'Olá' });
  await expect(row(slow)).toContainText('gerando');
  send(slow, 'token', { seq: 1, content: '!' });
  send(slow, 'complete', { tokens: 2, duration_ms: 400 });
  send(quick, 'token', { seq: 0, content: 'Olá a todos.', tokens: 9 });
  send(quick, 'complete', { tokens: 9, duration_ms: 9 });
  send(broken, 'error', {
    code: 'MODEL_NOT_FOUND',
    message: 'o modelo <b>gemma9</b> não está no Ollama: rode ollama pull gemma9',
  });
  send(empty, 'complete', { tokens: 0, duration_ms: 9 });
  const late = await register(night.host.ws, 'late', { nickname: 'Atrasada da Silva', model: 'phi4-mini' });
  night.onEnd(async () => late.cut());

  await expect(row(quick)).toHaveAttribute('data-warm', 'ready');
  await expect(row(quick)).toContainText('pronto');
  await expect(row(quick)).toContainText(/1º token \d+,\d s/);
  await expect(row(slow)).toHaveAttribute('data-warm', 'slow');
  await expect(row(slow)).toContainText(/lento\s*\d,\d tok\/s/);
  await expect(row(broken)).toContainText('o modelo <b>gemma9</b> não está no Ollama: rode ollama pull gemma9');
  await expect(row(empty)).toContainText('terminou sem nenhum texto');
  await expect(row(busy)).toHaveAttribute('data-warm', 'generating');
  await expect(row(silent)).toHaveAttribute('data-warm', 'waiting');
  await expect(row({ id: 'late' })).toContainText('não testado');
  const sum = page.getByRole('status', { name: 'Aquecimento' });
  await expect(sum).toContainText('1 de 7 pronto, 1 lento, 2 falharam, 2 testando, 1 não testado');
  await picture(page, 'warm', page.locator('.people'));

  await page.reload();
  await expect(row(quick)).toHaveAttribute('data-warm', 'ready');
  await night.startRound({ prompt: 'Oi' });
  await expect(row(quick)).not.toHaveAttribute('data-warm', /./);
  await expect(sum).toBeEmpty();
});
