import type { HostToViewer, StateMessage, ViewerTopic } from '../../protocol/wire/viewer.ts';
import type { Role } from '../arena/view.ts';

/** What one screen asked for. `topics` null: an old screen, told in the old protocol only. */
export interface Subscription {
  readonly role: Role;
  readonly topics: ReadonlySet<ViewerTopic> | null;
  /** Tokens coalesced into frames instead of one message each. */
  readonly frames: boolean;
}

/** The whole vocabulary of the old protocol's screens. */
const OLD: ReadonlySet<HostToViewer['type']> = new Set([
  'state_snapshot',
  'participant_registered',
  'participant_disconnected',
  'round_started',
  'round_state',
  'completion',
] as const);

const TOPIC: Record<Exclude<StateMessage['type'], 'state_snapshot'>, ViewerTopic> = {
  participant_registered: 'participants',
  participant_disconnected: 'participants',
  participant_state: 'participants',
  round_started: 'state',
  round_state: 'state',
  completion: 'entries',
  entry_state: 'entries',
  stage_state: 'state',
  vote_progress: 'state',
  reveal_state: 'state',
  session_state: 'state',
  entries_changed: 'state',
  tally: 'tally',
  problems_state: 'problems',
  watchers_state: 'watchers',
  warm_up_state: 'warm_up',
  door_state: 'state',
};

export function wants(subscription: Subscription, type: StateMessage['type']): boolean {
  if (type === 'state_snapshot') return true;
  return subscription.topics === null ? OLD.has(type) : subscription.topics.has(TOPIC[type]);
}

export function wantsTokens(subscription: Subscription): boolean {
  return subscription.topics === null || subscription.topics.has('tokens');
}

/** Screens that show texts get them in the snapshot; phones do not. */
export function wantsEntries(subscription: Subscription): boolean {
  return subscription.topics === null || subscription.topics.has('entries') || subscription.topics.has('tokens');
}

/** Subscriptions that are sent the same bytes share this key. */
export function snapshotKey(subscription: Subscription): string {
  const { role, topics } = subscription;
  const asked = (topic: ViewerTopic) => topics?.has(topic) ?? false;
  return [role, topics === null, wantsEntries(subscription), asked('participants'), asked('tally')].join();
}
