// Every scene of the telão, as a picture to be looked at, and measured: it fits, it can be read, and axe has no complaint.
import { expect, networkAddress, shownText, test } from '../fixtures/night.ts';
import type { Night } from '../fixtures/night.ts';
import { startHost } from '../fixtures/host.ts';
import { register } from '../fixtures/wire.ts';
import type { Wire } from '../fixtures/wire.ts';
import { complete, heightOf, openTelao, people, picture, say, scene } from '../fixtures/telao.ts';
import type { Person } from '../fixtures/telao.ts';

const PROMPT = 'Explique em até 60 palavras por que o céu é azul, como se falasse com uma criança de sete anos.';

test.use({ contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 1920, height: 1080 } });

/** Scores of 0 to 5 by voter and entry; returns when all are counted. */
async function vote(
  night: Night,
  roundId: string,
  ids: readonly string[],
  scoreOf: (at: number, voter: number) => number,
) {
  for (let voter = 0; voter < 3; voter += 1) {
    for (const [at, participantId] of ids.entries()) {
      const ballot = { roundId, participantId, score: scoreOf(at, voter), voterId: `v${voter}` };
      expect((await night.host.room.post('/votes', ballot)).status).toBe(200);
    }
  }
}

async function sayAll(all: readonly Person[], round: number): Promise<void> {
  for (const person of all) {
    say(person, round, person.tokens);
    complete(person, round, person.tokens.length);
  }
}

test('[TEL-1, TEL-15] from the door to the podium with five entries', async ({ night, page }) => {
  test.setTimeout(120_000);
  await openTelao(night, page);
  await scene(page, 'lobby');
  await picture(page, 'lobby-0');
  const all = await people(night, 5);
  await expect(page.getByText('5 participantes')).toBeVisible();
  await picture(page, 'lobby-5', { everywhere: true });
  expect(await heightOf(page, '.qr')).toBeGreaterThanOrEqual(45);
  const round = await night.startRound({ prompt: PROMPT, title: 'O céu é azul?' });
  await scene(page, 'challenge');
  await picture(page, 'challenge');
  expect(await heightOf(page, '.countdown-number')).toBeGreaterThanOrEqual(9);
  for (const person of all) say(person, 1, person.tokens.slice(0, 30));
  await scene(page, 'live');
  await picture(page, 'live-5', { everywhere: true });
  expect(await heightOf(page, '.countdown-number')).toBeGreaterThanOrEqual(9);
  await sayAll(all, 1);
  const { organizer } = night.host;
  await organizer.insist('/rounds/stop', { roundId: round.id });
  await scene(page, 'voting');
  await vote(
    night,
    round.id,
    all.map(({ id }) => id),
    (at, voter) => (at * 2 + voter) % 6,
  );
  await expect(page.locator('[data-voters]')).toHaveText('3');
  await picture(page, 'voting-5', { everywhere: true });
  expect(await heightOf(page, '.qr')).toBeGreaterThanOrEqual(45);
  await organizer.insist('/stage', { scene: 'reading' });
  await scene(page, 'reading');
  await picture(page, 'reading-5');
  expect(await heightOf(page, '.qr')).toBeGreaterThanOrEqual(14);
  await organizer.insist('/votes/close');
  await scene(page, 'closed');
  await picture(page, 'closed');
  await organizer.insist(`/rounds/${round.id}/reveal`);
  await scene(page, 'reveal');
  await picture(page, 'reveal-0');
  for (let places = 1; places < 5; places += 1) {
    await organizer.insist(`/rounds/${round.id}/reveal-next`);
    await expect(page.locator('[data-place]')).toHaveCount(places);
    if (places === 1 || places === 4) await picture(page, `reveal-${places}`, { everywhere: places === 4 });
  }
  await organizer.insist(`/rounds/${round.id}/reveal-next`);
  await expect(page.locator('[data-place]')).toHaveCount(5);
  await picture(page, 'reveal-winner');
  await scene(page, 'podium');
  await picture(page, 'podium-5', { everywhere: true });
  await organizer.insist('/stage', { scene: 'reveal' });
  await scene(page, 'reveal');
  await picture(page, 'reveal-5');
  await organizer.insist('/stage', { scene: 'scoreboard' });
  await expect(page.locator('.scoreboard-row')).toHaveCount(5);
  await picture(page, 'scoreboard-5');
});

