// What a voter does: give, change, leave and come back; and what the phone does about rounds of every kind.
import { expect, test } from '../fixtures/night.ts';
import type { Night } from '../fixtures/night.ts';
import { card, join, nothingSerious, openPhone, picture, score, SIZES, tally, votable } from '../fixtures/phone.ts';
import type { Entrant } from '../fixtures/phone.ts';
import { until } from '../fixtures/until.ts';

const ENTRANTS: readonly Entrant[] = [
  { id: 'ana', nickname: 'Ana', text: 'Por causa do ar.' },
  { id: 'bento', nickname: 'Bento', text: 'Por causa da luz.' },
  { id: 'capi', nickname: 'Capivara 12', text: 'Porque sim.' },
];
const PROMPT = 'Por que o céu é azul?';

const order = (page: Parameters<typeof card>[0]): Promise<(string | null)[]> =>
  page.locator('[data-entry]').evaluateAll((cards) => cards.map((one) => one.getAttribute('data-entry')));

async function expectTally(night: Night, expected: Record<string, readonly [number, number]>): Promise<void> {
  await until(
    () => tally(night),
    (found) => Object.entries(expected).every(([id, one]) => String(found[id]) === String(one)),
    `votes ${JSON.stringify(expected)}`,
  );
}

test('[PHO-4, PHO-9] one tap is a counted vote; it can be changed, and is there after a reload', async ({
  night,
  browser,
}) => {
  const page = await openPhone(browser, night, `${night.url}/V`);
  const all = await join(night, ENTRANTS);
  await votable(night, all, { prompt: PROMPT });
  const first =
    (
      await order(page).then(() =>
        until(
          () => order(page),
          (ids) => ids.length === 3,
          'the cards',
        ),
      )
    )[0] ?? '';
  await expect(card(page, first)).toBeInViewport({ ratio: 0.9 });
  await expect(card(page, first)).toHaveAttribute('data-saved', 'no');
  await expect(card(page, first).getByRole('radio', { checked: true })).toHaveCount(0);
  await score(page, first, 0).tap();
  await expect(card(page, first)).toHaveAttribute('data-saved', 'yes');
  await expect(score(page, first, 0)).toBeChecked();
  await expectTally(night, { [first]: [0, 1] });
  // Nothing moved by itself: the next tap is for the same answer.
  await expect(card(page, first)).toBeInViewport({ ratio: 0.9 });
  await score(page, first, 4).tap();
  await expect(card(page, first)).toHaveAttribute('data-saved', 'yes');
  await expectTally(night, { [first]: [4, 1] });
  const before = await order(page);
  await page.reload();
  await expect(score(page, first, 4)).toBeChecked();
  expect(await order(page)).toEqual(before);
  // It goes on where something is left to do.
  await expect(card(page, before[1] ?? '')).toBeInViewport({ ratio: 0.9 });
  await expect(page.locator('.progress')).toHaveText('2 de 3 · faltam 2');
  await card(page, before[1] ?? '')
    .getByRole('button', { name: 'Próxima' })
    .tap();
  await expect(card(page, before[2] ?? '')).toBeInViewport({ ratio: 0.9 });
  await score(page, before[2] ?? '', 5).tap();
  await card(page, before[2] ?? '')
    .getByRole('button', { name: 'Minhas notas' })
    .tap();
  await expect(page.locator('[data-page="list"]')).toBeInViewport({ ratio: 0.9 });
  await expect(page.getByText('1 resposta ainda sem nota')).toBeVisible();
  await page.locator(`[data-given="${before[1]}"] button`).tap();
  await expect(card(page, before[1] ?? '')).toBeInViewport({ ratio: 0.9 });
  await score(page, before[1] ?? '', 2).tap();
  await expect(page.locator('.progress')).toHaveText('2 de 3 · tudo votado');
  await expectTally(night, { [first]: [4, 1], [before[1] ?? '']: [2, 1], [before[2] ?? '']: [5, 1] });
});

