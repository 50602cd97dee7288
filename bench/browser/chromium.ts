import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { findChromium } from '../../e2e/fixtures/chromium.ts';

/** A headless browser in processes of its own. */
export interface Chromium {
  readonly name: string;
  readonly browser: Browser;
  stop(): Promise<void>;
}

/** The one that the tests use; null where this machine has none. */
export async function startChromium(): Promise<Chromium | null> {
  const found = await findChromium();
  if (found === null) return null;
  const browser = await chromium.launch(found.options);
  return { name: `${found.name} (${browser.version()})`, browser, stop: () => browser.close() };
}
