// The phone through a night: every phase, in both languages and themes, looked at.
import type { Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../fixtures/night.ts';
import { card, join, openPhone, picture, score, SIZES, tally, votable } from '../fixtures/phone.ts';
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

async function nothingSerious(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    where,
  ).toEqual([]);
}

for (const { lang, theme } of [
  { lang: 'pt-BR', theme: 'dark' },
  { lang: 'en', theme: 'light' },
] as const) {
  test(`every phase in ${lang}, ${theme}`, async ({ night, browser }) => {
    const { organizer, room } = night.host;
    const page = await openPhone(browser, night, `${night.url}/v?lang=${lang}`, { colorScheme: theme });
    const look = async (name: string, sizes: Parameters<typeof picture>[2] = ALL_SIZES): Promise<void> => {
      await nothingSerious(page, name);
      await picture(page, `${name}-${lang}-${theme}`, sizes);
    };
    await phase(page, 'lobby');
    await look('lobby');
    const all = await join(night, ENTRANTS);
    const cancelled = await night.startRound({ prompt: PROMPT });
    await organizer.post(`/rounds/${cancelled.id}/cancel`);
    await phase(page, 'cancelled');
    await look('cancelled', [SIZES.phone]);
    const live = await night.startRound({ prompt: PROMPT, title: 'O céu é azul?' });
    await phase(page, 'live');
    await look('live');
    await organizer.post(`/rounds/${live.id}/cancel`);
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
    await room.post('/votes', { roundId: round.id, participantId: 'ana', score: 5, voterId: 'other' });
    await organizer.post('/votes/close');
    await phase(page, 'closed');
    await look('closed');
    await organizer.post(`/rounds/${round.id}/reveal`);
    await phase(page, 'reveal');
    await look('reveal-0', [SIZES.phone]);
    await organizer.post(`/rounds/${round.id}/reveal-next`);
    await organizer.post(`/rounds/${round.id}/reveal-next`);
    await expect(page.locator('[data-place]')).toHaveCount(2);
    await look('reveal-2');
    await organizer.post(`/rounds/${round.id}/reveal-next`);
    await organizer.post(`/rounds/${round.id}/reveal-next`);
    await phase(page, 'revealed');
    await expect(page.locator('[data-place="1"]')).toContainText('Dandara');
    await look('revealed');
    await page.locator('[data-place="1"]').getByRole('button').click();
    await expect(page.locator('[data-place="1"] .answer')).toBeVisible();
    await look('read-again', [SIZES.phone]);
    await organizer.post('/session/end');
    await phase(page, 'ended');
    await look('ended', [SIZES.phone]);
  });
}
