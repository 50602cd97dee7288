import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { ArenaHost } from '../../host/arena-host.ts';

export interface Metrics {
  readonly scrape: RequestHandler;
  readonly count: RequestHandler;
}

/** Prometheus text where the Accept header asks for it; everyone else gets the session's figures. */
export function prometheus(current: () => ArenaHost, sockets: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'llm_arena_http_requests_total',
    help: 'Answers by status',
    labelNames: ['status'],
    registers: [registry],
  });
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name: `llm_arena_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  const figure =
    (key: 'total_rounds' | 'completed_rounds' | 'total_participants' | 'total_tokens' | 'total_votes') => () => {
      const host = current();
      const state = host.state();
      return state === null || state.endedAt !== null ? 0 : host.results.metrics()[key];
    };
  gauge('rounds', 'Rounds of the session', figure('total_rounds'));
  gauge('rounds_completed', 'Rounds of the session that ended with answers', figure('completed_rounds'));
  gauge('participants', 'Participants of the session', figure('total_participants'));
  gauge('participants_connected', 'Participants connected now', () => current().links.count);
  gauge('tokens', 'Tokens of the session, counted by the host', figure('total_tokens'));
  gauge('votes', 'Scores that count in the session', figure('total_votes'));
  gauge('viewers', 'Screens connected now', () => current().viewers.count);
  gauge('sockets', 'WebSocket connections', sockets);
  gauge('storage_works', '1 while the disk takes writes', () => (current().storageWorks() ? 1 : 0));
  return {
    scrape: async (request, response, next) => {
      const best = request.accepts(['application/json', 'text/plain', 'application/openmetrics-text']);
      if (request.headers.accept === undefined || best === 'application/json' || best === false) return next();
      response.setHeader('Content-Type', registry.contentType);
      response.send(await registry.metrics());
    },
    count: (_request, response, next) => {
      response.on('finish', () => requests.inc({ status: String(response.statusCode) }));
      next();
    },
  };
}
