// The client's WebSocket in a browser.
import type { OpenSocket } from '../../../participant/core/socket.ts';

const NORMAL = 1000;
/** What a browser says of a line that ended without a word. */
const ABNORMAL = 1006;

export const openBrowserSocket: OpenSocket = (url, events, { handshakeMs }) => {
  let isOver = false;
  let wasOpen = false;
  const socket = new WebSocket(url);
  const over = (code: number, reason: string): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(limit);
    events.closed(code, reason, wasOpen ? null : new NeverOpened());
  };
  /** A browser has no way to drop a socket at once: this one is no longer listened to. */
  const terminate = (): void => {
    socket.close();
    queueMicrotask(() => over(ABNORMAL, ''));
  };
  const limit = setTimeout(terminate, handshakeMs);
  socket.addEventListener('open', () => {
    clearTimeout(limit);
    wasOpen = true;
    if (!isOver) events.opened();
  });
  socket.addEventListener('message', ({ data }) => {
    if (isOver) return;
    if (typeof data === 'string') events.message(data);
    else events.traffic();
  });
  socket.addEventListener('close', ({ code, reason }) => over(code, reason));
  return {
    get open() {
      return !isOver && socket.readyState === WebSocket.OPEN;
    },
    send: (text) => socket.send(text),
    close: () => socket.close(NORMAL),
    terminate,
  };
};

/** Browsers do not say why; that nothing answered is what it nearly always is. */
class NeverOpened extends Error {
  readonly code = 'ECONNREFUSED';
}
