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
    getScoreboard: ({ query, caller }) => results.scoreboard(caller.role, query.roundId, query.sessionId),
    getSessionScoreboard: ({ query, caller }) => results.night(caller.role, query.sessionId),
    getMetrics: () => results.metrics(),
    exportCsv: ({ query, caller, response }) => {
      const table = results.results(caller.role, query.sessionId);
      response.attachment(`${table.name}.csv`);
      return csv(table);
    },
    exportEvents: ({ query, response }) => {
      const table = results.events(query.sessionId);
      response.attachment(`${table.name}.csv`);
      return csv(table);
    },
    exportAll: ({ query, response }) => {
      const { name, data } = results.everything(query.sessionId);
      response.attachment(`${name}.json`);
      return JSON.stringify(data);
    },
  };
}
