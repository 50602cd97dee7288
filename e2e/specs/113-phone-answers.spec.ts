// What a phone shows of an answer, whatever a model or a participant made of it.
import type { Locator, Page } from '@playwright/test';
import { displayText } from '../../protocol/text.ts';
import { expect, test } from '../fixtures/night.ts';
import { card, join, nothingSerious, openPhone, picture, score, SIZES, votable } from '../fixtures/phone.ts';
import type { Entrant } from '../fixtures/phone.ts';

const OUTSIDE = 'http://outside.example';
const PROMPT = 'Por que o céu é azul?';
const ALL_SIZES = [SIZES.phone, SIZES.small, SIZES.onItsSide];

const TEXTS: readonly Entrant[] = [
  { id: 'plain', nickname: 'Ana', text: 'Linha um\n\n    verso recuado\n\tcom tab\nfim' },
  { id: 'emoji', nickname: '👩‍👩‍👧‍👦 Família 🏳️‍🌈', text: 'Céu azul ☀️🌎 👩🏽‍🚀 e fim 🎉' },
  { id: 'rtl', nickname: 'مريم', text: 'السماء زرقاء لأن الهواء ينثر الضوء الأزرق.\nשמיים כחולים' },
  { id: 'word', nickname: 'P'.repeat(40), model: 'M'.repeat(80), text: 'x'.repeat(10_000) },
  { id: 'long', nickname: 'Dandara', text: 'Uma frase inteira, outra vez. '.repeat(400).trim() },
  { id: 'code', nickname: 'Érico', text: `\`\`\`js\nconst longa = '${'a'.repeat(300)}';\n\`\`\`\n\nE **fim**.` },
  {
    id: 'table',
    nickname: 'Fê',
    text: `| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n| ${'palavra '.repeat(6)}| 2 | 3 | 4 | 5 | ${'z'.repeat(60)} |`,
  },
];

test('[PHO-12] every answer is there in full, and its original letter by letter', async ({ night, browser }) => {
  const page = await openPhone(browser, night, `${night.url}/vote`);
  const all = await join(night, TEXTS);
  await votable(night, all, { prompt: PROMPT, maxTokens: 4_000 });
  for (const { id, text } of TEXTS) {
    await card(page, id).scrollIntoViewIfNeeded();
    const original = card(page, id).getByRole('button', { name: 'Texto original' });
    if (id === 'code' || id === 'table') {
      await expect(card(page, id).locator('.markdown')).toBeVisible();
      await nothingSticksOut(page, id);
      if (id === 'table') await wordsAreWhole(page, id);
      await picture(page, `answer-${id}`, ALL_SIZES);
      await original.tap();
    } else await expect(original).toHaveCount(0);
    await expect.poll(() => card(page, id).locator('[data-text]').textContent()).toBe(text);
    await nothingSticksOut(page, id);
    await picture(page, `answer-${id}-original`, id === 'word' ? ALL_SIZES : undefined);
    // The scores are in sight, however long the answer.
    for (const value of [0, 5]) await expect(score(page, id, value)).toBeInViewport({ ratio: 1 });
  }
});

test('[PHO-12] no answer and no name pushes a score out of sight on a small phone', async ({ night, browser }) => {
  const page = await openPhone(browser, night, `${night.url}/vote`);
  const all = await join(night, TEXTS);
  await votable(night, all, { prompt: 'W'.repeat(5_000), title: 'T'.repeat(120), maxTokens: 4_000, finalVotes: true });
  await page.locator('.top').getByRole('button').first().tap();
  for (const size of ALL_SIZES) {
    await page.setViewportSize(size);
    for (const { id } of TEXTS) {
      await card(page, id).scrollIntoViewIfNeeded();
      for (const value of [0, 5]) {
        await expect(score(page, id, value)).toBeInViewport({ ratio: 1 });
        const box = await score(page, id, value).boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0), `${id} at ${size.width}`).toBeGreaterThanOrEqual(48);
      }
    }
    await picture(page, 'everything-long', [size]);
  }
});

const SAFE_SVG =
  '<svg viewBox="0 0 200 120"><defs><linearGradient id="g"><stop offset="0" stop-color="#7cc7ff"/><stop offset="1" stop-color="#fff"/></linearGradient></defs><rect width="200" height="120" fill="url(#g)"/><circle cx="150" cy="40" r="22" fill="#ffcb57"/><path d="M0 100q50-40 100 0t100 0v20H0z" fill="#1fbf92"/></svg>';

