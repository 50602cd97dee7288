/** Browses for arenas and prints each as a line of JSON: for tests that need it as a process of its own. */
import { discoverArenas } from '../discover.ts';

const startedAt = performance.now();
await discoverArenas({
  ms: Number(process.argv[2]),
  found: (arena) => {
    const ms = Math.round(performance.now() - startedAt);
    process.stdout.write(`${JSON.stringify({ ms, ...arena })}\n`);
  },
});
