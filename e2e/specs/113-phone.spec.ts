// The phone through a night: every phase, in both languages and themes, looked at.
import type { Page } from '@playwright/test';
import { startHost } from '../fixtures/host.ts';
import { expect, test } from '../fixtures/night.ts';
import { card, join, nothingSerious, openPhone, picture, score, SIZES, tally, votable } from '../fixtures/phone.ts';
import type { Entrant } from '../fixtures/phone.ts';

const ALL_SIZES = [SIZES.phone, SIZES.small, SIZES.onItsSide];
const ENTRANTS: readonly Entrant[] = [
  { id: 'ana', nickname: 'Ana', text: 'O céu é azul porque o ar espalha a luz azul mais do que as outras cores. ☀️🌎' },
  {
    id: 'bento',
    nickname: 'Bento do Fundão da Sala',
    model: 'qwen2.5:7b-instruct-q4_K_M',
    text: '# Por que azul?\n\nA luz do sol tem **todas** as cores:\n\n1. vermelho\n2. verde\n3. azul\n\n| cor | espalha |\n|---|---|\n| azul | muito |\n| vermelho | pouco |\n\n> E à tarde? Vermelho!',
  },
  { id: 'capi', nickname: 'Capivara 12', text: 'É azul.\n\nPronto.' },
  {
    id: 'dandara',
    nickname: 'Dandara',
    text: Array.from(
      { length: 24 },
      (_, at) => `${at + 1}. O ar é feito de partículas muito pequenas que espalham a luz.`,
    ).join('\n'),
  },
];
const PROMPT = 'Explique em até 60 palavras por que o céu é azul, como se falasse com uma criança de sete anos.';

async function phase(page: Page, name: string): Promise<void> {
  await expect(page.locator('main')).toHaveAttribute('data-phase', name);
}

for (const { lang, theme } of [
  { lang: 'pt-BR', theme: 'dark' },
  { lang: 'en', theme: 'light' },
] as const) {
  test(`[PHO-3, PHO-15] every phase in ${lang}, ${theme}`, async ({ night, browser }) => {
    const { organizer, room } = night.host;
    const page = await openPhone(browser, night, `${night.url}/v?lang=${lang}`, { colorScheme: theme });
    // Where the words are longer and the room is dark every size is looked at.
    const each = lang === 'pt-BR' ? ALL_SIZES : [SIZES.phone];
    const look = async (name: string, sizes: Parameters<typeof picture>[2] = each): Promise<void> => {
      await nothingSerious(page, name);
      await picture(page, `${name}-${lang}-${theme}`, sizes);
    };
    await phase(page, 'lobby');
    await look('lobby');
    const all = await join(night, ENTRANTS);
    const cancelled = await night.startRound({ prompt: PROMPT });
    await organizer.insist(`/rounds/${cancelled.id}/cancel`);
    await phase(page, 'cancelled');
    await look('cancelled', [SIZES.phone]);
    const live = await night.startRound({ prompt: PROMPT, title: 'O céu é azul?' });
    await phase(page, 'live');
    await look('live');
    await organizer.insist(`/rounds/${live.id}/cancel`);
    const round = await votable(night, all, { prompt: PROMPT, title: 'O céu é azul?' });
    await phase(page, 'voting');
    await expect(page.locator('[data-entry]')).toHaveCount(ENTRANTS.length);
    await look('voting-unset');
    for (const [at, { id }] of ENTRANTS.entries()) {
      await score(page, id, at + 1).click();
      await expect(card(page, id)).toHaveAttribute('data-saved', 'yes');
      if (at < 2 || at === 3) await look(`voting-${id}`);
    }
    expect(await tally(night)).toEqual({ ana: [1, 1], bento: [2, 1], capi: [3, 1], dandara: [4, 1] });
    await page.locator('.top').getByRole('button').last().click();
    await expect(page.locator('[data-page="list"]')).toBeInViewport({ ratio: 0.9 });
    await look('voting-list');
    await room.insist('/votes', { roundId: round.id, participantId: 'ana', score: 5, voterId: 'other' });
    await organizer.insist('/votes/close');
    await phase(page, 'closed');
    await look('closed');
    await organizer.insist(`/rounds/${round.id}/reveal`);
    await phase(page, 'reveal');
    await look('reveal-0', [SIZES.phone]);
    await organizer.insist(`/rounds/${round.id}/reveal-next`);
    await organizer.insist(`/rounds/${round.id}/reveal-next`);
    await expect(page.locator('[data-place]')).toHaveCount(2);
    await look('reveal-2');
    await organizer.insist(`/rounds/${round.id}/reveal-next`);
    await organizer.insist(`/rounds/${round.id}/reveal-next`);
    await phase(page, 'revealed');
    await expect(page.locator('[data-place="1"]')).toContainText('Dandara');
    await look('revealed');
    await page.locator('[data-place="1"]').getByRole('button').click();
    await expect(page.locator('[data-place="1"] .answer')).toBeVisible();
    await look('read-again', [SIZES.phone]);
    await organizer.insist('/session/end');
    await phase(page, 'ended');
    await look('ended', [SIZES.phone]);
  });
}

