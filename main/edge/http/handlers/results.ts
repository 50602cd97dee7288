import type { ArenaHost } from '../../../host/arena-host.ts';
import type { Table } from '../../../host/result-queries.ts';
import { toCsv } from '../csv.ts';
import type { Handlers } from '../mount.ts';

type ResultRoutes =
  | 'getScoreboard'
  | 'getSessionScoreboard'
  | 'getMetrics'
  | 'exportCsv'
  | 'exportEvents'
  | 'exportAll';

export function resultHandlers({ results }: ArenaHost): Pick<Handlers, ResultRoutes> {
  const csv = ({ columns, rows }: Table) => toCsv(columns, rows);
  return {
    getScoreboard: ({ query, caller }) => results.scoreboard(caller.role, query.roundId),
    getSessionScoreboard: () => results.night(),
    getMetrics: () => results.metrics(),
    exportCsv: ({ query, caller, response }) => {
      const table = results.results(caller.role, query.sessionId);
      response.attachment(`llm-arena-${table.sessionId}.csv`);
      return csv(table);
    },
    exportEvents: ({ query, response }) => {
      const table = results.events(query.sessionId);
      response.attachment(`llm-arena-${table.sessionId}-events.csv`);
      return csv(table);
    },
    exportAll: ({ query, response }) => {
      const { sessionId, data } = results.everything(query.sessionId);
      response.attachment(`llm-arena-${sessionId}.json`);
      return JSON.stringify(data);
    },
  };
}