const DRAWINGS: readonly (Entrant & { readonly shown: 'image' | 'text' })[] = [
  { id: 'good', nickname: 'Ana', text: `Aqui está:\n\`\`\`svg\n${SAFE_SVG}\n\`\`\``, shown: 'image' },
  { id: 'cut', nickname: 'Bento', text: SAFE_SVG.slice(0, -40), shown: 'image' },
  {
    id: 'tiny',
    nickname: 'Capi',
    text: '<svg viewBox="0 0 8 8"><rect width="8" height="8" fill="#c00"/></svg>',
    shown: 'image',
  },
  {
    id: 'styled',
    nickname: 'Helena',
    text: `<svg viewBox="0 0 60 20"><style>@keyframes k{to{fill:#fff}}.a{fill:#00ff00;animation:k 1s}</style><linearGradient id="g"><stop stop-color="#ff0000"/></linearGradient><rect class="a" width="20" height="20"/><rect x="20" width="20" height="20" style="fill : #0000ff; filter:blur(9px)"/><rect x="40" width="20" height="20" fill="url('#g')"/><text y="-9">style = "data"</text></svg>`,
    shown: 'image',
  },
  { id: 'broken', nickname: 'Dandara', text: '<svg <<>> viewBox="nada', shown: 'text' },
  { id: 'empty', nickname: 'Érico', text: '<svg></svg>', shown: 'text' },
  { id: 'words', nickname: 'Fê', text: 'Não sei desenhar.', shown: 'text' },
  {
    id: 'hostile',
    nickname: '<svg onload=window.ran=1>',
    text: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100" onload="window.ran=2"><style>@import "${OUTSIDE}/a.css"; rect{fill:url(${OUTSIDE}/b.svg#x)} body{display:none}</style><script>window.ran=3;fetch("${OUTSIDE}/c")</script><image href="${OUTSIDE}/d.png" width="9" height="9"/><image xlink:href="${OUTSIDE}/e.png" width="9" height="9"/><use href="${OUTSIDE}/f.svg#a"/><feImage href="${OUTSIDE}/g.png"/><foreignObject width="100" height="100"><body xmlns="http://www.w3.org/1999/xhtml" onload="window.ran=4"><iframe src="${OUTSIDE}/h"></iframe><img src=x onerror="window.ran=5"></body></foreignObject><a href="javascript:window.ran=6"><text y="20">clique</text></a><animate attributeName="x" dur="1s" onbegin="window.ran=7"/><rect width="50" height="50" fill="url(${OUTSIDE}/i.svg#p)" style="background:url(${OUTSIDE}/j.png);position:fixed"/></svg>`,
    shown: 'image',
  },
  {
    id: 'bomb',
    nickname: 'Gui',
    text: `<svg viewBox="0 0 9 9">${'<g><rect width="1" height="1"/></g>'.repeat(2_000)}</svg>`,
    shown: 'text',
  },
];

