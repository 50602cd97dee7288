import { defineConfig } from '@playwright/test';

const LOCAL = process.env['CI'] === undefined;

// The browser comes from e2e/fixtures/browser.ts; specs start their own hosts, so there is no webServer here.
export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: 'test-results/e2e',
  forbidOnly: !LOCAL,
  workers: 2,
  // A test that passes at the second try is a test that fails: it is shown, not tried again.
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  globalTimeout: 20 * 60_000,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
});
