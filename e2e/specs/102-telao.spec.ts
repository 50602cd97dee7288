// The telão when the line is bad: whatever was cut, its text is the host's.
import { PIN, startHost } from '../fixtures/host.ts';
import { layCable } from '../fixtures/proxy.ts';
import { expect, networkAddress, shownText, test } from '../fixtures/night.ts';
import type { Night } from '../fixtures/night.ts';
import { answer, register } from '../fixtures/wire.ts';
import type { Wire } from '../fixtures/wire.ts';

const WORDS = Array.from({ length: 60 }, (_, n) => `palavra ${n} 👋${n % 7 === 0 ? '\n' : ' '}`);
const [FIRST, SECOND, THIRD] = [WORDS.slice(0, 20), WORDS.slice(20, 40), WORDS.slice(40)];
const text = (...parts: readonly string[][]): string => parts.flat().join('');

function send(wire: Wire, id: string, round: number, from: number, tokens: readonly string[]): void {
  tokens.forEach((content, at) => wire.send({ type: 'token', round, participant_id: id, seq: from + at, content }));
}

async function liveWith(night: Night, id: string): Promise<Wire> {
  const wire = await register(night.host.ws, id);
  night.onEnd(async () => wire.cut());
  await night.startRound({ prompt: 'Fale' });
  return wire;
}

test('[VIEW-7, VIEW-8] a reload in mid-round brings back every word, and goes on', async ({ night, page }) => {
  const ana = await liveWith(night, 'ana');
  await page.goto(`${night.url}/telao`);
  send(ana, 'ana', 1, 0, FIRST);
  await expect.poll(() => shownText(page, 'ana')).toBe(text(FIRST));
  await page.reload();
  await expect.poll(() => shownText(page, 'ana')).toBe(text(FIRST));
  send(ana, 'ana', 1, 20, SECOND);
  await expect.poll(() => shownText(page, 'ana')).toBe(text(FIRST, SECOND));
});

test('[VIEW-8] a cut line keeps the last scene with a small dot, and heals by itself', async ({
  night,
  page,
  watch,
}) => {
  const cable = await layCable(night.host.port);
  night.onEnd(() => cable.close());
  const url = `http://${networkAddress()}:${cable.port}`;
  watch.allow(url);
  watch.expectProblem(/WebSocket connection to 'ws:.*\/ws' failed/);
  const ana = await liveWith(night, 'ana');
  await page.goto(`${url}/telao`);
  send(ana, 'ana', 1, 0, FIRST);
  await expect.poll(() => shownText(page, 'ana')).toBe(text(FIRST));
  const dot = page.locator('#offline');
  await expect(dot).toBeHidden();

  cable.cut();
  await expect(dot).toBeVisible();
  send(ana, 'ana', 1, 20, SECOND);
  await expect(page.locator('[data-entry="ana"]')).toBeVisible();
  expect(await shownText(page, 'ana')).toBe(text(FIRST));

  cable.mend();
  await expect(dot).toBeHidden();
  await expect.poll(() => shownText(page, 'ana')).toBe(text(FIRST, SECOND));
  send(ana, 'ana', 1, 40, THIRD);
  await expect.poll(() => shownText(page, 'ana')).toBe(text(WORDS));
});

test('[REC-1, REC-5] a host that was killed comes back to the same text on the telão', async ({
  night,
  page,
  watch,
}) => {
  watch.expectProblem(/WebSocket connection to 'ws:.*\/ws' failed/);
  const ana = await liveWith(night, 'ana');
  await page.goto(`${night.url}/telao`);
  send(ana, 'ana', 1, 0, FIRST);
  await expect.poll(() => shownText(page, 'ana')).toBe(text(FIRST));
  // What is sealed is on disk; the last batch of open text need not be.
  ana.send({ type: 'complete', round: 1, participant_id: 'ana', tokens: 20, duration_ms: 5 });
  await expect(page.getByText('completa')).toBeVisible();

  await night.host.kill();
  await expect(page.locator('#offline')).toBeVisible();
  expect(await shownText(page, 'ana')).toBe(text(FIRST));
  const again = await startHost({ data: night.host.data, port: night.host.port, pin: null });
  night.onEnd(() => again.stop());
  await expect(page.locator('#offline')).toBeHidden();
  expect(await shownText(page, 'ana')).toBe(text(FIRST));
  const round = (await again.room.get('/rounds/current')).json;
  await again.organizer.insist('/rounds/stop', { roundId: round.id });
  await expect(page.locator('main')).toHaveAttribute('data-scene', 'voting');
});

