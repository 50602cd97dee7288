import express from 'express';
import type { Express } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger as PinoLogger } from 'pino';
import { limits } from '../../../protocol/limits.ts';
import type { ArenaHost } from '../../host/arena-host.ts';
import type { Logger } from '../../ports/logger.ts';
import { apiPages } from './api-pages.ts';
import { AppError } from './app-error.ts';
import { identify, refuseWrongKeys } from './caller.ts';
import { ClientFiles } from './client-files.ts';
import { doctorHandlers } from './handlers/doctor.ts';
import { rehearsalHandlers } from './handlers/rehearsal.ts';
import { resultHandlers } from './handlers/results.ts';
import { roundHandlers } from './handlers/rounds.ts';
import { sessionHandlers } from './handlers/sessions.ts';
import { systemHandlers } from './handlers/system.ts';
import type { EdgeFacts } from './handlers/system.ts';
import { voteHandlers } from './handlers/votes.ts';
import { mountContracts } from './mount.ts';
import { lostPage, screenPages } from './pages.ts';
import { problemHandler } from './problem.ts';
import { prometheus } from './prometheus.ts';
import type { Metrics } from './prometheus.ts';
import { rateLimits } from './rate-limit.ts';
import { crossOrigin, onlyOwnHosts, securityHeaders } from './security.ts';

export interface HttpOptions {
  readonly host: ArenaHost;
  readonly logger: Logger;
  readonly pino: PinoLogger;
  /** Folder with the built pages (`renderer/`) and the API pages' files (`docs/`). */
  readonly assets: string;
  /** Folder where the organizer may put executables of the client; none where not given. */
  readonly clients?: string;
  readonly version: string;
  readonly corsOrigin: readonly string[];
  readonly rateLimit: { readonly max: number; readonly windowMs: number };
  readonly trustProxy: boolean;
  readonly isOwnHost: (header: string | undefined) => boolean;
  readonly sockets: () => number;
  /** Figures of the process, where several apps share them. */
  readonly metrics?: Metrics;
  readonly edge: EdgeFacts;
}

/** The HTTP side of the host, in the order a request passes it. */
export function createApp(options: HttpOptions): Express {
  const { host, logger } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.trustProxy);
  const metrics = options.metrics ?? prometheus(() => host, options.sockets);
  app.use(
    pinoHttp({
      logger: options.pino,
      customLogLevel: levelOf,
      // What failed is logged where it failed; an error made up from the status would only add a false trace.
      customErrorObject: (_request, _response, _error, fields: object) => ({ ...fields, err: undefined }),
      serializers: { req: briefRequest, res: briefResponse },
    }),
  );
  app.use(metrics.count);
  app.use(securityHeaders());
  app.use(onlyOwnHosts(options.isOwnHost));
  app.use(crossOrigin(options.corsOrigin));
  screenPages(app, options);
  apiPages(app, options);
  const clientFiles = new ClientFiles({ ...options, clients: options.clients ?? null });
  clientFiles.mount(app);
  app.use(identify(host, options.corsOrigin), ...rateLimits(options.rateLimit), refuseWrongKeys);
  app.get('/metrics', metrics.scrape);
  app.use(refuseOtherBodies, express.json({ limit: limits.httpBodyBytes, strict: false }));
  const handlers = {
    ...systemHandlers(host, options.edge),
    ...doctorHandlers(host, options.edge.doctor),
    ...clientFiles.handlers(),
    ...rehearsalHandlers(options.edge.rehearsal),
    ...sessionHandlers(host),
    ...roundHandlers(host),
    ...voteHandlers(host),
    ...resultHandlers(host),
  };
  mountContracts(app, handlers);
  app.use(lostPage(options.assets));
  app.use((request) => {
    throw new AppError({ code: 'NOT_FOUND', detail: `${request.method} ${request.path} is not a route; see /docs.` });
  });
  app.use(problemHandler(logger));
  return app;
}

const refuseOtherBodies: express.RequestHandler = (request, _response, next) => {
  const hasBody =
    request.headers['content-length'] !== '0' &&
    (request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined);
  if (hasBody && !request.is(['json', '+json'])) throw new AppError('UNSUPPORTED_MEDIA_TYPE');
  next();
};

function levelOf(_request: object, response: { statusCode: number }): 'error' | 'info' | 'debug' {
  if (response.statusCode >= 500) return 'error';
  return response.statusCode >= 400 ? 'info' : 'debug';
}

/** No headers in the log: they carry keys and cookies. */
function briefRequest(request: { id: unknown; method: string; url: string }): object {
  return { id: request.id, method: request.method, path: request.url.split('?')[0] };
}

function briefResponse(response: { statusCode: number }): object {
  return { status: response.statusCode };
}
