import { startWorker } from '../lib/worker.ts';
import type { Worker } from '../lib/worker.ts';
import type { ParticipantCalls } from '../load/participants.ts';
import type { PhoneCalls } from '../load/phones.ts';
import type { ScreenCalls } from '../load/screens.ts';
import type { VoterCalls } from '../load/voters.ts';

export const startParticipants = (): Worker<ParticipantCalls> =>
  startWorker(new URL('../load/participants.ts', import.meta.url));
export const startScreens = (): Worker<ScreenCalls> => startWorker(new URL('../load/screens.ts', import.meta.url));
export const startPhones = (): Worker<PhoneCalls> => startWorker(new URL('../load/phones.ts', import.meta.url));
export const startVoters = (): Worker<VoterCalls> => startWorker(new URL('../load/voters.ts', import.meta.url));

/** Everybody in the room, each kind in a process of its own. */
export interface Crowd {
  readonly participants: Worker<ParticipantCalls>;
  readonly screens: Worker<ScreenCalls>;
  readonly phones: Worker<PhoneCalls>;
  stop(): Promise<void>;
}

export function startCrowd(): Crowd {
  const [participants, screens, phones] = [startParticipants(), startScreens(), startPhones()];
  const stop = async (): Promise<void> => {
    await Promise.all([participants.stop(), screens.stop(), phones.stop()]);
  };
  return { participants, screens, phones, stop };
}
