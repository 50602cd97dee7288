import type { HostMessage, Link } from '../link.ts';

type Of<T extends HostMessage['type']> = Extract<HostMessage, { type: T }>;

let made = 0;

/** A connection without a socket: keeps what it was sent. */
export class FakeLink implements Link {
  readonly id: string;
  readonly address: string;
  isOpen = true;
  /** Bytes that the other side has not read. */
  unread = 0;
  /** What the other side answers to a ping; a promise lets it take its time. */
  answers: boolean | Promise<boolean> = true;
  closed: { readonly code: number; readonly reason: string } | null = null;
  readonly sent: HostMessage[] = [];

  constructor(address = '10.0.0.1') {
    made += 1;
    this.id = `link${made}`;
    this.address = address;
  }

  send(message: HostMessage): void {
    if (this.isOpen) this.sent.push(JSON.parse(JSON.stringify(message)) as HostMessage);
  }

  sendEncoded(bytes: Buffer): void {
    if (this.isOpen) this.sent.push(JSON.parse(bytes.toString('utf8')) as HostMessage);
  }

  buffered(): number {
    return this.unread;
  }

  close(code: number, reason: string): void {
    this.closed ??= { code, reason };
    this.isOpen = false;
  }

  answersWithin(): Promise<boolean> {
    return Promise.resolve(this.answers);
  }

  all<T extends HostMessage['type']>(type: T): Of<T>[] {
    return this.sent.filter((message): message is Of<T> => message.type === type);
  }

  last<T extends HostMessage['type']>(type: T): Of<T> | undefined {
    return this.all(type).at(-1);
  }

  /** Codes of the errors it was told. */
  get errors(): (string | undefined)[] {
    return this.all('error').map((message) => message.code);
  }

  get types(): string[] {
    return this.sent.map((message) => message.type);
  }

  /** What it is sent from here on. */
  forget(): this {
    this.sent.length = 0;
    return this;
  }
}
