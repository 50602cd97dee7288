import { WebSocket } from 'ws';

/** Connections that are opened at the same time, below any backlog. */
const AT_ONCE = 100;

/** Opens a socket. Rejects when it cannot. */
export function openSocket(url: string): Promise<WebSocket> {
  // What arrives is ours to check, character by character: the library need not.
  const socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true });
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      socket.off('error', reject);
      socket.on('error', () => undefined);
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

/** Runs `task` for 0 to `count` - 1, some at a time, and answers in that order. */
export async function inTurns<T>(count: number, task: (index: number) => Promise<T>, atOnce = AT_ONCE): Promise<T[]> {
  const answers: T[] = [];
  for (let from = 0; from < count; from += atOnce) {
    const size = Math.min(atOnce, count - from);
    answers.push(...(await Promise.all(Array.from({ length: size }, (_, i) => task(from + i)))));
  }
  return answers;
}

/** As text whatever the library hands over. */
export function frameText(data: Buffer | ArrayBuffer | Buffer[]): string {
  return Buffer.isBuffer(data)
    ? data.toString('utf8')
    : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]).toString();
}