test('[PHO-5] a tap is counted even where the page is left in the same moment', async ({ night, browser }) => {
  const page = await openPhone(browser, night, `${night.url}/vote`);
  const all = await join(night, ENTRANTS);
  await votable(night, all, { prompt: PROMPT });
  await score(page, 'ana', 4).evaluate((radio: HTMLElement) => {
    radio.click();
    location.href = 'about:blank';
  });
  await expectTally(night, { ana: [4, 1] });
});

test('[PHO-16] keys alone give every score; arrow keys give none', async ({ night, browser }) => {
  const page = await openPhone(browser, night, `${night.url}/vote`, { isMobile: false, hasTouch: false });
  const all = await join(night, ENTRANTS);
  await votable(night, all, { prompt: PROMPT });
  await expect(page.locator('[data-entry]')).toHaveCount(3);
  const ids = (await order(page)).map((id) => id ?? '');
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await card(page, ids[0] ?? '')
    .getByRole('radio')
    .first()
    .focus();
  await press('ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowRight');
  await expect(score(page, ids[0] ?? '', 2)).toBeFocused();
  await expect(card(page, ids[0] ?? '')).toHaveAttribute('data-saved', 'no');
  await press('Enter');
  await expect(card(page, ids[0] ?? '')).toHaveAttribute('data-saved', 'yes');
  await press('5');
  await expect(score(page, ids[0] ?? '', 5)).toBeChecked();
  // Past “previous”, which leads nowhere on the first, to “next”; there into the text and on to the scores.
  await press('Tab', 'Enter');
  await expect(card(page, ids[1] ?? '')).toBeInViewport({ ratio: 0.9 });
  await press('Tab', 'Tab', 'Space');
  await expect(score(page, ids[1] ?? '', 0)).toBeChecked();
  await press('Tab', 'Tab', 'Enter', 'Tab', 'Tab', '3', 'Tab', 'Tab', 'Enter');
  await expect(page.locator('[data-page="list"]')).toBeInViewport({ ratio: 0.9 });
  await expectTally(night, { [ids[0] ?? '']: [5, 1], [ids[1] ?? '']: [0, 1], [ids[2] ?? '']: [3, 1] });
});

test('[PHO-10] a participant’s own phone cannot score its own answer, and any other', async ({ night, browser }) => {
  const all = await join(night, ENTRANTS);
  const code = all[1]?.voteCode ?? '';
  const page = await openPhone(browser, night, `${night.url}/v?me=${code}`);
  await expect(page.getByText('Este é o celular de quem participa')).toBeVisible();
  await votable(night, all, { prompt: PROMPT });
  await expect(card(page, 'bento')).toHaveAttribute('data-own', 'true');
  await expect(score(page, 'bento', 5)).toBeDisabled();
  expect((await order(page)).at(-1)).toBe('bento');
  await score(page, 'ana', 3).tap();
  await score(page, 'capi', 4).tap();
  await expect(page.locator('.progress')).toContainText('tudo votado');
  await card(page, 'bento').scrollIntoViewIfNeeded();
  await nothingSerious(page, 'own-entry');
  await picture(page, 'own-entry');
  await night.host.organizer.insist('/votes/close');
  await votable(night, all, { prompt: PROMPT, blind: true });
  await expect(page.getByRole('heading', { name: 'Resposta A' })).toBeVisible();
  await expect(page.locator('body')).not.toContainText('Bento');
  await expect(page.locator('[data-text]')).toHaveCount(3);
  const texts = await page
    .locator('[data-entry]')
    .evaluateAll((cards) =>
      cards.map(
        (one) => [one.getAttribute('data-entry') ?? '', one.querySelector('[data-text]')?.textContent] as const,
      ),
    );
  expect(texts.map(([label]) => label).toSorted()).toEqual(['A', 'B', 'C']);
  const own = texts.find(([, text]) => text === 'Por causa da luz.')?.[0] ?? '';
  await expect(card(page, own)).toHaveAttribute('data-own', 'true');
  await expect(score(page, own, 5)).toBeDisabled();
  await nothingSerious(page, 'blind');
  await picture(page, 'blind');
  const other = texts.find(([label]) => label !== own)?.[0] ?? '';
  await score(page, other, 2).tap();
  await expect(card(page, other)).toHaveAttribute('data-saved', 'yes');
  await night.host.organizer.insist('/votes/close');
  const { json } = await night.host.organizer.get('/session');
  const roundId = json.rounds.at(-1).id;
  await night.host.organizer.insist(`/rounds/${roundId}/reveal`);
  for (let place = 0; place < 3; place += 1) await night.host.organizer.post(`/rounds/${roundId}/reveal-next`);
  await expect(page.locator('[data-place]')).toHaveCount(3);
  // The names are back, each with what this phone gave to the letter.
  await expect(page.locator('[data-place]', { hasText: 'Bento' })).toContainText('sua resposta');
  await expect(page.getByText('sua nota 2')).toHaveCount(1);
  // And each with the letter it was voted by.
  await expect(page.locator('[data-place]', { hasText: 'Bento' })).toContainText(`Resposta ${own}`);
  await expect(page.locator('[data-place]', { hasText: 'sua nota 2' })).toContainText(`Resposta ${other}`);
  await nothingSerious(page, 'blind-revealed');
  await picture(page, 'blind-revealed', [SIZES.phone, SIZES.small]);
});

