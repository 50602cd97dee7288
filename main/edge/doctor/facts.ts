import type { AddressView, WifiView } from '../../../protocol/model.ts';

/** What the doctor looked at, as it found it; what it means is judged elsewhere. Null: not without a running arena. */
export interface DoctorFacts {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly platform: NodeJS.Platform;
  readonly port: PortFacts;
  readonly address: AddressFacts;
  readonly self: SelfFacts | null;
  readonly mdns: MdnsFacts;
  readonly phone: PhoneFacts | null;
  readonly telao: TelaoFacts | null;
  /** Null where nothing is kept. */
  readonly disk: DiskFacts | null;
  readonly clock: ClockFacts;
  readonly power: PowerFacts;
  readonly participants: ParticipantFacts | null;
}

export interface PortFacts {
  /** `--host`. */
  readonly listening: string;
  readonly port: number;
  /** `--port`; null where the default was left to move. */
  readonly asked: number | null;
  readonly state: 'listening' | 'free' | 'busy' | 'forbidden';
  /** Who has it, where that could be told. */
  readonly holder: string | null;
}

export interface AddressFacts {
  /** Best first, those of this machine alone last. */
  readonly list: readonly AddressView[];
  readonly choice: string | null;
  /** Networks of the addresses in `list`, in the same order: two of one network are one way in. */
  readonly networks: readonly string[];
}

export interface SelfFacts {
  readonly url: string;
  readonly outcome: 'answered' | 'refused' | 'timeout' | 'unreachable' | 'wrong';
  /** What came instead, or the system's word for the failure. */
  readonly found: string | null;
}

export interface MdnsFacts {
  readonly enabled: boolean;
  /** The name asked for. */
  readonly wanted: string;
  /** The name won; null while it is not. */
  readonly name: string | null;
  /** Addresses that a query for the name brought. */
  readonly answers: readonly string[];
  /** False where no arena runs: then an answer is somebody else's. */
  readonly running: boolean;
}

export interface PhoneFacts {
  /** Addresses other than this machine's that have reached the host. */
  readonly devices: number;
  /** Milliseconds since the epoch of the latest by the address in use; null for none. */
  readonly arrivedAt: number | null;
  /** Another address of this machine by which some arrived though none by the one in use. */
  readonly arrivedBy: string | null;
  readonly url: string;
  readonly port: number;
  readonly wifi: WifiView | null;
  /** Firewall tools found on this machine. */
  readonly firewalls: readonly ('ufw' | 'firewalld')[];
}

export interface TelaoFacts {
  readonly open: number;
  /** Of those, opened by the organizer's link or browser: they can show the PIN. */
  readonly withPin: number;
}

export interface DiskFacts {
  readonly folder: string;
  /** Bytes; null where the system does not say. */
  readonly free: number | null;
  /** Whether a file could be written and flushed there; null where there is no folder yet. */
  readonly writes: boolean | null;
  /** False while the arena's database refuses events or tokens. */
  readonly storageWorks: boolean;
}

export interface ClockFacts {
  /** The system's time. */
  readonly now: number;
  /** How far the system's time is from the arena's. Milliseconds. */
  readonly offMs: number;
  /** Of the newest event in the database; null without any. */
  readonly newestAt: number | null;
}

export interface PowerFacts {
  /** `none`: no battery, as in a desktop. */
  readonly source: 'mains' | 'battery' | 'none' | 'unknown';
  /** Of the battery; null where it is not told. */
  readonly percent: number | null;
}

export interface ParticipantFacts {
  readonly session: boolean;
  readonly connected: number;
  /** Of those who are connected: what the warm-up found since the last round, else how their last answer went. */
  readonly models: { readonly green: number; readonly amber: number; readonly red: number; readonly notAsked: number };
  readonly failed: readonly ModelFailure[];
}

/** A model that did not answer. */
export interface ModelFailure {
  readonly nickname: string;
  readonly where: 'warm-up' | 'round';
  /** A word of the host's (`no_answer`, `no_text`), or the client's own. */
  readonly reason: string | null;
}
