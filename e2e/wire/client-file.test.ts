// The client that the host serves, downloaded from it and run as the page tells people to.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeOf, runClient } from '../fixtures/client.ts';
import type { Client } from '../fixtures/client.ts';
import { PIN, startHost } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { startModelServer } from '../fixtures/model-server.ts';
import type { ModelServer } from '../fixtures/model-server.ts';
import { networkAddress } from '../fixtures/network.ts';
import { shellObstacle } from '../fixtures/shell.ts';
import { InTerminal, noTerminals } from '../fixtures/in-terminal.ts';
import { joinCommand } from '../../renderer/join/command.ts';

const BUILD_SEA = fileURLToPath(new URL('../../tools/sea/build.ts', import.meta.url));
const EXECUTABLE = 'llm-arena-client-linux-x64';

let host: TestHost;
let models: ModelServer;
let home: string;
const clients: Client[] = [];

beforeEach(async () => {
  [host, models, home] = await Promise.all([
    startHost(),
    startModelServer(),
    mkdtemp(join(tmpdir(), 'llm-arena-client-')),
  ]);
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end();
  await Promise.all([host.dispose(), models.close(), rm(home, { recursive: true, force: true })]);
});

/** Where the room finds the host. */
const roomUrl = () => `http://${networkAddress()}:${host.port}`;

async function download(path: string): Promise<Buffer> {
  const answer = await fetch(roomUrl() + path);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

async function checked(path: string): Promise<Buffer> {
  const [bytes, sum] = await Promise.all([download(path), download(`${path}.sha256`)]);
  expect(sum.toString().split('  ')[0]).toBe(createHash('sha256').update(bytes).digest('hex'));
  return bytes;
}

/** Joins as the line on the page does it, and answers a round from its start to its votes. */
async function answersARound(program: string, before: readonly string[], script: string | null): Promise<void> {
  const where = ['--url', new URL(roomUrl()).host, '--pin', PIN];
  const what = ['--runner', 'ollama', '--runner-url', models.url, '--model', 'llama3.2'];
  const client = runClient(program, [...before, ...where, '--nickname', 'Zé', ...what, '--json'], home, script);
  clients.push(client);
  await client.event('registered');
  const { id } = (await host.organizer.insist('/rounds', { prompt: 'Diga olá à plateia', maxTokens: 2_000 })).json;
  await host.organizer.insist('/rounds/start', { roundId: id });
  const { tokens } = await client.event('complete');
  await host.organizer.insist('/rounds/stop', { roundId: id });
  const { responses } = (await host.room.get(`/rounds/${id}/responses`)).json;
  const asked = models.transcript.find(({ prompt }) => prompt.includes('Diga olá'));
  expect(asked?.tokens.length).toBe(tokens);
  expect(responses).toMatchObject([{ nickname: 'Zé', generated_content: asked?.tokens.join('') }]);
  expect(await client.end()).toBe(process.platform === 'win32' ? null : 0);
}

describe('[DIST-1, DIST-3] the one file, downloaded from the host and piped into', () => {
  for (const major of [18, 24, 26]) {
    const node = nodeOf(major);
    it.skipIf(node === null)(
      `Node ${major}, joins and finishes a round (needs that Node: tools/nodes has 18 and 26 for linux-x64)`,
      async () => {
        await answersARound(node ?? '', ['-'], (await checked('/client')).toString());
      },
      30_000,
    );
  }
});

describe('[DIST-1, JOIN-3] the line of the page, pasted into a terminal', () => {
  const obstacle = noTerminals() ?? shellObstacle();
  it.skipIf(obstacle !== null)(
    'asks there, not on the standard input that the client comes by: two answers, and it is in (needs sh, curl, script)',
    async () => {
      const line = joinCommand('linux', { url: roomUrl(), pin: PIN, nickname: '', model: '' });
      const node = nodeOf(18) ?? process.execPath;
      const terminal = new InTerminal(['/bin/sh', '-c', line.replace('| node -', `| ${node} -`)], {
        env: { OLLAMA_HOST: models.url, LLM_ARENA_HOME: home, ARENA_LANGUAGE: 'pt-BR' },
      });
      try {
        await terminal.shows(/Seu apelido/);
        terminal.type('Bia');
        await terminal.shows(/Qual vai responder/);
        terminal.type('');
        await terminal.shows(/Na arena como Bia/);
        const { participants } = (await host.room.get('/session')).json;
        expect(participants).toMatchObject([{ nickname: 'Bia', model: 'llama3.2', connected: true }]);
      } finally {
        terminal.press('\u0003');
        await terminal.exit;
      }
    },
    30_000,
  );
});

describe('[DIST-4] the executable for who has no Node', () => {
  const base = process.platform === 'linux' && process.arch === 'x64' ? nodeOf(26) : null;
  it.skipIf(base === null)(
    'is built, served, downloaded, and finishes a round (needs Node 26 in tools/nodes: linux-x64 only)',
    async () => {
      const folder = join(host.data, 'clients');
      await mkdir(folder);
      execFileSync(process.execPath, [BUILD_SEA, base ?? '', join(folder, EXECUTABLE)]);
      const built = await readFile(join(folder, `${EXECUTABLE}.sha256`), 'utf8');
      expect(await (await fetch(`${roomUrl()}/client/${EXECUTABLE}.sha256`)).text()).toBe(built);
      const mine = join(home, 'llm-arena-client');
      await writeFile(mine, await checked(`/client/${EXECUTABLE}`));
      await chmod(mine, 0o755);
      await answersARound(mine, [], null);
    },
    // Some 5 s, and many times that where others use the machine, too: it is 150 MB, several times over.
    120_000,
  );
});
