import type { Browser, Page } from '@playwright/test';
import { weighPage } from './page-weight.ts';
import type { Loaded } from './page-weight.ts';

export interface Visit {
  /** From navigation until a score can be tapped, by the page's own clock. */
  readonly readyMs: number;
  /** The same until something was painted. */
  readonly firstPaintMs: number;
  /** What a piece of plain work takes in the page, to see how slow the phone really was. */
  readonly workMs: number;
  readonly loaded: readonly Loaded[];
}

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const PATIENCE_MS = 30_000;
const READY = 'bench: ready after ';

/** A phone that was never here opens the page, `slowdown` times slower than this machine, and gives the first score. */
export async function visit(browser: Browser, url: string, slowdown: number): Promise<Visit> {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    await page.addInitScript(sayWhenReady, READY);
    const session = await context.newCDPSession(page);
    const weigh = await weighPage(session);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const ready = page.waitForEvent('console', {
      predicate: (message) => message.text().startsWith(READY),
      timeout: PATIENCE_MS,
    });
    const [message] = await Promise.all([ready, page.goto(url)]);
    const firstPaintMs = await page.evaluate(() => performance.getEntriesByType('paint')[0]?.startTime ?? Number.NaN);
    // A headless browser shows no icon, and asks for none.
    const icons = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]')].map(({ href }) => href),
    );
    const loaded = await weigh(icons);
    const workMs = await page.evaluate(work);
    await giveScore(page);
    return { readyMs: Number(message.text().slice(READY.length)), firstPaintMs, workMs, loaded };
  } finally {
    await context.close();
  }
}

/** It was no picture of a button: the tap arrives, and the page says that the vote is kept. */
async function giveScore(page: Page): Promise<void> {
  const card = page
    .locator('[data-entry]')
    .filter({ has: page.locator('.score:enabled') })
    .first();
  await card.locator('.score:enabled').first().tap({ timeout: PATIENCE_MS });
  await page.waitForSelector('[data-entry][data-saved="yes"]', { timeout: PATIENCE_MS });
}

/** In the page: looks at each frame whether a finger would hit a score. */
function sayWhenReady(words: string): void {
  const look = (): void => {
    const button = document.querySelector<HTMLButtonElement>('.score:enabled');
    const { left, top, width, height } = button?.getBoundingClientRect() ?? new DOMRect();
    const isHit = button !== null && document.elementFromPoint(left + width / 2, top + height / 2) === button;
    if (isHit) console.info(words + String(performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** In the page: takes a tenth of a second or so of a laptop. */
function work(): number {
  const from = performance.now();
  let sum = 0;
  for (let i = 0; i < 30_000_000; i += 1) sum += Math.sqrt(i);
  return sum > 0 ? performance.now() - from : Number.NaN;
}
