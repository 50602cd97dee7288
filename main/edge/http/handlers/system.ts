import type { ArenaHost } from '../../../host/arena-host.ts';
import type { AddressBook } from '../../net/address-book.ts';
import type { Doctor } from '../../doctor/doctor.ts';
import { AppError } from '../app-error.ts';
import { setOrganizerCookie, setTelaoCookie } from '../cookies.ts';
import type { Handlers } from '../mount.ts';
import type { RehearsalDesk } from './rehearsal.ts';

type SystemRoutes =
  | 'getHealth'
  | 'getReady'
  | 'getAddresses'
  | 'chooseAddress'
  | 'setWifi'
  | 'getDoor'
  | 'exchangeCode'
  | 'issueCode'
  | 'issueTelaoCode'
  | 'getProblems';

/** What the edge knows of itself. */
export interface EdgeFacts {
  readonly addresses: AddressBook;
  /** The organizer chose another address or Wi-Fi: screens are told. */
  doorChanged(): void;
  /** The port listened on. */
  port(): number;
  /** Name announced on the network, null without mDNS. */
  announcedName(): string | null;
  /** A one-time link to the console. */
  consoleUrl(): string;
  /** A one-time link for a telão, on whatever machine. */
  telaoUrl(): string;
  isClosing(): boolean;
  readonly doctor: Doctor;
  readonly rehearsal: RehearsalDesk;
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
    getAddresses: () => addressBook(edge),
    chooseAddress: ({ body }) => {
      if (!edge.addresses.choose(body.address)) {
        throw new AppError({
          code: 'ADDRESS_NOT_FOUND',
          detail: 'Choose one of GET /addresses; the network may have changed.',
        });
      }
      edge.doorChanged();
      return addressBook(edge);
    },
    setWifi: ({ body }) => {
      edge.addresses.setWifi(body.wifi);
      edge.doorChanged();
      return { wifi: edge.addresses.wifi };
    },
    getDoor: () => ({
      ...host.queries.door(),
      url: edge.addresses.roomUrl(),
      hostname: edge.announcedName(),
      addresses: edge.addresses.list(),
      wifi: edge.addresses.wifi,
    }),
    exchangeCode: ({ body, caller, response }) => {
      if (caller.origin === 'listed') throw new AppError('ORIGIN_NOT_ALLOWED');
      const screen = host.access.redeemCode(body.code);
      if (screen === null) {
        throw new AppError({
          code: 'INVALID_CODE',
          detail: 'Use the console address the host printed last, or make a new link in the console.',
        });
      }
      if (screen === 'telao') setTelaoCookie(response, host.access.telaoCookie());
      else setOrganizerCookie(response, host.access.organizerCookie());
      return { status: 'ok', screen };
    },
    issueCode: () => ({ consoleUrl: edge.consoleUrl() }),
    issueTelaoCode: () => ({ telaoUrl: edge.telaoUrl() }),
    getProblems: () => host.noticed(),
  };
}

function addressBook(edge: EdgeFacts) {
  return {
    port: edge.port(),
    hostname: edge.announcedName(),
    addresses: edge.addresses.list(),
    choice: edge.addresses.choice,
  };
}
