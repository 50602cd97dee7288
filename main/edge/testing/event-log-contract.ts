import { describe, expect, it } from 'vitest';
import type { EventLog, PendingEvent } from '../../ports/event-log.ts';

/** What every event log keeps to, in memory or on disk. */
export function eventLogContract(name: string, open: () => EventLog): void {
  const created = (sessionId: string, at = 1, title: string | null = null): PendingEvent => ({
    sessionId,
    at,
    event: { type: 'session_created', sessionId, title, pinLength: 6 },
  });
  const registered = (sessionId: string, participantId: string): PendingEvent => ({
    sessionId,
    at: 2,
    event: {
      type: 'participant_registered',
      participantId,
      nickname: 'Ana "𝔸" \u0000 😀',
      runner: 'r',
      model: 'm',
      client: null,
    },
  });

  describe(`${name}: an event log`, () => {
    it('[REC-1] begins empty', () => {
      const log = open();
      expect([log.head(), log.sessions(), log.readSession('s1')]).toEqual([0, [], []]);
      expect(log.epoch.length).toBeGreaterThan(0);
    });

    it('[VIEW-5] numbers its events by one, over all sessions, and says what it kept', () => {
      const log = open();
      const first = log.append([created('s1'), registered('s1', 'ana')]);
      const second = log.append([created('s2')]);
      expect([...first, ...second].map((recorded) => [recorded.offset, recorded.sessionId])).toEqual([
        [1, 's1'],
        [2, 's1'],
        [3, 's2'],
      ]);
      expect(first[1]).toEqual({ ...registered('s1', 'ana'), offset: 2 });
      expect(log.head()).toBe(3);
    });

    it('[REC-1] gives the events of one session back in order, as they were', () => {
      const log = open();
      const written = log.append([created('s1', 1, 'A "title"'), registered('s1', 'ana')]);
      log.append([created('s2')]);
      const later = log.append([registered('s1', 'bruno')]);
      expect(log.readSession('s1')).toEqual([...written, ...later]);
      expect(log.readSession('nothing')).toEqual([]);
    });

    it('nothing appended is nothing changed', () => {
      const log = open();
      log.append([created('s1')]);
      expect(log.append([])).toEqual([]);
      expect(log.head()).toBe(1);
    });

    it('[SES-6] lists its sessions newest first, with what is in them', () => {
      const log = open();
      const round: PendingEvent = {
        sessionId: 's1',
        at: 3,
        event: { type: 'round_created', roundId: 'r', index: 1, settings: {} as never },
      };
      const vote: PendingEvent = {
        sessionId: 's1',
        at: 4,
        event: {
          type: 'vote_cast',
          roundId: 'r',
          participantId: 'ana',
          voter: 'v',
          score: 1,
          weak: false,
          responseTimeMs: null,
          userAgent: null,
        },
      };
      log.append([
        created('s1', 10, 'one'),
        registered('s1', 'ana'),
        registered('s1', 'ana'),
        registered('s1', 'bruno'),
      ]);
      log.append([round, vote, vote, { sessionId: 's1', at: 90, event: { type: 'session_ended' } }]);
      // A clock that was set back does not change what is newest.
      log.append([created('s2', 5)]);
      expect(log.sessions()).toEqual([
        { id: 's2', title: null, createdAt: 5, endedAt: null, participants: 0, rounds: 0, votes: 0 },
        { id: 's1', title: 'one', createdAt: 10, endedAt: 90, participants: 2, rounds: 1, votes: 2 },
      ]);
    });
  });
}
