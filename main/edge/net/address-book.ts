import type { AddressView, WifiView } from '../../../protocol/model.ts';
import { reachableAddresses, urlHost } from './addresses.ts';
import type { NetworkAddress } from './addresses.ts';
import { forgetful } from './kept-addresses.ts';
import type { KeptAddresses, Kept } from './kept-addresses.ts';

/** The addresses the room may use, and what the organizer chose of them. */
export class AddressBook {
  readonly #listening: string;
  readonly #port: () => number;
  readonly #file: KeptAddresses;
  #kept: Kept;

  /** `file` keeps choice and Wi-Fi from one night to the next. */
  constructor(parts: { listening: string; port: () => number; file?: KeptAddresses }) {
    this.#listening = parts.listening;
    this.#port = parts.port;
    this.#file = parts.file ?? forgetful();
    this.#kept = this.#file.read();
    // A Mac answers only the second time what its interfaces are.
    this.#all();
  }

  /** The organizer's; null for the best. It stays while its network is away. */
  get choice(): string | null {
    return this.#kept.choice?.address ?? null;
  }

  get wifi(): WifiView | null {
    return this.#kept.wifi;
  }

  /** False where this machine has no such address. */
  choose(address: string | null): boolean {
    const found = address === null ? null : this.#all().find((one) => one.address === address);
    if (found === undefined) return false;
    this.#keep({
      ...this.#kept,
      choice: found === null ? null : { address: found.address, interface: found.interface },
    });
    return true;
  }

  setWifi(wifi: WifiView | null): void {
    this.#keep({ ...this.#kept, wifi });
  }

  /** Best first. */
  list(): AddressView[] {
    const all = this.#all();
    const used = this.#used(all);
    return all.map(({ interface: name, address, internal, kind }) => ({
      interface: name,
      address,
      url: this.#url(address),
      internal,
      kind,
      inUse: address === used?.address,
    }));
  }

  /** The networks of `list`, one an address. */
  networks(): string[] {
    return this.#all().map((one) => one.network);
  }

  /** Where others reach this host: the address in use, then the rest, best first. */
  lanUrls(): string[] {
    const others = this.list().filter((one) => !one.internal);
    return [...others.filter((one) => one.inUse), ...others.filter((one) => !one.inUse)].map((one) => one.url);
  }

  /** Where others reach this host; this machine itself where there is no network. */
  roomUrl(): string {
    return this.list().find((one) => one.inUse)?.url ?? this.#url('127.0.0.1');
  }

  #all(): NetworkAddress[] {
    return reachableAddresses(this.#listening);
  }

  /** The one chosen; what its interface has now, since a router may give another at any time; else the best. */
  #used(all: readonly NetworkAddress[]): NetworkAddress | undefined {
    const { choice } = this.#kept;
    return (
      all.find((one) => one.address === choice?.address) ??
      all.find((one) => one.interface === choice?.interface) ??
      all.find((one) => !one.internal) ??
      all[0]
    );
  }

  /** What cannot be written still holds until the end of the process. */
  #keep(kept: Kept): void {
    this.#kept = kept;
    this.#file.write(kept);
  }

  #url(address: string): string {
    return `http://${urlHost(address)}:${this.#port()}`;
  }
}
