import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{protocol,main,preload,participant,cli,renderer,tools,bench,e2e/wire}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'out/**'],
    environment: 'node',
    // Integration tests start the built host from out/ as a process of its own, which takes a second on a slow machine.
    testTimeout: 15_000,
    hookTimeout: 15_000,
    // A test that passes at the second try is a test that fails.
    retry: 0,
    // The report, not a pass by absence: a run without tests is a broken configuration.
    passWithNoTests: false,
    coverage: {
      provider: 'v8',
      reportOnFailure: true,
      include: ['{protocol,main,participant,cli}/**/*.ts'],
      exclude: ['**/*.test.{ts,tsx}', '**/testing/**', 'main/desktop/**'],
      reporter: ['text-summary', 'html', 'json-summary'],
      reportsDirectory: 'coverage',
    },
  },
});