test('[PHO-3] a phone that cannot reach the arena says what to look at, and enters by itself', async ({
  night,
  browser,
}) => {
  const context = await browser.newContext({ viewport: SIZES.phone });
  night.onEnd(() => context.close());
  const page = await context.newPage();
  let isHeld = true;
  await page.routeWebSocket(/\/ws$/, (socket) => {
    if (isHeld) void socket.close();
    else socket.connectToServer();
  });
  await page.goto(`${night.url}/vote`);
  await phase(page, 'connecting');
  await expect(page.getByText('O celular está no Wi-Fi da arena?')).toBeVisible({ timeout: 10_000 });
  await nothingSerious(page, 'connecting');
  await picture(page, 'connecting', ALL_SIZES);
  isHeld = false;
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'lobby', { timeout: 10_000 });
});

test('[PHO-2, PHO-3] before the first session it waits, and goes from one to the next as the same voter', async ({
  night,
  browser,
  watch,
}) => {
  const host = await startHost({ pin: null });
  night.onEnd(() => host.dispose());
  watch.allow(host.url);
  const page = await openPhone(browser, night, `${host.url}/vote`);
  await phase(page, 'noSession');
  await picture(page, 'no-session', ALL_SIZES);
  const token = (): Promise<string | null> => page.evaluate(() => localStorage.getItem('arena.voter'));
  await host.organizer.insist('/session');
  await phase(page, 'lobby');
  await expect.poll(token).not.toBeNull();
  const first = await token();
  await host.organizer.insist('/session/end');
  await phase(page, 'ended');
  await host.organizer.insist('/session');
  await phase(page, 'lobby');
  expect(await token()).toBe(first);
});

test('[PHO-3] a phone that was touched buzzes once when voting opens', async ({ night, browser }) => {
  const page = await openPhone(browser, night, 'about:blank');
  await page.addInitScript(() => {
    const buzzes: number[] = [];
    Object.assign(window, { buzzes });
    navigator.vibrate = (pattern) => buzzes.push(Number(pattern)) > 0;
  });
  await page.goto(`${night.url}/vote`);
  const buzzes = (): Promise<number> => page.evaluate(() => (window as unknown as { buzzes: number[] }).buzzes.length);
  const all = await join(night, ENTRANTS);
  await votable(night, all, { prompt: PROMPT });
  await phase(page, 'voting');
  expect(await buzzes()).toBe(0);
  await page.locator('h2').first().tap();
  await night.host.organizer.insist('/votes/close');
  await phase(page, 'closed');
  await votable(night, all, { prompt: PROMPT });
  await phase(page, 'voting');
  // An effect of the new page: it comes a moment after the page does.
  await expect.poll(buzzes).toBe(1);
});

test('[PHO-10] the organizer’s own browser votes in a blind round as the room does', async ({
  night,
  browser,
  watch,
}) => {
  watch.allow(night.host.url);
  const page = await openPhone(browser, night, 'about:blank');
  const code = new URL(night.host.consoleUrl).hash.replace(/^#code=/, '');
  await page.request.post(`${night.host.url}/organizer/session`, { data: { code } });
  const all = await join(night, ENTRANTS);
  await votable(night, all, { prompt: PROMPT, blind: true });
  await page.goto(`${night.host.url}/vote`);
  await score(page, 'A', 4).tap();
  await expect(card(page, 'A')).toHaveAttribute('data-saved', 'yes');
});
