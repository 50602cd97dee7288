import { describe, expect, it } from 'vitest';
import type { Commit } from '../../ports/bus.ts';
import { eventLogContract } from '../testing/event-log-contract.ts';
import { tokenStoreContract } from '../testing/token-store-contract.ts';
import { memoryBus } from './bus.ts';
import { memoryEventLog } from './event-log.ts';
import { memoryTokenStore } from './token-store.ts';

eventLogContract('memory', () => memoryEventLog());
tokenStoreContract('memory', () => memoryTokenStore());

describe('the bus', () => {
  it('[VIEW-5] carries commits to its listeners in the order they subscribed, until they unsubscribe', () => {
    const bus = memoryBus();
    const heard: string[] = [];
    const commit: Commit = { before: null, after: null, events: [] };
    const leave = bus.subscribe(() => heard.push('first'));
    bus.subscribe(() => heard.push('second'));
    bus.publish(commit);
    leave();
    bus.publish(commit);
    expect(heard).toEqual(['first', 'second', 'second']);
  });
});
