import type { EventLog, Recorded, SessionSummary } from '../../ports/event-log.ts';

/** The log in memory, for tests and rehearsals: same contract, nothing kept. */
export function memoryEventLog(epoch = 'memory'): EventLog {
  const events: Recorded[] = [];
  return {
    epoch,
    head: () => events.at(-1)?.offset ?? 0,
    append: (pending) => {
      const recorded = pending.map((event, i) => ({ ...event, offset: events.length + i + 1 }));
      events.push(...recorded);
      return recorded;
    },
    readSession: (sessionId) => events.filter((event) => event.sessionId === sessionId),
    sessions: () => summarise(events),
  };
}

function summarise(events: readonly Recorded[]): SessionSummary[] {
  const summaries = new Map<string, SessionSummary & { ids: Set<string> }>();
  for (const { sessionId, at, event } of events) {
    if (event.type === 'session_created') {
      const fresh = {
        id: sessionId,
        title: event.title,
        createdAt: at,
        endedAt: null,
        participants: 0,
        rounds: 0,
        votes: 0,
      };
      summaries.set(sessionId, { ...fresh, ids: new Set() });
    }
    const known = summaries.get(sessionId);
    if (known === undefined) continue;
    if (event.type === 'participant_registered') known.ids.add(event.participantId);
    summaries.set(sessionId, {
      ...known,
      endedAt: event.type === 'session_ended' ? at : known.endedAt,
      participants: known.ids.size,
      rounds: known.rounds + (event.type === 'round_created' ? 1 : 0),
      votes: known.votes + (event.type === 'vote_cast' ? 1 : 0),
    });
  }
  return [...summaries.values()].map(({ ids: _ids, ...summary }) => summary).reverse();
}
