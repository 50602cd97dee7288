import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lookAtPort } from './idle-port.ts';
import { firewallTools, lookAtDisk } from './machine.ts';
import { askHealth } from './self.ts';

const servers: (Server & { closeAllConnections?: () => void })[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const one of servers.splice(0)) {
    one.closeAllConnections?.();
    await new Promise((resolve) => one.close(resolve));
  }
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true });
});

async function listening(server: Server): Promise<string> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const serves = (listener: RequestListener) => listening(createServer(listener));

describe('asking the own address', () => {
  it('[DOC-4] hears an arena', async () => {
    const url = await serves((_request, response) => response.end('{"status":"ok","timestamp":1}'));
    expect(await askHealth(url)).toEqual({ url, outcome: 'answered', found: null });
  });

  it('[DOC-4] tells a closed port from somebody else behind it', async () => {
    const closed = await listening(createTcpServer());
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await askHealth(closed)).toMatchObject({ outcome: 'refused', found: 'ECONNREFUSED' });
    const answers: RequestListener[] = [
      (_request, response) => response.writeHead(502).end('Bad gateway'),
      (_request, response) => response.end('<h1>Log in to this Wi-Fi</h1>'),
      (_request, response) => response.end('{"status":"starting"}'),
      (_request, response) => response.end('x'.repeat(100_000)),
    ];
    for (const answer of answers) expect((await askHealth(await serves(answer))).outcome).toBe('wrong');
    const mute = await listening(
      createTcpServer((socket) =>
        socket
          .on('error', () => undefined)
          .resume()
          .end('SSH-2.0-x\r\n'),
      ),
    );
    expect((await askHealth(mute)).outcome).toBe('wrong');
  });

  it('[DOC-4] gives up on silence', async () => {
    const sockets = new Set<{ destroy(): void }>();
    const url = await listening(createTcpServer((socket) => void sockets.add(socket.on('error', () => undefined))));
    expect(await askHealth(url, 50)).toMatchObject({ outcome: 'timeout' });
    for (const socket of sockets) socket.destroy();
  });
});

describe('the disk', () => {
  const folder = () => {
    const made = mkdtempSync(path.join(tmpdir(), 'llm-arena-disk-'));
    folders.push(made);
    return made;
  };

  it('[DOC-2] is tried by writing, and nothing is left behind', async () => {
    const data = folder();
    expect(await lookAtDisk(data)).toEqual({ folder: data, free: expect.any(Number), writes: true });
    expect(readdirSync(data)).toEqual([]);
  });

  it('[DOC-2] of a folder that is not there yet is that of the one around it', async () => {
    const data = path.join(folder(), 'a', 'b');
    expect(await lookAtDisk(data)).toEqual({ folder: data, free: expect.any(Number), writes: null });
  });

  it('[DOC-2] that takes no file says so', async () => {
    const file = path.join(folder(), 'file');
    writeFileSync(file, '');
    expect((await lookAtDisk(file)).writes).toBe(false);
  });
});

describe('the port, while no arena runs', () => {
  it('[DOC-2] is free, or busy by an arena or another program', async () => {
    const portOf = (url: string) => Number(new URL(url).port);
    const other = portOf(
      await listening(
        createTcpServer((socket) =>
          socket
            .on('error', () => undefined)
            .resume()
            .end('?'),
        ),
      ),
    );
    const busy = await lookAtPort('127.0.0.1', other);
    expect(busy.state).toBe('busy');
    if (process.platform === 'linux') expect(busy.holder).toContain(`pid ${process.pid}`);
    const arena = portOf(await serves((_request, response) => response.end('{"status":"ok"}')));
    expect((await lookAtPort('127.0.0.1', arena)).holder).toContain('LLM Arena');
    expect(await lookAtPort('127.0.0.1', 0)).toEqual({ state: 'free', holder: null });
  });
});

it('[DOC-3] firewall tools are looked for on Linux only', () => {
  expect([...firewallTools('win32'), ...firewallTools('darwin')]).toEqual([]);
  expect(['ufw', 'firewalld']).toEqual(expect.arrayContaining([...firewallTools('linux')]));
});
