import type { AddressView, WifiView } from '../../../protocol/model.ts';
import { reachableAddresses, urlHost } from './addresses.ts';

/** The addresses the room may use, and what the organizer chose of them. */
export class AddressBook {
  readonly #listening: string;
  readonly #port: () => number;
  #choice: string | null = null;
  #wifi: WifiView | null = null;

  constructor(parts: { listening: string; port: () => number }) {
    this.#listening = parts.listening;
    this.#port = parts.port;
  }

  /** The organizer's; null for the best. It stays while its network is away. */
  get choice(): string | null {
    return this.#choice;
  }

  get wifi(): WifiView | null {
    return this.#wifi;
  }

  /** False where this machine has no such address. */
  choose(address: string | null): boolean {
    if (address !== null && this.list().every((one) => one.address !== address)) return false;
    this.#choice = address;
    return true;
  }

  setWifi(wifi: WifiView | null): void {
    this.#wifi = wifi;
  }

  /** Best first. */
  list(): AddressView[] {
    const all = reachableAddresses(this.#listening);
    const used = all.find((one) => one.address === this.#choice) ?? all.find((one) => !one.internal) ?? all[0];
    return all.map(({ interface: name, address, internal, kind }) => ({
      interface: name,
      address,
      url: this.#url(address),
      internal,
      kind,
      inUse: address === used?.address,
    }));
  }

  /** Where others reach this host; this machine itself where there is no network. */
  roomUrl(): string {
    return this.list().find((one) => one.inUse)?.url ?? this.#url('127.0.0.1');
  }

  #url(address: string): string {
    return `http://${urlHost(address)}:${this.#port()}`;
  }
}