test('[TOK-3, TOK-4, VIEW-4] a client that begins again, and a token that comes after its gap, are shown as the host has them', async ({
  night,
  page,
}) => {
  const ana = await liveWith(night, 'ana');
  await page.goto(`${night.url}/telao`);
  send(ana, 'ana', 1, 0, ['um ', 'dois ']);
  send(ana, 'ana', 1, 3, ['quatro ']);
  await expect.poll(() => shownText(page, 'ana')).toBe('um dois quatro ');
  send(ana, 'ana', 1, 2, ['três ']);
  await expect.poll(() => shownText(page, 'ana')).toBe('um dois três quatro ');

  await ana.close();
  const again = await register(night.host.ws, 'ana');
  night.onEnd(async () => again.cut());
  send(again, 'ana', 1, 0, ['Outra ', 'história, mais longa do que a primeira']);
  await expect.poll(() => shownText(page, 'ana')).toBe('Outra história, mais longa do que a primeira');
});

test('[RND-12, KICK-3, SES-2, VIEW-12] follows the organizer: hidden and removed entries, hold, a message, black, a new session', async ({
  night,
  page,
}) => {
  const { organizer } = night.host;
  const wires = await Promise.all(['ana', 'bia', 'caio'].map((id) => register(night.host.ws, id)));
  night.onEnd(async () => wires.forEach((wire) => wire.cut()));
  await page.goto(`${night.url}/telao`);
  await expect(page.getByText('3 participantes')).toBeVisible();
  const round = await night.startRound({ prompt: 'Fale', title: 'Aquecimento' });
  wires.forEach((wire, at) => answer(wire, ['ana', 'bia', 'caio'][at] ?? '', 1, ['Olá, ', `sou ${at}`]));
  await expect.poll(() => shownText(page, 'caio')).toBe('Olá, sou 2');

  await organizer.insist('/entries/hide', { roundId: round.id, participantId: 'ana' });
  await expect(page.locator('[data-entry]')).toHaveCount(2);
  await organizer.insist('/entries/show', { roundId: round.id, participantId: 'ana' });
  await expect.poll(() => shownText(page, 'ana')).toBe('Olá, sou 0');
  await organizer.insist('/participants/kick', { participantId: 'bia' });
  await expect(page.locator('[data-entry="bia"]')).toHaveCount(0);
  await organizer.insist('/stage', { spotlight: 'caio' });
  await expect(page.locator('[data-entry]')).toHaveCount(1);
  await organizer.insist('/stage', { hold: true });
  await expect(page.getByText('Voltamos já')).toBeVisible();
  await organizer.insist('/stage', { hold: false, scene: 'message', message: 'Pizza às <b>21h</b>' });
  await expect(page.getByText('Pizza às <b>21h</b>')).toBeVisible();
  await organizer.insist('/stage', { black: true });
  await expect(page.locator('main')).toBeEmpty();
  await organizer.insist('/session', { title: 'Segunda noite' });
  await expect(page.getByRole('heading', { name: 'Segunda noite' })).toBeVisible();
  await expect(page.getByText('Ninguém entrou ainda')).toBeVisible();
});

