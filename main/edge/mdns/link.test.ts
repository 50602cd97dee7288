import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { loopbackCarriesMulticast } from '../../../e2e/fixtures/multicast.ts';
import { until } from '../../../e2e/fixtures/until.ts';
import { keptLog } from '../../host/testing/ports.ts';
import { systemClock } from '../system/clock.ts';
import { advertise } from './advertise.ts';
import { openLink } from './link.ts';

const works = await loopbackCarriesMulticast();
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** What a link says of its failures. */
function failing(address: string, port: number) {
  const failures: { readonly code: string | undefined; readonly fatal: boolean }[] = [];
  const link = openLink(address, port, {
    ready: () => undefined,
    packet: () => undefined,
    failed: (error: NodeJS.ErrnoException, fatal) => failures.push({ code: error.code, fatal }),
  });
  closing.push(() => link.close());
  return { link, failures };
}

describe('a socket for mDNS', () => {
  it.skipIf(!works)('[MDNS-8] [MDNS-10] announces and asks on this machine alone (needs multicast)', async () => {
    const label = `llm-arena-unit-${process.pid}`;
    const logger = keptLog();
    const arena = advertise({
      hostname: `${label}.local`,
      listening: '127.0.0.1',
      port: 3_000,
      version: '1',
      clock: systemClock(),
      logger,
      changed: () => undefined,
    });
    closing.push(() => arena.stop());
    await until(
      () => arena.name(),
      (name) => name === `${label}.local`,
      'the name is won',
    );
    expect(await arena.selfQuery(5_000)).toEqual(['127.0.0.1']);
    const garbage = createSocket('udp4');
    closing.push(() => garbage.close());
    garbage.send(Buffer.from([1, 2, 3]), 5_353, '127.0.0.1');
    await once(garbage, 'listening');
    expect(await arena.selfQuery(5_000)).toEqual(['127.0.0.1']);
    expect(logger.at('warn')).toEqual([]);
  });

  it('[MDNS-8] on a port that somebody does not share is of no use, and says so', async () => {
    const greedy = createSocket('udp4').bind(0, '0.0.0.0');
    await once(greedy, 'listening');
    closing.push(() => greedy.close());
    const { link, failures } = failing('127.0.0.1', greedy.address().port);
    await until(
      () => failures.some((one) => one.code === 'EADDRINUSE' && one.fatal),
      (said) => said,
      'it says so',
    );
    link.close();
    let sent = 0;
    link.query({});
    link.respond({}, undefined, () => (sent += 1));
    expect(sent).toBe(1);
  });

  it('[MDNS-8] on an address that is not of this machine says so', async () => {
    const { failures } = failing('203.0.113.9', 0);
    await until(
      () => failures.length,
      (many) => many > 0,
      'it says so',
    );
    expect(failures.every((one) => !one.fatal)).toBe(true);
  });
});
