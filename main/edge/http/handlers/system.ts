import type { ArenaHost } from '../../../host/arena-host.ts';
import { reachableAddresses, urlHost } from '../../net/addresses.ts';
import { AppError } from '../app-error.ts';
import { setOrganizerCookie } from '../cookies.ts';
import type { Handlers } from '../mount.ts';

type SystemRoutes = 'getHealth' | 'getReady' | 'getAddresses' | 'exchangeCode' | 'issueCode' | 'getProblems';

/** What the edge knows of itself. */
export interface EdgeFacts {
  /** The address listened on. */
  readonly listening: string;
  /** The port listened on. */
  port(): number;
  /** Name announced on the network, null without mDNS. */
  announcedName(): string | null;
  /** A one-time link to the console. */
  consoleUrl(): string;
  isClosing(): boolean;
}

export function systemHandlers(host: ArenaHost, edge: EdgeFacts): Pick<Handlers, SystemRoutes> {
  return {
    getHealth: () => ({ status: 'ok', timestamp: Date.now() }),
    getReady: () => {
      if (edge.isClosing()) throw new AppError('SHUTTING_DOWN');
      if (!host.storageWorks())
        throw new AppError({ code: 'STORAGE_UNAVAILABLE', detail: 'Free some space on the disk.' });
      return { status: 'ok', timestamp: Date.now() };
    },
    getAddresses: () => ({
      port: edge.port(),
      hostname: edge.announcedName(),
      addresses: reachableAddresses(edge.listening).map(({ interface: name, address, internal }) => ({
        interface: name,
        address,
        url: `http://${urlHost(address)}:${edge.port()}`,
        internal,
      })),
    }),
    exchangeCode: ({ body, caller, response }) => {
      if (caller.origin === 'listed') throw new AppError('ORIGIN_NOT_ALLOWED');
      if (!host.access.redeemCode(body.code)) {
        throw new AppError({
          code: 'INVALID_CODE',
          detail: 'Start the console from the app, or use the address the host printed last.',
        });
      }
      setOrganizerCookie(response, host.access.organizerCookie());
      return { status: 'ok' };
    },
    issueCode: () => ({ consoleUrl: edge.consoleUrl() }),
    getProblems: () => ({
      storageWorks: host.storageWorks(),
      problems: host.problems
        .list()
        .map(({ kind, subject, at }) => ({ kind, subject, at: new Date(at).toISOString() })),
    }),
  };
}