test('[TEL-9] every scene is the same after a reload, and after the line was cut', async ({ night, page, watch }) => {
  test.setTimeout(120_000);
  const cable = await layCable(night.host.port);
  night.onEnd(() => cable.close());
  const url = `http://${networkAddress()}:${cable.port}`;
  watch.allow(url);
  watch.expectProblem(/WebSocket connection to 'ws:.*\/ws' failed/);
  watch.expectProblem(/net::ERR_\w+ \(.*\/(door|scoreboard\/session):\d+\)/);
  const { organizer, room } = night.host;
  const main = page.locator('main');
  const dot = page.locator('#offline');

  /** Comes to the scene, and comes back to it with the same words in it. */
  async function expectLasting(name: string, holds: string): Promise<void> {
    const isThere = async (): Promise<void> => {
      await expect(main).toHaveAttribute('data-scene', name);
      if (holds === '') await expect(main).toBeEmpty();
      else await expect(main).toContainText(holds);
    };
    await isThere();
    await page.reload();
    await isThere();
    await expect(dot).toBeHidden();
    cable.cut();
    await expect(dot).toBeVisible();
    await isThere();
    cable.mend();
    await expect(dot).toBeHidden({ timeout: 15_000 });
    await isThere();
  }

  await page.goto(`${url}/telao`);
  await expectLasting('lobby', 'Ninguém entrou ainda');
  const wires = await Promise.all(['ana', 'bia'].map((id) => register(night.host.ws, id)));
  night.onEnd(async () => wires.forEach((wire) => wire.cut()));
  const round = await night.startRound({ prompt: 'Fale de quê?', title: 'Rodada de teste' });
  await expectLasting('challenge', 'Fale de quê?');
  wires.forEach((wire, at) => answer(wire, ['ana', 'bia'][at] ?? '', 1, [`Sou ${at}`]));
  await expectLasting('live', 'Sou 1');
  await organizer.insist('/stage', { hold: true });
  await expectLasting('hold', 'Voltamos já');
  await organizer.insist('/stage', { black: true });
  await expectLasting('black', '');
  await organizer.insist('/stage', { hold: false, black: false, scene: 'message', message: 'Pizza!' });
  await expectLasting('message', 'Pizza!');
  await organizer.insist('/rounds/stop', { roundId: round.id });
  await expectLasting('voting', 'Votação aberta');
  for (const [at, participantId] of ['ana', 'bia'].entries())
    await room.insist('/votes', { roundId: round.id, participantId, score: at + 1, voterId: 'v' });
  await organizer.insist('/stage', { scene: 'reading' });
  await expectLasting('reading', 'Sou 0');
  await organizer.insist('/votes/close');
  await expectLasting('closed', 'Votação encerrada');
  await organizer.insist(`/rounds/${round.id}/reveal`);
  await organizer.insist(`/rounds/${round.id}/reveal-next`);
  await expectLasting('reveal', '2º lugar');
  await organizer.insist(`/rounds/${round.id}/reveal-next`);
  await expectLasting('podium', 'Pódio');
  await organizer.insist('/stage', { scene: 'scoreboard' });
  await expectLasting('scoreboard', 'depois de 1 rodada');
  await organizer.insist('/session/end');
  await expectLasting('ended', 'A noite terminou');
});

test('[TEL-10] speaks and looks as its address asks, else as the organizer set it', async ({ night, page }) => {
  const html = page.locator('html');
  await page.goto(`${night.url}/telao`);
  await expect(page.getByText('Ninguém entrou ainda')).toBeVisible();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await night.host.organizer.insist('/stage', { theme: 'light', language: 'en' });
  await expect(page.getByText('Nobody is here yet')).toBeVisible();
  await expect(html).toHaveAttribute('data-theme', 'light');
  await expect(html).toHaveAttribute('lang', 'en');
  await page.goto(`${night.url}/telao?lang=pt&theme=dark`);
  await expect(page.getByText('Ninguém entrou ainda')).toBeVisible();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect(html).toHaveAttribute('lang', 'pt-BR');
});

test('[TEL-4] the PIN is shown with the right from a one-time link, and not without', async ({ night, page }) => {
  await page.goto(`${night.url}/telao`);
  await expect(page.getByText('Peça o PIN a quem organiza')).toBeVisible();
  await expect(page.getByText(`${new URL(night.url).host}/join`)).toBeVisible();
  const { telaoUrl } = (await night.host.organizer.post('/telao/code')).json;
  await page.goto(`${night.url}/telao${new URL(telaoUrl).hash}`);
  await expect(page.locator('[data-pin]')).toHaveText(PIN);
  expect(new URL(page.url()).hash).toBe('');
  const { pin } = (await night.host.organizer.post('/session', { title: 'Outra noite' })).json;
  await expect(page.locator('[data-pin]')).toHaveText(pin);
  await page.reload();
  await expect(page.locator('[data-pin]')).toHaveText(pin);
});
