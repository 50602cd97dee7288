// Pictures of every screen, to be looked at; and what can be measured of them: nothing sticks out, nothing too small.
import type { Page } from '@playwright/test';
import { modelAnswer } from '../fixtures/model-answer.ts';
import { expect, overflow, shownText, test } from '../fixtures/night.ts';
import type { Night } from '../fixtures/night.ts';
import { until } from '../fixtures/until.ts';
import { register } from '../fixtures/wire.ts';
import type { Wire } from '../fixtures/wire.ts';

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
] as const;
const NAMES = ['Ana', 'Bento', 'Capivara 12', 'Dandara', 'Érico do Fundão', 'Fê', 'Guilherme & Lia', 'Heitor'] as const;
const MODELS = ['llama3.2:3b', 'qwen2.5:7b-instruct-q4_K_M', 'gemma3:4b', 'phi4-mini', 'mistral-nemo:12b'] as const;
const PROMPT = 'Explique em até 60 palavras por que o céu é azul, como se falasse com uma criança de sete anos.';
/** Smallest type on the telão, in hundredths of its height. */
const SMALLEST_VH = 3;

interface Person {
  readonly id: string;
  readonly wire: Wire;
  readonly tokens: readonly string[];
}

async function people(night: Night, count: number): Promise<Person[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const round = Math.floor(at / NAMES.length);
      const nickname = `${NAMES[at % NAMES.length]}${round === 0 ? '' : ` ${round + 1}`}`;
      const model = MODELS[at % MODELS.length] ?? '';
      const wire = await register(night.host.ws, `p${at}`, { nickname, model });
      night.onEnd(async () => wire.cut());
      return { id: `p${at}`, wire, tokens: modelAnswer(nickname, model) };
    }),
  );
}

/** Of each eight the fourth stays silent and the second never says that it is complete. */
const isSilent = (at: number): boolean => at % 8 === 3;
const staysOpen = (at: number): boolean => at % 8 === 1;

/** Everybody speaks at a model's pace, a token each time we look, until the page shows a pace for all of them. */
async function speakUp(page: Page, all: readonly Person[], round: number, pace = '.card .rate'): Promise<void> {
  const speakers = all.filter((_, at) => !isSilent(at));
  let seq = 0;
  await until(
    () => {
      for (const { id, wire, tokens } of speakers) {
        const content = tokens[seq];
        if (content !== undefined) wire.send({ type: 'token', round, participant_id: id, seq, content });
      }
      seq += 1;
      return page.locator(pace).filter({ hasText: /\d/ }).count();
    },
    (shown) => shown === speakers.length && seq > 40,
    'a pace for everybody',
  );
}

async function finish(page: Page, all: readonly Person[], round: number): Promise<void> {
  for (const [at, { id, wire, tokens }] of all.entries()) {
    const said = isSilent(at) ? [] : tokens;
    said.forEach((content, seq) => wire.send({ type: 'token', round, participant_id: id, seq, content }));
    if (isSilent(at)) {
      wire.send({ type: 'error', round, participant_id: id, code: 'OOM', message: 'sem memória na placa de vídeo' });
    } else if (!staysOpen(at)) {
      wire.send({ type: 'complete', round, participant_id: id, tokens: said.length, duration_ms: 900 });
    }
    await expect.poll(() => shownText(page, id)).toBe(said.join(''));
  }
}

async function picture(page: Page, name: string, isTelao: boolean): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    // Painted twice: the page redraws what it measures.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const path = `test-results/pictures/${name}-${size.width}x${size.height}.png`;
    await page.screenshot({ path, fullPage: !isTelao });
    expect((await overflow(page)).x, `${name} is not wider than its screen`).toBeLessThanOrEqual(0);
    if (isTelao) expect((await overflow(page)).y, `${name} is not taller than its screen`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(SIZES[0]);
  if (isTelao) expect(await smallest(page)).toBeGreaterThanOrEqual((SMALLEST_VH / 100) * SIZES[0].height - 0.1);
}

/** Pixels of the smallest type in sight. */
function smallest(page: Page): Promise<number> {
  return page.evaluate(() => {
    const withText = [...document.querySelectorAll('#telao *')].filter(
      (element) =>
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent !== '') &&
        element.checkVisibility(),
    );
    return Math.min(...withText.map((element) => Number.parseFloat(getComputedStyle(element).fontSize)));
  });
}

test('pictures of the telão: lobby, two entries live, voting, reveal, podium', async ({ night, page }) => {
  await page.goto(`${night.url}/telao`);
  await expect(page.getByText('Ninguém entrou ainda')).toBeVisible();
  await picture(page, 'telao-lobby-empty', true);
  const all = await people(night, 2);
  const round = await night.startRound({ prompt: PROMPT, title: 'O céu é azul?' });
  await speakUp(page, all, 1);
  await picture(page, 'telao-live-2', true);
  await finish(page, all, 1);
  await night.host.organizer.post('/rounds/stop', { roundId: round.id });
  await night.host.room.post('/votes', { roundId: round.id, participantId: 'p0', score: 4, voterId: 'v' });
  await expect(page.locator('.figure')).toHaveText('1');
  await picture(page, 'telao-voting-2', true);
});

