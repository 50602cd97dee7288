import { FakeClock, settled } from '../../host/testing/fake-clock.ts';
import { keptLog } from '../../host/testing/ports.ts';
import { advertise } from '../mdns/advertise.ts';
import type { Answer } from '../mdns/records.ts';
import type { Network } from '../mdns/networks.ts';
import type { Lan, Sent } from './mdns-lan.ts';

/** An arena that is announced on networks in memory, with a clock of its own unless it shares one. */
export function announce(
  lan: Lan,
  options: { networks: Network[]; port?: number; hostname?: string; clock?: FakeClock },
) {
  const clock = options.clock ?? new FakeClock();
  const logger = keptLog();
  const networks = [...options.networks];
  const names: (string | null)[] = [];
  const announcement = advertise({
    hostname: options.hostname ?? 'llm-arena.local',
    listening: '0.0.0.0',
    port: options.port ?? 3_000,
    version: '1.2.3',
    clock,
    logger,
    changed: () => names.push(announcement.name()),
    open: lan.open,
    networks: () => networks,
    chance: () => 0,
  });
  return {
    clock,
    logger,
    announcement,
    /** As it was told, each time it changed. */
    names,
    /** What `networks` returns now, and that it changed. */
    moveTo: (...now: Network[]) => {
      networks.splice(0, networks.length, ...now);
      announcement.networkChanged();
    },
  };
}

/** Long enough for a name to be won and said twice. */
export async function won(clock: FakeClock): Promise<void> {
  await settled();
  await clock.run(3_000);
  await settled();
}

export function answersOf(sent: readonly Sent[]): Answer[] {
  return sent.filter((one) => one.packet.type === 'response').flatMap((one) => one.packet.answers);
}

export function addressesIn(sent: readonly Sent[]): unknown[] {
  return answersOf(sent).flatMap((one) => (one.type === 'A' ? one.data : []));
}
