import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { ArenaHost } from '../../host/arena-host.ts';
import type { Role } from '../../host/queries.ts';
import type { VoterProof } from '../../host/vote-desk.ts';
import { plainAddress } from '../net/addresses.ts';
import { originKind } from '../net/origin.ts';
import type { OriginKind } from '../net/origin.ts';
import { AppError } from './app-error.ts';
import { bearer, ORGANIZER_COOKIE, readCookie, TELAO_COOKIE, VOTER_COOKIE } from './cookies.ts';

/** Who a request comes from, decided once. */
export interface Caller {
  readonly role: Role;
  /** A telão opened by the organizer's link: the public, but for the lobby. */
  readonly isTelao: boolean;
  readonly origin: OriginKind;
  /** The voter's cookie, whether of ours or not. */
  readonly voterCookie: string | null;
  readonly address: string;
  /** What the rate limit counts by: key, voter cookie, or the connection. */
  readonly client: string;
  /** Known by a credential of ours, not only by its connection. */
  readonly credentialed: boolean;
  /** A bearer key was sent that is not this host's. */
  readonly wrongKey: boolean;
}

const connections = new WeakMap<object, string>();
let nextConnection = 0;

function connectionId(socket: object): string {
  let id = connections.get(socket);
  if (id === undefined) {
    nextConnection += 1;
    id = `c${nextConnection}`;
    connections.set(socket, id);
  }
  return id;
}

export function identify(host: ArenaHost, listedOrigins: readonly string[]): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const origin = originKind(request.headers.origin, request.headers.host, listedOrigins);
    const key = bearer(request);
    // Another origin's page reads what the room may read, whatever it brings.
    const role = origin === 'none' || origin === 'same' ? roleOf(host, request, key) : 'public';
    const telaoCookie = readCookie(request.headers.cookie, TELAO_COOKIE);
    const isTelao = telaoCookie !== null && host.access.isTelaoCookie(telaoCookie);
    const wrongKey = key !== null && !host.access.isOrganizerKey(key);
    const voterCookie = readCookie(request.headers.cookie, VOTER_COOKIE);
    const voter = voterCookie === null ? null : host.access.voterOf(voterCookie);
    const client = role === 'organizer' ? 'organizer' : (voter ?? connectionId(request.socket));
    const credentialed = role === 'organizer' || isTelao || voter !== null;
    const caller: Caller = {
      role,
      isTelao,
      origin,
      voterCookie,
      address: plainAddress(request.ip),
      client,
      credentialed,
      wrongKey,
    };
    response.locals['caller'] = caller;
    next();
  };
}

function roleOf(host: ArenaHost, request: Request, key: string | null): Role {
  if (key !== null) return host.access.isOrganizerKey(key) ? 'organizer' : 'public';
  const cookie = readCookie(request.headers.cookie, ORGANIZER_COOKIE);
  return cookie !== null && host.access.isOrganizerCookie(cookie) ? 'organizer' : 'public';
}

/** After the rate limits, so that guessing keys is as slow as anything else. */
export const refuseWrongKeys: RequestHandler = (_request, response, next) => {
  if (callerOf(response).wrongKey) {
    throw new AppError({ code: 'UNAUTHORIZED', detail: "The key in the Authorization header is not this host's." });
  }
  next();
};

export function callerOf(response: Response): Caller {
  return response.locals['caller'] as Caller;
}

/** What a request brings to tell its voter by. */
export function proofOf(caller: Caller, token: string | undefined, voterId: string | undefined): VoterProof {
  return { cookie: caller.voterCookie, token: token ?? null, voterId: voterId ?? null };
}