test('[TEL-12, TEL-13, TEL-15] a round in which nobody voted, and untitled', async ({ night, page }) => {
  await openTelao(night, page);
  const all = await people(night, 6);
  const round = await night.startRound({ prompt: `${PROMPT} ${PROMPT} ${PROMPT}`, blind: true });
  await scene(page, 'challenge');
  for (const person of all.slice(2)) {
    say(person, 1, person.tokens);
    complete(person, 1, person.tokens.length);
  }
  await night.host.organizer.insist('/stage', { scene: 'challenge' });
  await expect(page.getByText('completa')).toHaveCount(4);
  await picture(page, 'challenge-blind');
  const { organizer } = night.host;
  await organizer.insist(`/rounds/${round.id}/pause`);
  await expect(page.getByText('pausa')).toBeVisible();
  await picture(page, 'challenge-paused');
  await organizer.insist('/stage', { scene: 'auto' });
  await organizer.insist('/rounds/stop', { roundId: round.id });
  await organizer.insist('/votes/close');
  await expect(page.getByText('Ninguém votou nesta rodada')).toBeVisible();
  await picture(page, 'closed-nobody');
  await organizer.insist(`/rounds/${round.id}/reveal`);
  for (let places = 0; places < 2; places += 1) await organizer.post(`/rounds/${round.id}/reveal-next`);
  await expect(page.locator('.nobody-voted-one')).toHaveCount(2);
  await picture(page, 'reveal-nobody');
  for (let places = 2; places < 4; places += 1) await organizer.post(`/rounds/${round.id}/reveal-next`);
  await scene(page, 'podium');
  await picture(page, 'podium-nobody');
});

test('[TEL-13, TEL-15] a podium with ties and an untitled, long prompt', async ({ night, page }) => {
  await openTelao(night, page);
  const all = await people(night, 9);
  const round = await night.startRound({ prompt: `${PROMPT} ${PROMPT} ${PROMPT}` });
  await sayAll(all, 1);
  const { organizer } = night.host;
  await scene(page, 'live');
  await expect(page.getByText('completa')).toHaveCount(9);
  await picture(page, 'live-9-complete');
  await organizer.insist('/rounds/stop', { roundId: round.id });
  const scores = [5, 5, 5, 4, 4, 3, 2, 1, 1];
  await vote(
    night,
    round.id,
    all.map(({ id }) => id),
    (at) => scores[at] ?? 0,
  );
  await picture(page, 'voting-untitled');
  await organizer.insist('/votes/close');
  await scene(page, 'closed');
  await picture(page, 'closed-9');
  await organizer.insist(`/rounds/${round.id}/reveal`);
  for (let places = 0; places < 9; places += 1) await organizer.post(`/rounds/${round.id}/reveal-next`);
  await organizer.insist('/stage', { scene: 'podium' });
  await scene(page, 'podium');
  await picture(page, 'podium-ties', { everywhere: true });
  await organizer.insist('/stage', { scene: 'scoreboard' });
  await expect(page.locator('.scoreboard-row')).toHaveCount(9);
  await picture(page, 'scoreboard-ties');
});

