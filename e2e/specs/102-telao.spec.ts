// The telão when the line is bad: whatever was cut, its text is the host's.
import { startHost } from '../fixtures/host.ts';
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
  await again.organizer.post('/rounds/stop', { roundId: round.id });
  await expect(page.getByText('Votação aberta')).toBeVisible();
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
  await expect(page.getByText('Participantes: 3')).toBeVisible();
  const round = await night.startRound({ prompt: 'Fale', title: 'Aquecimento' });
  wires.forEach((wire, at) => answer(wire, ['ana', 'bia', 'caio'][at] ?? '', 1, ['Olá, ', `sou ${at}`]));
  await expect.poll(() => shownText(page, 'caio')).toBe('Olá, sou 2');

  await organizer.post('/entries/hide', { roundId: round.id, participantId: 'ana' });
  await expect(page.locator('[data-entry]')).toHaveCount(2);
  await organizer.post('/entries/show', { roundId: round.id, participantId: 'ana' });
  await expect.poll(() => shownText(page, 'ana')).toBe('Olá, sou 0');
  await organizer.post('/participants/kick', { participantId: 'bia' });
  await expect(page.locator('[data-entry="bia"]')).toHaveCount(0);
  await organizer.post('/stage', { spotlight: 'caio' });
  await expect(page.locator('[data-entry]')).toHaveCount(1);
  await organizer.post('/stage', { hold: true });
  await expect(page.getByText('Voltamos já')).toBeVisible();
  await organizer.post('/stage', { hold: false, scene: 'message', message: 'Pizza às <b>21h</b>' });
  await expect(page.getByText('Pizza às <b>21h</b>')).toBeVisible();
  await organizer.post('/stage', { black: true });
  await expect(page.locator('#telao')).toBeEmpty();
  await organizer.post('/session', { title: 'Segunda noite' });
  await expect(page.getByRole('heading', { name: 'Segunda noite' })).toBeVisible();
  await expect(page.getByText('Ninguém entrou ainda')).toBeVisible();
});

test('speaks English when asked', async ({ night, page }) => {
  await page.goto(`${night.url}/telao?lang=en`);
  await expect(page.getByText('Nobody is here yet')).toBeVisible();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});
