// Answers made to stop the screens: short ones, by one participant, that a phone and a projector have to survive.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/night.ts';
import { join, openPhone, votable } from '../fixtures/phone.ts';

const svg = (inner: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${inner}</svg>`;
/** Each level is drawn six times for one of the level above. */
const nested = (tag: string, attribute: string): string => {
  const level = (at: number): string => {
    const paint = at === 0 ? 'fill="white"' : `${attribute}="url(#k${at - 1})"`;
    return `<${tag} id="k${at}">${`<rect width="10" height="10" ${paint}/>`.repeat(6)}</${tag}>`;
  };
  const levels = Array.from({ length: 9 }, (_, at) => level(at)).join('');
  return svg(`<defs>${levels}</defs><rect width="100" height="100" ${attribute}="url(#k8)"/>`);
};
const MARKER = `<marker id="m" markerWidth="9" markerHeight="9">${'<circle r="3" fill="red"/>'.repeat(1_000)}</marker>`;
const DASHED = '<circle cx="50" cy="50" r="49" fill="none" stroke="red" stroke-dasharray="0.0004"/>';

const DRAWINGS: Readonly<Record<string, string>> = {
  markers: svg(`<defs>${MARKER}</defs><path d="M0 0${'l1 1'.repeat(10_000)}" marker-mid="url(#m)" stroke="black"/>`),
  'masks in masks': nested('mask', 'mask'),
  'clips in clips': nested('clipPath', 'clip-path'),
  dashes: svg(DASHED.repeat(1_000)),
};
const TEXTS: Readonly<Record<string, string>> = {
  'a table whose rows have one cell': `${'|a'.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${'|x\n'.repeat(500)}`,
  'one long address that is named again and again': `[a]: http://x.example/${'y'.repeat(9_000)}\n\n${'[a] '.repeat(2_500)}`,
  'marks of emphasis that never end': '*_a_* **'.repeat(2_500),
  'quotes among empty lines': ('\n'.repeat(2_499) + '>').repeat(8),
  'one word of 60,000 letters': 'x'.repeat(60_000),
};
/** Generous on a laptop: a phone is four times slower. Milliseconds. */
const MOST_MS = 1_500;

for (const [svgMode, cases] of [
  [true, DRAWINGS],
  [false, TEXTS],
] as const) {
  for (const [name, text] of Object.entries(cases)) {
    test(`[PHO-13, TEL-16] ${name}: telão and phone go on`, async ({ night, browser, page }) => {
      test.setTimeout(90_000);
      const all = await join(night, [{ id: 'a', nickname: 'Ana', text }]);
      const phone = await openPhone(browser, night, `${night.url}/v`);
      await page.setViewportSize({ width: 1920, height: 1080 });
      await page.goto(`${night.url}/telao`);
      for (const one of [page, phone]) await watch(one);
      await votable(night, all, { prompt: 'x', svgMode, maxTokens: 8_000 });
      await expect(phone.locator('.card')).toBeAttached({ timeout: 20_000 });
      await expect(page.locator('.carousel')).toBeAttached({ timeout: 20_000 });
      for (const one of [page, phone]) {
        // Painted, and not only laid out.
        await one.screenshot({ timeout: 10_000 });
        expect(await longestStop(one)).toBeLessThan(MOST_MS);
      }
    });
  }
}

async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    let last = performance.now();
    document.body.dataset['longest'] = '0';
    setInterval(() => {
      const now = performance.now();
      document.body.dataset['longest'] = String(Math.max(now - last, Number(document.body.dataset['longest'])));
      last = now;
    }, 20);
  });
}

async function longestStop(page: Page): Promise<number> {
  return Number(await page.locator('body').getAttribute('data-longest'));
}
