/** What happened, for whoever shows it: one line of JSON each with `--json`. Times in milliseconds. */
import type { ExitReason } from './exit-codes.ts';

type Happening =
  /** An arena that will be joined was found on the network. */
  | { readonly event: 'arena'; readonly url: string; readonly night: string | null }
  /** The model is being loaded and tried; again and again until it is `ready`. */
  | { readonly event: 'loading'; readonly runner: string; readonly model: string; readonly elapsed_ms: number }
  | {
      readonly event: 'ready';
      readonly runner: string;
      readonly model: string;
      readonly note: string | null;
      /** Of the test before joining; null where it was too short to say, or there was none. */
      readonly tokens_per_second: number | null;
      /** How long the server says it loaded the model; null where it does not say. */
      readonly load_ms: number | null;
    }
  | {
      readonly event: 'registered';
      readonly participant_id: string;
      readonly nickname: string;
      readonly session_id: string;
      readonly vote_url: string;
      /** The round live at the moment, null for none. */
      readonly round: number | null;
      readonly rehearsal: boolean;
    }
  | {
      readonly event: 'challenge';
      /** 0 is a warm-up. */
      readonly round: number;
      readonly deadline_ms: number;
      readonly max_tokens: number;
    }
  /** Another model of this computer answers first. */
  | { readonly event: 'waiting' }
  | {
      readonly event: 'progress';
      readonly round: number;
      readonly tokens: number;
      readonly tokens_per_second: number | null;
    }
  /** The host's own count. */
  | { readonly event: 'received'; readonly round: number; readonly tokens: number; readonly next_seq: number }
  | {
      readonly event: 'complete';
      readonly round: number;
      readonly because: 'finished' | 'deadline';
      readonly tokens: number;
      readonly tokens_per_second: number | null;
      readonly latency_ms_first_token: number | null;
      readonly duration_ms: number;
      /** Of these, spent loading the model, where the server says so. */
      readonly load_ms: number | null;
    }
  /** The model failed. */
  | { readonly event: 'error'; readonly round: number; readonly code: string; readonly message: string }
  | { readonly event: 'round_stopped'; readonly round: number; readonly status: string }
  /** The host refused something, and the client goes on. */
  | {
      readonly event: 'host_error';
      readonly code: string | null;
      readonly message: string;
      readonly detail: string | null;
    }
  | { readonly event: 'note'; readonly message: string }
  | { readonly event: 'disconnected'; readonly reason: string; readonly retry_in_ms: number }
  | { readonly event: 'ended'; readonly reason: ExitReason; readonly exit_code: number; readonly message: string };

/** With several participants in one process, `nickname` says whose event it is. */
export type ParticipantEvent = Happening & { readonly nickname?: string };

export type Emit = (event: ParticipantEvent) => void;
