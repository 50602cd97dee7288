import type { Page } from '@playwright/test';

/** Notes when the page paints, from now on; the answer ends it and says when, milliseconds of the page's clock. */
export async function countFrames(page: Page): Promise<() => Promise<number[]>> {
  const counter = await page.evaluateHandle(() => {
    const times: number[] = [];
    let due = 0;
    const look = (at: number): void => {
      times.push(at);
      due = requestAnimationFrame(look);
    };
    due = requestAnimationFrame(look);
    const stop = (): number[] => {
      cancelAnimationFrame(due);
      return times;
    };
    return { stop };
  });
  return async () => {
    const times = await counter.evaluate(({ stop }) => stop());
    await counter.dispose();
    return times;
  };
}
