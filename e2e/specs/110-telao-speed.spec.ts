// How smoothly the telão paints while everybody generates. The figures are printed; what fails is five times worse than
// what is asked for, so that a busy machine does not decide.
import type { Page } from '@playwright/test';
import { expect, shownText, test } from '../fixtures/night.ts';
import { openTelao, people, say, scene } from '../fixtures/telao.ts';
import type { Person } from '../fixtures/telao.ts';

test.use({ viewport: { width: 1920, height: 1080 }, trace: 'off' });

/** One token each, of about `CHARS` characters. */
const CHARS = 5;
const WATCHED_MS = 6_000;

interface Frames {
  readonly perSecond: number;
  /** Milliseconds between two frames at most. */
  readonly longest: number;
}

/** Counts the page's animation frames for a while. */
function frames(page: Page): Promise<Frames> {
  return page.evaluate(
    (watched) =>
      new Promise<Frames>((done) => {
        const start = performance.now();
        let [before, count, longest] = [start, 0, 0];
        const look = (now: number): void => {
          count += 1;
          longest = Math.max(longest, now - before);
          before = now;
          if (now - start < watched) requestAnimationFrame(look);
          else done({ perSecond: (count * 1_000) / (now - start), longest });
        };
        requestAnimationFrame(look);
      }),
    WATCHED_MS,
  );
}

const words = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, at) => ((from + at) % 60 === 59 ? 'fim.\n' : 'água '.slice(0, CHARS)));

/** `perSecond` tokens a second from everybody, from `seq` on, until it is stopped; answers how far it came. */
function stream(all: readonly Person[], seq: number, perSecond: number): () => number {
  const start = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - start) * perSecond) / 1_000) - sent;
    for (const person of all) say(person, 1, words(seq + sent, due), seq + sent);
    sent += due;
  }, 25);
  return () => {
    clearInterval(timer);
    return seq + sent;
  };
}

for (const [count, perSecond, chars] of [
  [8, 60, 4_000],
  [40, 60, 2_000],
] as const) {
  test(`[TEL-7] ${count} entries at ${perSecond} tok/s, ${chars} characters each`, async ({ night, page }) => {
    await openTelao(night, page);
    const all = await people(night, count);
    await night.startRound({ prompt: 'Fale muito', maxTokens: 4_000, deadlineMs: 600_000 });
    const begun = chars / CHARS;
    for (const person of all) say(person, 1, words(0, begun));
    await scene(page, 'live');
    const inSight = page.locator('[data-text]').first();
    await expect.poll(async () => (await inSight.textContent())?.length).toBeGreaterThanOrEqual(chars * 0.9);
    const end = stream(all, begun, perSecond);
    const { perSecond: fps, longest } = await frames(page);
    const total = end();
    console.log(
      `telão, ${count} × ${perSecond} tok/s: ${fps.toFixed(0)} frames a second, longest ${longest.toFixed(0)} ms`,
    );
    await night.host.organizer.insist('/stage', { spotlight: 'p0' });
    const said = words(0, total).join('');
    await expect.poll(() => shownText(page, 'p0')).toBe(said);
    expect(fps).toBeGreaterThan((count > 8 ? 30 : 50) / 5);
  });
}
