// A process of phones that only watch: they ask for the state and must be sent no token.
import type { WebSocket } from 'ws';
import { now } from '../lib/clock.ts';
import { serveCalls } from '../lib/worker.ts';
import { frameText, inTurns, openSocket } from './open.ts';

let phones: WebSocket[] = [];
let messages = 0;
let tokens = 0;

async function openPhone(ws: string, page: string | null): Promise<number> {
  const from = now();
  if (page !== null) await (await fetch(page, { headers: { accept: 'text/html' } })).arrayBuffer();
  const socket = await openSocket(ws);
  await new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      messages += 1;
      const { type } = JSON.parse(frameText(data)) as { type: string };
      if (type === 'registered_telao') resolve();
      else if (type.startsWith('token')) tokens += 1;
    });
    socket.send(JSON.stringify({ type: 'telao_register', view: 'voting', topics: ['state'], frames: true }));
  });
  phones.push(socket);
  return now() - from;
}

const calls = {
  /** Opens `count` phones; the answer is how long each took. With `page` each fetches that first. Milliseconds. */
  open: ({ ws, count, page = null, atOnce }: { ws: string; count: number; page?: string | null; atOnce?: number }) =>
    inTurns(count, () => openPhone(ws, page), atOnce),
  /** What arrived since the last time. */
  received: () => {
    const received = { messages, tokens };
    messages = 0;
    tokens = 0;
    return received;
  },
  close: () => {
    for (const phone of phones) phone.terminate();
    phones = [];
  },
};
export type PhoneCalls = typeof calls;

serveCalls(calls);
