/** The client's WebSocket on Node. */
import { WebSocket } from 'ws';
import { limits } from '../protocol/limits.ts';
import type { OpenSocket } from './core/socket.ts';
import { frameText } from './frame-text.ts';

/** Close code of ours: an ordinary goodbye. */
const NORMAL = 1000;

export const openWsSocket: OpenSocket = (url, events, { handshakeMs }) => {
  const socket = new WebSocket(url, {
    handshakeTimeout: handshakeMs,
    maxPayload: limits.wsPayloadBytes,
    perMessageDeflate: false,
    // A name may stand for IPv6 first, where nobody listens; Node 18 does not try the next by itself.
    ...{ autoSelectFamily: true },
  });
  let failure: Error | null = null;
  socket.on('open', events.opened);
  socket.on('ping', events.traffic);
  socket.on('pong', events.traffic);
  socket.on('message', (data, isBinary) => (isBinary ? events.traffic() : events.message(frameText(data))));
  socket.on('error', (error) => {
    failure = error;
  });
  socket.on('close', (code, reason) => events.closed(code, reason.toString(), failure));
  return {
    get open() {
      return socket.readyState === WebSocket.OPEN;
    },
    send: (text) => socket.send(text),
    close: () => socket.close(NORMAL),
    terminate: () => socket.terminate(),
  };
};