test('[PHO-15] a round nobody voted in has no winner', async ({ night, browser }) => {
  const { organizer } = night.host;
  const page = await openPhone(browser, night, `${night.url}/vote`);
  const round = await votable(night, await join(night, ENTRANTS), { prompt: PROMPT });
  await organizer.insist('/votes/close');
  await organizer.insist(`/rounds/${round.id}/reveal`);
  await expect(page.getByText('Ninguém votou nesta rodada.')).toBeVisible();
  for (const _ of ENTRANTS) await organizer.post(`/rounds/${round.id}/reveal-next`);
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'revealed');
  await expect(page.locator('.place')).toHaveCount(3);
  await expect(page.locator('[data-place=""]')).toHaveCount(3);
  await expect(page.locator('.place', { hasText: 'Ana' })).toContainText('sem votos');
  await nothingSerious(page, 'nobody-voted');
  await picture(page, 'nobody-voted', [SIZES.phone, SIZES.small]);
});

test('[PHO-3] language and theme can be changed while voting, and waiting leads to the front door', async ({
  night,
  browser,
}) => {
  const page = await openPhone(browser, night, `${night.url}/vote`);
  await expect(page.getByRole('link', { name: 'Início' })).toHaveAttribute('href', '/?stay');
  await votable(night, await join(night, ENTRANTS), { prompt: PROMPT });
  await page.locator('.top').getByRole('button', { name: 'Minhas notas' }).tap();
  const list = page.locator('[data-page="list"]');
  await list.getByRole('button', { name: 'English' }).tap();
  await expect(list.getByText('3 answers still without a score')).toBeVisible();
  await list.getByRole('button', { name: 'Dark theme' }).tap();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(list).toBeInViewport({ ratio: 0.9 });
  // Nobody is led away from a vote.
  await expect(page.getByRole('link')).toHaveCount(0);
});

test('[PHO-2] a personal link of another night is said to be that, and the phone votes on', async ({
  night,
  browser,
  watch,
}) => {
  watch.expectProblem(/404 \(Not Found\)/);
  const page = await openPhone(browser, night, `${night.url}/v?me=abcdefgh12345678`);
  await expect(page.getByText('Este link pessoal não é desta sessão')).toBeVisible();
  const all = await join(night, ENTRANTS);
  await votable(night, all, { prompt: PROMPT });
  await score(page, 'ana', 3).tap();
  await expect(card(page, 'ana')).toHaveAttribute('data-saved', 'yes');
  await nothingSerious(page, 'foreign-link');
  await picture(page, 'foreign-link');
});