test('pictures of the telão: eight entries from lobby to podium', async ({ night, page }) => {
  await page.goto(`${night.url}/telao`);
  const all = await people(night, 8);
  all[6]?.wire.cut();
  await expect(page.locator('[data-connected="false"]')).toHaveCount(1);
  await picture(page, 'telao-lobby-8', true);
  const back = await register(night.host.ws, 'p6', { nickname: NAMES[6], model: MODELS[1] });
  night.onEnd(async () => back.cut());
  const round = await night.startRound({ prompt: PROMPT });
  const here = all.map((one) => (one.id === 'p6' ? { ...one, wire: back } : one));
  await speakUp(page, here, 1);
  await picture(page, 'telao-live-8', true);
  await finish(page, here, 1);
  const { organizer, room } = night.host;
  await organizer.post('/rounds/stop', { roundId: round.id });
  for (const [at, { id }] of here.entries()) {
    for (let voter = 0; voter < 7; voter += 1) {
      const score = (at * 3 + voter) % 6;
      await room.post('/votes', { roundId: round.id, participantId: id, score, voterId: `v${voter}` });
    }
  }
  await expect(page.locator('.figure')).toHaveText('7');
  await picture(page, 'telao-voting-8', true);
  await organizer.post('/votes/close');
  await organizer.post(`/rounds/${round.id}/reveal`);
  await expect(page.getByText('7 lugares por revelar')).toBeVisible();
  await picture(page, 'telao-reveal-0', true);
  for (let places = 1; places <= 7; places += 1) {
    await organizer.post(`/rounds/${round.id}/reveal-next`);
    await expect(page.locator('.place')).toHaveCount(places);
    if (places === 3) await picture(page, 'telao-reveal-3', true);
  }
  await expect(page.getByText('Pódio')).toBeVisible();
  await picture(page, 'telao-podium', true);
});

for (const count of [5, 20, 40]) {
  test(`pictures of the telão: ${count} entries live and in voting`, async ({ night, page }) => {
    await page.goto(`${night.url}/telao`);
    const all = await people(night, count);
    await expect(page.getByText(`Participantes: ${count}`)).toBeVisible();
    await picture(page, `telao-lobby-${count}`, true);
    const round = await night.startRound({ prompt: PROMPT, blind: count === 5 });
    if (count === 5) {
      const words = 'Às cegas, ninguém sabe quem fala.';
      for (const { id, wire } of all)
        wire.send({ type: 'token', round: 1, participant_id: id, seq: 0, content: words });
      await expect(page.getByText(words)).toHaveCount(count);
    } else await speakUp(page, all, 1);
    await picture(page, `telao-live-${count}`, true);
    await night.host.organizer.post('/rounds/stop', { roundId: round.id });
    await expect(page.getByText('Votação aberta')).toBeVisible();
    await picture(page, `telao-voting-${count}`, true);
  });
}

test('pictures of the console and of the landing page', async ({ night, page, watch }) => {
  watch.allow(night.host.url);
  await page.goto(`${night.url}/console`);
  await expect(page.getByRole('heading', { name: 'Este navegador ainda não é do organizador' })).toBeVisible();
  await picture(page, 'console-locked', false);
  await page.goto(night.host.consoleUrl);
  await expect(page.locator('[data-pin]')).toHaveText('314159');
  await picture(page, 'console-empty', false);
  const all = await people(night, 8);
  const first = await night.startRound({ prompt: PROMPT, title: 'O céu é azul?' });
  await speakUp(page, all, 1, 'td:nth-child(4)');
  await night.host.organizer.post('/rounds', { prompt: 'Desenhe uma capivara em SVG', blind: true });
  await expect(page.getByText('Desenhe uma capivara em SVG')).toBeVisible();
  await picture(page, 'console-live', false);
  await night.host.organizer.post('/rounds/stop', { roundId: first.id });
  for (const [at, { id }] of all.entries()) {
    await night.host.room.post('/votes', { roundId: first.id, participantId: id, score: at % 6, voterId: 'v' });
  }
  await night.host.organizer.post('/votes/close');
  await expect(page.getByRole('button', { name: 'Começar a revelação' })).toBeVisible();
  await picture(page, 'console-closed', false);
  await page.setViewportSize(SIZES[1]);
  const cut = await page.locator('.table').evaluate((table) => table.scrollWidth - table.clientWidth);
  expect(cut, 'the whole table is in sight on a phone').toBeLessThanOrEqual(0);
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'console-dark', false);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`${night.url}/`);
  await expect(page.getByRole('heading', { name: 'LLM Arena' })).toBeVisible();
  await picture(page, 'home', false);
  await page.goto(`${night.url}/?lang=en`);
  await expect(page.getByText('Local language models compete live')).toBeVisible();
  await picture(page, 'home-en', false);
});
