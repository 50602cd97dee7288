import type { Clock } from '../../ports/clock.ts';
import type { Link, OpenLink } from './link.ts';
import { sameName } from './names.ts';

/** Asked again so often: one that is lost is no verdict. Milliseconds. */
const AGAIN_MS = 400;

/** Asks each network for the addresses of a name, as a one-shot resolver would. Ends early once every one has answered. */
export async function askForAddresses(options: {
  readonly name: string;
  /** Addresses of this machine to ask from. */
  readonly addresses: readonly string[];
  readonly ms: number;
  readonly open: OpenLink;
  readonly clock: Clock;
}): Promise<string[]> {
  const { name, clock } = options;
  const found = new Set<string>();
  const silent = new Set(options.addresses);
  const links: Link[] = [];
  const cancels: (() => void)[] = [];
  await new Promise<void>((resolve) => {
    cancels.push(clock.after(options.ms, resolve));
    const heard = (address: string) => {
      silent.delete(address);
      if (silent.size === 0) resolve();
    };
    for (const address of options.addresses) {
      const link = options.open(address, 0, {
        ready: () => ask(),
        packet: (packet) => {
          if (packet.type !== 'response') return;
          const named = packet.answers.flatMap((one) => (one.type === 'A' && sameName(one.name, name) ? one.data : []));
          for (const one of named) found.add(one);
          if (named.length > 0) heard(address);
        },
        failed: () => heard(address),
      });
      const ask = () => {
        link.query({ questions: [{ name, type: 'A' }] });
        cancels.push(clock.after(AGAIN_MS, ask));
      };
      links.push(link);
    }
    if (silent.size === 0) resolve();
  });
  for (const cancel of cancels) cancel();
  for (const link of links) link.close();
  return [...found];
}
