/** A WebSocket as the client needs it; Node and the browser each bring their own. */

export interface SocketEvents {
  readonly opened: () => void;
  readonly message: (text: string) => void;
  /** Anything else that shows that the other side lives: a ping, a pong. Browsers do not tell. */
  readonly traffic: () => void;
  /** Once, also where it never opened; `failure` is what the platform threw, if it says. */
  readonly closed: (code: number, reason: string, failure: Error | null) => void;
}

export interface Socket {
  readonly open: boolean;
  send(text: string): void;
  /** With a closing handshake. */
  close(): void;
  /** At once. */
  terminate(): void;
}

export type OpenSocket = (url: string, events: SocketEvents, options: { readonly handshakeMs: number }) => Socket;
