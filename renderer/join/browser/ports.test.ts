// The page's two ports to the world, against real servers: Node has a browser's fetch and WebSocket.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { RunnerError } from '../../../participant/core/runners/runner.ts';
import { modelServerCall } from './call-model-server.ts';
import { openBrowserSocket } from './open-socket.ts';
import { presenceOf } from './probe.ts';

let server: Server;
let sockets: WebSocketServer;
let at = '';

beforeEach(async () => {
  server = createServer((asked, reply) => {
    reply.write('one ');
    if (asked.url === '/whole') reply.end('two');
    else if (asked.url === '/cut') setImmediate(() => reply.destroy());
  });
  sockets = new WebSocketServer({ server });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  at = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const socket of sockets.clients) socket.terminate();
  server.closeAllConnections();
  await new Promise((resolve) => void server.close(resolve));
});

/** Where nobody listens. */
async function nowhere(): Promise<string> {
  const gone = createServer();
  await new Promise<void>((resolve) => void gone.listen(0, '127.0.0.1', resolve));
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => void gone.close(resolve));
  return `127.0.0.1:${port}`;
}

describe('requests from the page', () => {
  const call = modelServerCall((url) => `blocked ${url}`);
  const never = new AbortController().signal;
  const read = async (path: string, signal = never): Promise<string> => {
    let text = '';
    for await (const bytes of (await call({ url: `http://${at}${path}`, signal })).body)
      text += Buffer.from(bytes).toString();
    return text;
  };

  it('[BRO-3] bring an answer as it comes, and fail where it is cut', async () => {
    expect(await read('/whole')).toBe('one two');
    await expect(read('/cut')).rejects.toThrow(TypeError);
  });

  it('[BRO-3] end with who asked: leaving the loop ends the request, a signal ends the waiting', async () => {
    const ended = new Promise((resolve) => server.once('request', (asked) => asked.on('close', resolve)));
    for await (const bytes of (await call({ url: `http://${at}/endless`, signal: never })).body) {
      expect(Buffer.from(bytes).toString()).toBe('one ');
      break;
    }
    await ended;
    const controller = new AbortController();
    const reading = read('/endless', controller.signal);
    controller.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
  });

  it('[BRO-6] keep the error of the platform where nobody listens', async () => {
    const url = `http://${await nowhere()}/`;
    const error = await call({ url, signal: never }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).not.toBeInstanceOf(RunnerError);
    expect(await presenceOf(url, never)).toBe('silent');
  });
});

describe("the page's socket", () => {
  type Told = { readonly code: number; readonly reason: string; readonly failure: Error | null };
  const open = (url: string, opened: () => void = () => undefined) => {
    const texts: string[] = [];
    let socket: ReturnType<typeof openBrowserSocket> | null = null;
    const closed = new Promise<Told>((resolve) => {
      socket = openBrowserSocket(
        url,
        {
          opened,
          message: (text) => texts.push(text),
          traffic: () => undefined,
          closed: (code, reason, failure) => resolve({ code, reason, failure }),
        },
        { handshakeMs: 5_000 },
      );
    });
    return { texts, closed, socket: () => socket };
  };

  it('[BRO-3] carries texts, and tells how it was closed', async () => {
    sockets.once('connection', (far) => {
      far.on('message', () => {
        far.send('heard');
        far.close(4001, 'taken over');
      });
    });
    const near = open(`ws://${at}`, () => near.socket()?.send('hello'));
    expect(await near.closed).toEqual({ code: 4001, reason: 'taken over', failure: null });
    expect(near.texts).toEqual(['heard']);
  });

  it('[BRO-3] is over at once when it is dropped, whatever the other side does', async () => {
    const near = open(`ws://${at}`, () => near.socket()?.terminate());
    expect(await near.closed).toEqual({ code: 1006, reason: '', failure: null });
    expect(near.socket()?.open).toBe(false);
  });

  it('[BRO-3] says that nobody answered where it never opened', async () => {
    expect((await open(`ws://${await nowhere()}`).closed).failure).toMatchObject({ code: 'ECONNREFUSED' });
  });
});