test('[PHO-12, PHO-13] drawings are images that run and load nothing; what cannot be drawn is read', async ({
  night,
  browser,
}) => {
  const page = await openPhone(browser, night, `${night.url}/vote`);
  const all = await join(night, DRAWINGS);
  await votable(night, all, { prompt: 'Desenhe uma capivara em SVG', svgMode: true, maxTokens: 4_000 });
  for (const { id, text, shown } of DRAWINGS) {
    await card(page, id).scrollIntoViewIfNeeded();
    if (shown === 'image') {
      const drawing = card(page, id).getByRole('img', { name: 'Desenho de' });
      await expect.poll(() => drawing.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
      const width = await drawing.evaluate((image) => image.getBoundingClientRect().width);
      expect(width, `${id} is drawn large`).toBeGreaterThan(200);
      if (id === 'styled') expect(await colours(drawing)).toEqual(['0,255,0', '0,0,255', '255,0,0']);
      await picture(page, `drawing-${id}`);
      await card(page, id).getByRole('button', { name: 'Texto original' }).tap();
    }
    await expect.poll(() => card(page, id).locator('[data-text]').textContent()).toBe(text);
  }
  await harmless(page);
});

const HOSTILE: readonly Entrant[] = [
  {
    id: 'script',
    nickname: '<script>window.ran=1</script>',
    model: `<img src="${OUTSIDE}/m.png" onerror="window.ran=2">`,
    text: `<script>window.ran=3</script><style>*{display:none!important}@import "${OUTSIDE}/a.css";</style>`,
  },
  {
    id: 'markdown',
    nickname: '{n} {{constructor}} ${window.ran=4}',
    text: `# Oi\n\n![x](${OUTSIDE}/x.png)\n\n[clique](javascript:window.ran=5) <img src=x onerror="window.ran=6">\n\n<iframe src="${OUTSIDE}"></iframe>\n\n[x]: ${OUTSIDE}/y`,
  },
  {
    id: 'bidi',
    nickname: 'Ana\u202egnp.exe\u2066',
    text: `\u202eesrever\u202c \u2067isolate\u2069 \u0007bell Z${'\u0301'.repeat(200)} fim`,
  },
  { id: 'lines', nickname: 'Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307algo', text: `${'\n'.repeat(2_000)}fim` },
  { id: '__proto', nickname: 'constructor', text: `${'> '.repeat(500)}fundo\n${'- '.repeat(300)}` },
];

test('[PHO-13] hostile names and answers are text in every phase: nothing runs, loads or moves the page', async ({
  night,
  browser,
}) => {
  const { organizer } = night.host;
  const page = await openPhone(browser, night, `${night.url}/vote`);
  const all = await join(night, HOSTILE);
  const round = await votable(night, all, { prompt: '<img src=x onerror="window.ran=9">', title: '<b>Rodada</b>' });
  for (const { id, text } of HOSTILE) {
    await card(page, id).scrollIntoViewIfNeeded();
    const original = card(page, id).getByRole('button', { name: 'Texto original' });
    if (id === 'markdown') await original.tap();
    await expect.poll(() => card(page, id).locator('[data-text]').textContent()).toBe(displayText(text));
    await nothingSticksOut(page, id);
    await score(page, id, 3).tap();
    await expect(card(page, id)).toHaveAttribute('data-saved', 'yes');
    await picture(page, `hostile-${id}`, [SIZES.phone, SIZES.small]);
  }
  await harmless(page);
  await organizer.insist('/votes/close');
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'closed');
  await picture(page, 'hostile-closed', [SIZES.phone, SIZES.small]);
  await organizer.insist(`/rounds/${round.id}/reveal`);
  for (const _ of HOSTILE) await organizer.post(`/rounds/${round.id}/reveal-next`);
  await expect(page.locator('[data-place]')).toHaveCount(HOSTILE.length);
  const closed = page.getByRole('button', { name: 'Ler de novo' });
  for (let left = HOSTILE.length; left > 0; left -= 1) {
    await closed.first().tap();
    await expect(closed).toHaveCount(left - 1);
  }
  await picture(page, 'hostile-revealed', [SIZES.phone, SIZES.small]);
  await harmless(page);
});

async function nothingSticksOut(page: Page, id: string): Promise<void> {
  const out = await card(page, id)
    .locator('.reading')
    .evaluate((box) => box.scrollWidth - box.clientWidth);
  expect(out, `${id} fits the width`).toBeLessThanOrEqual(0);
}

/** No word of a table is broken; what is wider scrolls in a box of its own, by keys too. */
async function wordsAreWhole(page: Page, id: string): Promise<void> {
  const box = card(page, id).locator('.table-box');
  await expect(box).toHaveAttribute('tabindex', '0');
  expect(await box.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeGreaterThan(0);
  const lines = await box
    .locator('td')
    .last()
    .evaluate((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return range.getClientRects().length;
    });
  expect(lines, 'a word of 60 letters stands on one line').toBe(1);
  await nothingSerious(page, id);
}

/** Of the middle of each third, as a browser draws it. */
function colours(drawing: Locator): Promise<string[]> {
  return drawing.evaluate((image: HTMLImageElement) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [60, 20];
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0, 60, 20);
    return [10, 30, 50].map((x) => String([...(context?.getImageData(x, 10, 1, 1).data ?? [])].slice(0, 3)));
  });
}

async function harmless(page: Page): Promise<void> {
  expect(await page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
  expect(await page.locator('main script, main iframe, main style, main object, main embed, main a').count()).toBe(0);
}
