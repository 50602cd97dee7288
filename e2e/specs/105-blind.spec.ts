// A blind round: until its place is revealed, an entry is its label, on the screen and on the line to it.
import { expect, shownText, test } from '../fixtures/night.ts';
import type { Night } from '../fixtures/night.ts';
import { answer, register } from '../fixtures/wire.ts';

const SECRETS = [
  { id: 'id-de-ana', nickname: 'Ana Secreta', model: 'modelo-a-oculto' },
  { id: 'id-de-bia', nickname: 'Bia Secreta', model: 'modelo-b-oculto' },
] as const;
const HIDDEN = /Secreta|oculto|id-de/;

// oxlint-disable-next-line typescript/no-explicit-any -- frames as the page receives them
type Frame = any;

/** What a page's socket was told; whoever is in the room is public, who wrote what is not. */
function tellingFrames(page: Parameters<typeof shownText>[0]): Frame[] {
  const frames: Frame[] = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const frame: Frame = JSON.parse(String(payload));
      if (frame.type.startsWith('participant_')) return;
      frames.push({ ...frame, participants: undefined });
    }),
  );
  return frames;
}

async function blindRound(night: Night): Promise<string> {
  const wires = await Promise.all(
    SECRETS.map(({ id, nickname, model }) => register(night.host.ws, id, { nickname, model, runner: 'oculto' })),
  );
  night.onEnd(async () => wires.forEach((wire) => wire.cut()));
  const round = await night.startRound({ prompt: 'Quem sou eu?', blind: true });
  wires.forEach((wire, at) => answer(wire, SECRETS[at]?.id ?? '', 1, ['Sou ', 'ninguém ', String(at)]));
  return round.id;
}

test('[BLIND-1] the telão knows labels only, live, voting and after a reload', async ({ night, page }) => {
  const frames = tellingFrames(page);
  await page.goto(`${night.url}/telao`);
  const roundId = await blindRound(night);
  await expect(page.locator('[data-entry]')).toHaveCount(2);
  const shown = async () => new Set([await shownText(page, 'A'), await shownText(page, 'B')]);
  await expect.poll(shown).toEqual(new Set(['Sou ninguém 0', 'Sou ninguém 1']));
  await night.host.organizer.insist('/rounds/stop', { roundId });
  await expect(page.getByText('às cegas · Votação aberta')).toBeVisible();
  await page.reload();
  await expect(page.locator('[data-entry="A"]')).toContainText('Resposta A');
  expect(await page.locator('main').innerHTML()).not.toMatch(HIDDEN);
  expect(frames.length).toBeGreaterThan(5);
  expect(JSON.stringify(frames)).not.toMatch(HIDDEN);
});

test('[BLIND-4, BLIND-5] a name appears with its place, and goes when it is taken back', async ({ night, page }) => {
  await page.goto(`${night.url}/telao`);
  const roundId = await blindRound(night);
  const { organizer, room } = night.host;
  await expect.poll(() => shownText(page, 'B')).toContain('ninguém');
  await organizer.insist('/rounds/stop', { roundId });
  for (const [at, participantId] of ['A', 'B'].entries()) {
    const vote = { roundId, participantId, score: 5 - at, voterId: 'v1' };
    expect((await room.post('/votes', vote)).status).toBe(200);
  }
  await organizer.insist('/votes/close');
  await organizer.insist(`/rounds/${roundId}/reveal`);
  await expect(page.getByText('Faltam 2 respostas')).toBeVisible();
  expect(await page.locator('main').innerHTML()).not.toMatch(HIDDEN);

  await organizer.insist(`/rounds/${roundId}/reveal-next`);
  await expect(page.locator('[data-place]')).toHaveCount(1);
  const last = await page.locator('[data-place] .who-name').innerText();
  expect(SECRETS.map(({ nickname }) => nickname)).toContain(last);
  await expect(page.getByText(/A resposta [AB] é de/)).toBeVisible();
  const first = SECRETS.find(({ nickname }) => nickname !== last)?.nickname ?? '';
  expect(await page.locator('main').innerHTML()).not.toContain(first);

  await organizer.insist(`/rounds/${roundId}/reveal-back`);
  await expect(page.locator('[data-place]')).toHaveCount(0);
  expect(await page.locator('main').innerHTML()).not.toMatch(HIDDEN);
  await organizer.insist(`/rounds/${roundId}/reveal-next`);
  await organizer.insist(`/rounds/${roundId}/reveal-next`);
  await expect(page.locator('[data-place] .who-name')).toHaveText([first, last]);
});
