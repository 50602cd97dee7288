import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { SocketLink } from './socket-link.ts';

function connected() {
  const socket = Object.assign(new EventEmitter(), { OPEN: 1, readyState: 1, send: vi.fn() });
  const stream = { cork: vi.fn(), uncork: vi.fn() };
  const link = new SocketLink(socket as unknown as WebSocket, stream as unknown as Duplex, '10.0.0.7');
  return { socket, stream, link };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('a socket', () => {
  it('sends what is said in one turn of the event loop as one write', async () => {
    const { socket, stream, link } = connected();
    link.send({ type: 'authorized' });
    link.sendEncoded(Buffer.from('{}'));
    expect(socket.send).toHaveBeenCalledTimes(2);
    expect([stream.cork.mock.calls.length, stream.uncork.mock.calls.length]).toEqual([1, 0]);
    await nextTurn();
    expect(stream.uncork).toHaveBeenCalledTimes(1);
    link.send({ type: 'authorized' });
    await nextTurn();
    expect([stream.cork.mock.calls.length, stream.uncork.mock.calls.length]).toEqual([2, 2]);
  });

  it('that has closed is told nothing and holds nothing back', async () => {
    const { socket, stream, link } = connected();
    socket.readyState = 3;
    link.send({ type: 'authorized' });
    link.sendEncoded(Buffer.from('{}'));
    await nextTurn();
    expect(socket.send).not.toHaveBeenCalled();
    expect(stream.cork).not.toHaveBeenCalled();
  });
});
