// `llm-arena join` in a real terminal: what it asks, where it reads the answers, and how it leaves the terminal.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { InTerminal, noTerminals } from '../e2e/fixtures/in-terminal.ts';
import { startModelServer } from '../e2e/fixtures/model-server.ts';
import type { ModelServer } from '../e2e/fixtures/model-server.ts';
import { FakeHost } from '../participant/testing/fake-host.ts';
import { TinyTerminal } from '../participant/testing/tiny-terminal.ts';

const program = fileURLToPath(new URL('client.ts', import.meta.url));
const lacking = noTerminals();
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

let models: ModelServer;
let home: string;
beforeAll(async () => {
  models = await startModelServer({ kind: 'ollama', models: ['llama3.2', 'qwen2.5'] });
  home = mkdtempSync(path.join(tmpdir(), 'llm-arena-home-'));
});
afterAll(async () => {
  await models.close();
  rmSync(home, { recursive: true });
});

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function startHost(): Promise<FakeHost> {
  const host = await FakeHost.start();
  closing.push(() => host.stop());
  return host;
}

interface More {
  readonly env?: Readonly<Record<string, string>>;
  readonly piped?: string;
}

/** Whatever else runs on this computer is not asked: every address is the one of the test. */
function client(args: readonly string[], { env = {}, piped }: More = {}): InTerminal {
  const servers = { OLLAMA_HOST: models.url, LMSTUDIO_BASE_URL: models.url, LLAMACPP_BASE_URL: models.url };
  const terminal = new InTerminal([process.execPath, program, 'join', ...args], {
    env: { ...servers, JAN_BASE_URL: models.url, LLM_ARENA_HOME: home, LANG: 'pt_BR.UTF-8', ...env },
    ...(piped === undefined ? {} : { piped }),
  });
  closing.push(() => terminal.kill());
  return terminal;
}

/** Lines that end in `: ` and what was typed behind it. */
function questionsIn(output: string): string[] {
  return output.match(/^(PIN|Seu apelido|Qual|Endereço)[^\n]*: /gm) ?? [];
}

const needs = lacking === null ? '' : ` (not here: ${lacking})`;

describe.skipIf(lacking !== null)(`llm-arena join in a terminal${needs}`, () => {
  it('[P-ASK] [P-REMEMBER] takes two answers the first time, and Enter the second', { timeout: 60_000 }, async () => {
    const host = await startHost();
    const first = client(['--url', host.url]);
    await first.shows(/PIN do telão: /);
    first.type('1234');
    await first.shows(/Seu apelido \[.*\]: /);
    first.type('Zé');
    const register = await (await host.connection(0)).welcome();
    expect(register).toMatchObject({ pin: '1234', nickname: 'Zé', model: 'llama3.2', runner: 'ollama' });
    await first.shows(/esperando a próxima rodada/);
    expect(questionsIn(first.output)).toHaveLength(2);
    first.press(CTRL_C);
    expect(await first.exit).toBe(0);

    const second = client(['--url', host.url, '--pin', '1234']);
    await second.shows(/Qual vai responder\? Número ou nome \[llama3\.2\]: /);
    second.type('');
    expect(await (await host.connection(1)).welcome()).toMatchObject({ nickname: 'Zé', model: 'llama3.2' });
    await second.shows(/esperando a próxima rodada/);
    expect(questionsIn(second.output)).toHaveLength(1);
    second.press(CTRL_C);
    expect(await second.exit).toBe(0);
  });

  it('[P-ASK] reads the terminal where standard input is a script', { timeout: 30_000 }, async () => {
    const host = await startHost();
    const terminal = client(['--url', host.url, '--forget'], { piped: '9999\nnot me\n', env: { NO_COLOR: '1' } });
    await terminal.shows(/PIN do telão: /);
    terminal.type('1234');
    await terminal.shows(/Seu apelido \[.*\]: /);
    terminal.type('Ana');
    expect(await (await host.connection(0)).welcome()).toMatchObject({ pin: '1234', nickname: 'Ana' });
    await terminal.shows(/esperando a próxima rodada/);
    // oxlint-disable-next-line no-control-regex
    expect(terminal.output).not.toMatch(/\u001b\[[\d;]+m/);
    terminal.press(CTRL_C);
    await terminal.exit;
  });

  it(
    '[P-ASK] [P-VIEW] asks again for a wrong PIN, and leaves the terminal as it was',
    { timeout: 30_000 },
    async () => {
      const host = await startHost();
      const terminal = client(['--url', host.url, '--pin', '1111', '--nickname', 'Ana', '--model', 'llama3.2']);
      const wrong = await host.connection(0);
      await wrong.first('register');
      wrong.send({ type: 'error', message: 'Invalid PIN.', code: 'INVALID_PIN' });
      await terminal.shows(/PIN errado[^]*PIN do telão: /);
      terminal.type('2222');
      expect((await (await host.connection(1)).welcome()).pin).toBe('2222');
      await terminal.shows(/esperando a próxima rodada/);
      terminal.press(CTRL_C);
      expect(await terminal.exit).toBe(0);
      const shown = new TinyTerminal(100, 50);
      shown.write(terminal.output);
      expect(shown.cursorHidden).toBe(false);
      expect(shown.screen.at(-1)).toMatch(/^\d\d:\d\d {2}Até a próxima\.$/);
      expect(shown.screen.filter((line) => line.startsWith('LLM Arena'))).toEqual([]);
    },
  );

  it('[P-ASK] ends well when the person leaves instead of answering', { timeout: 30_000 }, async () => {
    for (const key of [CTRL_C, CTRL_D]) {
      const terminal = client(['--url', 'localhost:1']);
      await terminal.shows(/PIN do telão: /);
      terminal.press(key);
      expect(await terminal.exit).toBe(0);
    }
  });

  it('[P-ASK] asks nothing with --yes, and says what it chose', { timeout: 30_000 }, async () => {
    const host = await startHost();
    writeFileSync(path.join(home, 'join.json'), 'broken');
    const terminal = client(['--url', host.url, '--pin', '1234', '--yes', '--language', 'en']);
    const { nickname, model } = await (await host.connection(0)).welcome();
    await terminal.shows(/waiting for the next round/);
    expect(questionsIn(terminal.output)).toEqual([]);
    expect(terminal.output).toMatch(new RegExp(`Nickname: ${nickname}\\. Another: --nickname`));
    expect(terminal.output).toMatch(new RegExp(`Model: ${model} \\(Ollama\\)\\. Another: --model`));
    expect(terminal.output).toContain('cannot be read and is left aside');
    terminal.press(CTRL_C);
    await terminal.exit;
  });
});
