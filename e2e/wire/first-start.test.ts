// From an empty terminal to registered, on a network of two computers: one command, and the answers are counted.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PIN, startHost } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { InTerminal, noTerminals } from '../fixtures/in-terminal.ts';
import { findPlaces, runAt } from './support/places.ts';
import type { Running } from './support/places.ts';

const CLI = fileURLToPath(new URL('../../out/cli/llm-arena.js', import.meta.url));
const BROWSER = fileURLToPath(new URL('../../participant/testing/browse.ts', import.meta.url));
const MODELS = fileURLToPath(new URL('../fixtures/model-server.ts', import.meta.url));

const places = await findPlaces();
const { stage, visitor, variant } = places;
afterAll(() => places.dispose());
// Elsewhere the network may show other arenas, and this computer other models.
const possible = variant === 'two network namespaces' && noTerminals() === null;

describe.skipIf(!possible)('the first start (needs root, ip netns and script)', { timeout: 60_000 }, () => {
  let host: TestHost;
  let models: Running<{ readonly event: string }>;
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'llm-arena-first-'));
    host = await startHost({ mdns: true, within: stage.within, flags: [...stage.flags] });
    models = runAt(visitor, MODELS, ['--kind', 'ollama', '--port', 11_434, '--models', 'llama3.2,qwen2.5']);
    await models.line(({ event }) => event === 'ready', 'the model server');
    // A cable that was just plugged in carries nothing for a moment.
    for (let seen = 0; seen === 0;) {
      const browser = runAt(visitor, BROWSER, [1_500]);
      await browser.ended;
      seen = browser.lines.length;
    }
  }, 60_000);
  afterAll(async () => {
    models.end();
    await host.dispose();
    await rm(home, { recursive: true, force: true });
  });

  it('[P-FIND] [P-ASK] takes one command and two answers: PIN and nickname', async () => {
    const env = { LLM_ARENA_HOME: home, LANG: 'pt_BR.UTF-8' };
    const terminal = new InTerminal([...visitor.within, process.execPath, CLI, 'join'], { env });
    try {
      await terminal.shows(/: $/);
      expect(terminal.output).toMatch(new RegExp(`Arena encontrada: .*http://${stage.address}:${host.port}`));
      expect(terminal.output).toMatch(/PIN do telão: $/);
      terminal.type(PIN);
      await terminal.shows(/Seu apelido \[.*\]: $/);
      terminal.type('Zé');
      // Whatever else were asked for, this would not be shown.
      await terminal.shows(/Na arena como Zé/);
      expect(terminal.output).toContain('Modelo: llama3.2 (Ollama). Para outro: --model');
      terminal.press('\u0003');
      expect(await terminal.exit).toBe(0);
    } finally {
      terminal.kill();
    }
  });
});