test('[TEL-1, TEL-3, TEL-15] what is said apart from the round: waiting, no session, a message, hold, black, the end', async ({
  night,
  page,
  watch,
}) => {
  const silent = await page.context().newPage();
  await silent.routeWebSocket(/\/ws$/, () => undefined);
  await silent.goto(`${night.url}/telao`);
  await scene(silent, 'waiting');
  await picture(silent, 'waiting');
  await silent.close();

  const empty = await startHost({ pin: null });
  night.onEnd(() => empty.dispose());
  const url = `http://${networkAddress()}:${empty.port}`;
  watch.allow(url);
  await page.goto(`${url}/telao`);
  await scene(page, 'noSession');
  await picture(page, 'no-session');

  watch.allow(night.host.url);
  await page.goto(`${night.host.url}/telao`);
  await expect(page.getByText('Peça o PIN a quem organiza')).toBeVisible();
  await expect(page.getByText(`${new URL(night.url).host}/join`)).toBeVisible();
  await picture(page, 'lobby-without-right');

  const { organizer } = night.host;
  await openTelao(night, page);
  await organizer.insist('/session', { title: 'Clube de modelos, 3ª edição' });
  for (const [name, message] of [
    ['short', 'Pizza! 🍕'],
    ['middle', 'A próxima rodada começa às 21h15.\nQuem ainda não testou o modelo, teste agora.'],
    ['rtl', 'מיד נשוב'],
    ['long', 'Uma mensagem comprida que cabe em quinhentos caracteres, '.repeat(8)],
  ] as const) {
    await organizer.insist('/stage', { scene: 'message', message });
    await scene(page, 'message');
    await expect(page.getByRole('heading')).toHaveText(message);
    await picture(page, `message-${name}`);
  }
  await organizer.insist('/stage', { hold: true });
  await scene(page, 'hold');
  await picture(page, 'hold');
  await organizer.insist('/stage', { black: true });
  await scene(page, 'black');
  await picture(page, 'black', { withAxe: false });
  await organizer.insist('/stage', { black: false, hold: false, scene: 'scoreboard' });
  await expect(page.getByText('O placar começa com a primeira revelação')).toBeVisible();
  await picture(page, 'scoreboard-0');
  await organizer.insist('/session/end');
  await scene(page, 'ended');
  await picture(page, 'ended');
});

const MARKDOWN = [
  '# Por que o céu é azul?',
  '',
  'A luz do Sol é **branca**, mas tem *todas* as cores. O ar espalha mais o azul:',
  '',
  '1. a luz entra na atmosfera;',
  '2. bate nas moléculas de `N₂` e `O₂`;',
  '3. o azul se espalha por todo lado.',
  '',
  '| cor | comprimento de onda |',
  '|---|---|',
  '| azul | 450 nm |',
  '| vermelho | 650 nm |',
  '',
  '```python',
  'print("céu azul")',
  '```',
  '',
  'E pronto! 🎉 '.repeat(12),
].join('\n');
const DRAWING =
  '<svg viewBox="0 0 120 80"><rect width="120" height="80" fill="#cdeafe"/><circle cx="60" cy="44" r="26" fill="#a0522d"/>' +
  '<circle cx="51" cy="38" r="4"/><circle cx="69" cy="38" r="4"/><path d="M48 54q12 10 24 0" stroke="#000" fill="none"/></svg>';
const ANSWERS = [
  { id: 'md', nickname: 'Marcos Markdown', text: MARKDOWN },
  { id: 'rtl', nickname: 'נועה', text: 'השמיים כחולים כי האוויר מפזר את האור הכחול יותר מאשר את האדום.\n'.repeat(3) },
  { id: 'emoji', nickname: '🦜 Papagaio', text: '☀️ → 🌍 → 💙 👩‍👩‍👧‍👦 🇧🇷 '.repeat(10) },
  { id: 'word', nickname: 'A'.repeat(40), text: `${'palavrão'.repeat(300)} fim.` },
  { id: 'long', nickname: 'Longo', text: 'Esta frase tem sete palavras e continua. '.repeat(200) },
] as const;

for (const svgMode of [false, true]) {
  test(`[TEL-8, TEL-15] answers as they are${svgMode ? ', drawings' : ': Markdown, right to left, emoji, one long word, long'}`, async ({
    night,
    page,
  }) => {
    test.setTimeout(120_000);
    await openTelao(night, page);
    const all = svgMode
      ? [ANSWERS[0], { id: 'svg', nickname: 'Dora Desenho', text: `Claro!\n\n${DRAWING}\n` }]
      : ANSWERS;
    const wires = new Map<string, Wire>();
    for (const { id, nickname } of all) {
      const wire = await register(night.host.ws, id, { nickname });
      wires.set(id, wire);
      night.onEnd(async () => wire.cut());
    }
    const round = await night.startRound({ prompt: 'Por que o céu é azul?', svgMode });
    for (const { id, text } of all)
      wires.get(id)?.send({ type: 'token', round: 1, participant_id: id, seq: 0, content: text });
    await scene(page, 'live');
    for (const { id, text } of all) await expect.poll(() => shownText(page, id)).toBe(text);
    await picture(page, svgMode ? 'live-svg' : 'live-kinds');
    const { organizer } = night.host;
    await organizer.insist('/rounds/stop', { roundId: round.id });
    await scene(page, 'voting');
    for (const { id } of all) {
      await organizer.insist('/stage', { spotlight: id });
      await expect(page.locator('[data-entry]')).toHaveAttribute('data-entry', id);
      await picture(page, `voting-${id}${svgMode ? '-svg' : ''}`, { withAxe: id === 'md' });
    }
    await organizer.insist('/stage', { spotlight: svgMode ? 'svg' : 'rtl', scene: 'reading' });
    await scene(page, 'reading');
    await picture(page, `reading-${svgMode ? 'svg' : 'rtl'}`);
    const last = svgMode ? 'svg' : 'md';
    await vote(night, round.id, [last], () => 5);
    await organizer.insist('/votes/close');
    await organizer.insist(`/rounds/${round.id}/reveal`);
    for (const _ of all) await organizer.post(`/rounds/${round.id}/reveal-next`);
    await organizer.insist('/stage', { scene: 'reveal' });
    await scene(page, 'reveal');
    await picture(page, `reveal-${last}`);
  });
}

