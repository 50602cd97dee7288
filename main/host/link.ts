import type { HostToParticipant, HostToViewer } from '../../protocol/wire/index.ts';

export type HostMessage = HostToParticipant | HostToViewer;

/** A connection as the use cases see it: something that can be told things, asked for a sign of life, and closed. */
export interface Link {
  /** Unique in the process. */
  readonly id: string;
  /** Network address of the other side; never an identity: a whole room shares one. */
  readonly address: string;
  readonly isOpen: boolean;
  /** Its browser was let in by the organizer: what it shows may hold the PIN. */
  readonly mayShowPin?: boolean;
  send(message: HostMessage): void;
  /** Sends what is already encoded; many links share the bytes. */
  sendEncoded(bytes: Buffer): void;
  /** Bytes that have not left yet. */
  buffered(): number;
  close(code: number, reason: string): void;
  /** Whether the other side answers within `ms`. */
  answersWithin(ms: number): Promise<boolean>;
}
