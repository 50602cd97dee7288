// A process of phones that only watch: they ask for the state and must be sent no token.
import type { WebSocket } from 'ws';
import { now } from '../lib/clock.ts';
import { serveCalls } from '../lib/worker.ts';
import { frameText, inTurns, openSocket } from './open.ts';
import { PhoneHttp } from './phone-http.ts';

let phones: WebSocket[] = [];
let messages = 0;
let tokens = 0;

async function openPhone(ws: string, url: string | null): Promise<number> {
  const from = now();
  if (url !== null) {
    const http = new PhoneHttp(url);
    const { status } = await http.get('/');
    if (status !== 200) throw new Error(`The page answered ${status}`);
    http.close();
  }
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
  /** Opens `count` phones; the answer is how long each took. With `url` each fetches the page first. Milliseconds. */
  open: ({ ws, count, url = null, atOnce }: { ws: string; count: number; url?: string | null; atOnce?: number }) =>
    inTurns(count, () => openPhone(ws, url), atOnce),
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
