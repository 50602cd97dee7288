// The floor: the smallest relay on `ws` that a reasonable person would write. It parses what a participant sends and
// hands each token on to each screen as it came: no validation, nothing stored, nothing coalesced, nothing encoded anew.
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { serveCalls } from '../lib/worker.ts';

interface Message {
  readonly type: string;
  readonly participant_id: string;
  readonly topics?: readonly string[];
}

const screens = new Set<WebSocket>();
const participants = new Set<WebSocket>();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
let round = 0;

server.on('connection', (socket) => {
  socket.on('message', (data) => {
    // ws hands text over as one Buffer.
    const message = JSON.parse((data as Buffer).toString('utf8')) as Message;
    if (message.type === 'token') {
      for (const screen of screens) screen.send(data, { binary: false });
    } else if (message.type === 'telao_register') {
      if (message.topics?.includes('tokens') === true) screens.add(socket);
      socket.send('{"type":"registered_telao"}');
    } else if (message.type === 'register') {
      participants.add(socket);
      socket.send(JSON.stringify({ type: 'registered', resume_token: '', next_seq: null }));
    }
  });
  socket.on('close', () => {
    screens.delete(socket);
    participants.delete(socket);
  });
});

const calls = {
  port: async (): Promise<number> => {
    if (server.address() === null) await new Promise((resolve) => server.once('listening', resolve));
    return (server.address() as AddressInfo).port;
  },
  startRound: () => {
    round += 1;
    for (const participant of participants) participant.send(JSON.stringify({ type: 'challenge', round }));
  },
  usage: () => {
    const { user, system } = process.cpuUsage();
    return { cpuMs: (user + system) / 1_000, rssMiB: process.memoryUsage.rss() / 1_048_576 };
  },
};
export type FloorCalls = typeof calls;

serveCalls(calls);
