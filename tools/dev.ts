// `npm run dev`: the host from its TypeScript sources, the pages from Vite with hot reload, one address for both. What you
// pass on (`npm run dev -- --data demo`) goes to `llm-arena serve`. A change of the host's sources restarts it, but
// never while a round is live: the room would lose it.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startHost } from './dev/host.ts';
import { servePages } from './dev/pages.ts';
import { freePort } from './dev/port.ts';
import { createRestarter } from './dev/restarter.ts';
import { watchSources } from './dev/watch.ts';

const LIVE_POLL_MS = 2_000;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

const port = await freePort();
const pages = await servePages(root, port);
const host = startHost({ root, port, shownPort: pages.port, args: process.argv.slice(2) });
const restarter = createRestarter({
  isLive: host.isLive,
  restart: host.restart,
  say,
  pause: () => new Promise((resolve) => setTimeout(resolve, LIVE_POLL_MS)),
});
const stopWatching = watchSources(root, restarter.changed);
say(`pages with hot reload on ${pages.url}: console, telao, vote and join are below it`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

async function stop(): Promise<void> {
  stopWatching();
  await Promise.all([host.stop(), pages.close()]);
  process.exit();
}

function say(line: string): void {
  console.error(`dev: ${line}`);
}