test('[TEL-11, TEL-15] a blind round keeps its names until the reveal', async ({ night, page }) => {
  await openTelao(night, page);
  const all = await people(night, 4);
  const round = await night.startRound({ prompt: PROMPT, blind: true });
  for (const person of all) say(person, 1, person.tokens.slice(0, 60));
  await scene(page, 'live');
  await expect(page.getByText('Resposta D')).toBeVisible();
  await expect(page.getByText(/tok\/s/)).toHaveCount(0);
  await picture(page, 'live-blind');
  const { organizer } = night.host;
  await organizer.insist('/rounds/stop', { roundId: round.id });
  await scene(page, 'voting');
  await picture(page, 'voting-blind');
  await vote(night, round.id, ['A', 'B', 'C', 'D'], (at) => at);
  await organizer.insist('/votes/close');
  await organizer.insist(`/rounds/${round.id}/reveal`);
  await organizer.insist(`/rounds/${round.id}/reveal-next`);
  await expect(page.getByText('A resposta A é de')).toBeVisible();
  await picture(page, 'reveal-blind');
});

test('[TEL-10, TEL-15] in light colours and in English', async ({ night, page }) => {
  test.setTimeout(120_000);
  const { organizer } = night.host;
  await openTelao(night, page);
  await organizer.insist('/stage', { theme: 'light', language: 'en' });
  const all = await people(night, 6);
  await expect(page.getByText('6 participants')).toBeVisible();
  await picture(page, 'light-lobby');
  const round = await night.startRound({ prompt: 'Why is the sky blue?', title: 'Blue' });
  await scene(page, 'challenge');
  await picture(page, 'light-challenge');
  const [first, second] = all;
  for (const person of all) if (person !== first && person !== second) say(person, 1, person.tokens);
  if (first) say(first, 1, first.tokens.slice(0, 30));
  if (first) complete(first, 1, 30);
  if (second)
    second.wire.send({ type: 'error', round: 1, participant_id: second.id, code: 'OOM', message: 'out of memory' });
  await scene(page, 'live');
  await expect(page.getByText('complete', { exact: true })).toBeVisible();
  await picture(page, 'light-live');
  await organizer.insist('/rounds/stop', { roundId: round.id });
  await scene(page, 'voting');
  await picture(page, 'light-voting');
  await vote(night, round.id, ['p0', 'p2', 'p3', 'p4', 'p5'], (at) => 5 - Math.floor(at / 2));
  await organizer.insist('/votes/close');
  await organizer.insist(`/rounds/${round.id}/reveal`);
  for (let places = 0; places < 3; places += 1) await organizer.post(`/rounds/${round.id}/reveal-next`);
  await expect(page.locator('[data-place]')).toHaveCount(3);
  await picture(page, 'light-reveal');
  for (let places = 3; places < 5; places += 1) await organizer.post(`/rounds/${round.id}/reveal-next`);
  await scene(page, 'podium');
  await picture(page, 'light-podium');
  await organizer.insist('/stage', { scene: 'scoreboard' });
  await expect(page.locator('.scoreboard-row')).toHaveCount(5);
  await picture(page, 'light-scoreboard');
});
