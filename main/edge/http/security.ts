import type { RequestHandler } from 'express';
import cors from 'cors';
import helmet from 'helmet';
import { plainOrigin } from '../net/origin.ts';
import { AppError } from './app-error.ts';

type Directives = Record<string, string[]>;

/** Pages run our scripts only, load nothing from elsewhere, and work over plain HTTP on a LAN. */
const pages: Directives = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'blob:', 'data:'],
  mediaSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'", 'ws:'],
  frameSrc: ["'self'", 'blob:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'self'"],
};

/** The page that joins from the browser talks to the model on its visitor's own computer, and to no other. */
const joinPage: Directives = {
  ...pages,
  connectSrc: ["'self'", 'ws:', 'http://127.0.0.1:*', 'http://localhost:*'],
};

/** The API pages bring styles of their own and parse in a worker. */
const apiPages: Directives = {
  ...pages,
  styleSrc: ["'self'", "'unsafe-inline'"],
  workerSrc: ["'self'", 'blob:'],
};

/** No upgrade to HTTPS and no HSTS: a laptop on a LAN has no certificate. */
function headers(directives: Directives): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false,
  });
}

export function securityHeaders(): RequestHandler {
  const forPages = headers(pages);
  const forJoinPage = headers(joinPage);
  const forApiPages = headers(apiPages);
  return (request, response, next) => {
    const isApi = /^\/(docs|redoc)(\/|$)/i.test(request.path);
    const isJoin = /^\/join\/?$/i.test(request.path);
    return (isApi ? forApiPages : isJoin ? forJoinPage : forPages)(request, response, next);
  };
}

/** A name that is not ours is somebody else's page pointed at this machine. */
export function onlyOwnHosts(isOwnHost: (header: string | undefined) => boolean): RequestHandler {
  return (request, _response, next) => {
    if (isOwnHost(request.headers.host)) return next();
    throw new AppError({
      code: 'HOST_NOT_ALLOWED',
      detail: 'Use the address on the telão, or add this name to ARENA_ALLOWED_HOSTS.',
    });
  };
}

/** Lets listed pages read public routes, never with credentials. */
export function crossOrigin(listed: readonly string[]): RequestHandler {
  if (listed.length === 0) return (_request, _response, next) => next();
  const origin = listed.includes('*') ? '*' : listed.map(plainOrigin);
  return cors({ origin, credentials: false, methods: ['GET', 'POST'], maxAge: 600 });
}