test('[PHO-11] final votes are announced, confirmed and locked', async ({ night, browser }) => {
  const page = await openPhone(browser, night, `${night.url}/vote`);
  const all = await join(night, ENTRANTS);
  await votable(night, all, { prompt: PROMPT, finalVotes: true });
  await expect(page.getByText('cada nota é definitiva')).toBeVisible();
  await score(page, 'ana', 2).tap();
  await expect(card(page, 'ana')).toHaveAttribute('data-saved', 'no');
  await score(page, 'ana', 3).tap();
  await nothingSerious(page, 'final-asks');
  await picture(page, 'final-asks');
  await card(page, 'ana').getByRole('button', { name: 'Voltar' }).tap();
  await expect(card(page, 'ana').getByRole('radio', { checked: true })).toHaveCount(0);
  await score(page, 'ana', 4).tap();
  await card(page, 'ana').getByRole('button', { name: 'Confirmar nota 4' }).tap();
  await expect(card(page, 'ana')).toHaveAttribute('data-saved', 'yes');
  await expect(score(page, 'ana', 1)).toBeDisabled();
  await page.reload();
  await expect(score(page, 'ana', 4)).toBeChecked();
  await expect(score(page, 'ana', 1)).toBeDisabled();
  await nothingSerious(page, 'final-given');
  await picture(page, 'final-given');
  await expectTally(night, { ana: [4, 1] });
});

test('[PHO-14] an entry that is hidden leaves the phone, and comes back with its score', async ({ night, browser }) => {
  const page = await openPhone(browser, night, `${night.url}/vote`);
  const all = await join(night, ENTRANTS);
  const round = await votable(night, all, { prompt: PROMPT });
  await score(page, 'bento', 5).tap();
  await expect(card(page, 'bento')).toHaveAttribute('data-saved', 'yes');
  const target = { roundId: round.id, participantId: 'bento' };
  await night.host.organizer.insist('/entries/hide', target);
  await expect(page.locator('[data-entry]')).toHaveCount(2);
  await expect(card(page, 'bento')).toHaveCount(0);
  await night.host.organizer.insist('/entries/show', target);
  await expect(score(page, 'bento', 5)).toBeChecked();
  await expect(page.locator('[data-entry]')).toHaveCount(3);
});

test('[PHO-8] of two tabs of one phone the last tap wins, in both', async ({ night, browser }) => {
  const one = await openPhone(browser, night, `${night.url}/vote`);
  const all = await join(night, ENTRANTS);
  await votable(night, all, { prompt: PROMPT });
  await expect(one.locator('[data-entry]')).toHaveCount(3);
  const other = await one.context().newPage();
  await other.goto(`${night.url}/vote`);
  await score(other, 'ana', 1).tap();
  await expect(score(one, 'ana', 1)).toBeChecked();
  await score(one, 'ana', 5).tap();
  await expect(score(other, 'ana', 5)).toBeChecked();
  await expect(card(other, 'ana')).toHaveAttribute('data-saved', 'yes');
  expect(await order(one)).toEqual(await order(other));
  await expectTally(night, { ana: [5, 1] });
});

test('[PHO-2] a phone that may keep nothing votes all the same, as one voter', async ({ night, browser }) => {
  const context = await browser.newContext();
  night.onEnd(() => context.close());
  await context.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException('No storage here.', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: refuse });
  });
  const page = await context.newPage();
  await page.goto(`${night.url}/vote`);
  const all = await join(night, ENTRANTS);
  await votable(night, all, { prompt: PROMPT });
  await score(page, 'ana', 1).click();
  await expect(card(page, 'ana')).toHaveAttribute('data-saved', 'yes');
  await score(page, 'ana', 3).click();
  await expectTally(night, { ana: [3, 1] });
  // The cookie tells who it is.
  await page.reload();
  await expect(score(page, 'ana', 3)).toBeChecked();
});
