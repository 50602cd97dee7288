import { networkInterfaces } from 'node:os';
import { Bonjour } from 'bonjour-service';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keptLog } from '../../host/testing/ports.ts';
import { advertise } from './advertise.ts';

vi.mock(import('node:os'), async (original) => ({ ...(await original()), networkInterfaces: vi.fn() }));
vi.mock(import('bonjour-service'), () => ({ Bonjour: vi.fn() }) as never);

afterEach(() => {
  vi.clearAllMocks();
});

const LAPTOP = {
  lo: [{ address: '127.0.0.1', family: 'IPv4', internal: true }],
  wlan0: [
    { address: '192.168.1.7', family: 'IPv4', internal: false },
    { address: '2001:db8::7', family: 'IPv6', internal: false },
  ],
  eth0: [{ address: '10.0.0.7', family: 'IPv4', internal: false }],
};

/** A responder that records what it is asked. */
function responder() {
  const service = { on: vi.fn() };
  return {
    service,
    publish: vi.fn(() => service),
    unpublishAll: vi.fn((done: () => void) => done()),
    destroy: vi.fn(),
  };
}

function onLaptop(make: (options: { interface: string }, failed: (error: unknown) => void) => object) {
  vi.mocked(networkInterfaces).mockReturnValue(LAPTOP as unknown as ReturnType<typeof networkInterfaces>);
  vi.mocked(Bonjour).mockImplementation(function (options: unknown, failed: unknown) {
    return make(options as { interface: string }, failed as (error: unknown) => void) as Bonjour;
  });
  const logger = keptLog();
  return { logger, announcement: advertise({ hostname: 'llm-arena.local', port: 3_000, version: '1', logger }) };
}

describe('the announcement on the network', () => {
  it('is made once on each IPv4 network, with the name, the port and the way in', async () => {
    const made = new Map<string, ReturnType<typeof responder>>();
    const { announcement } = onLaptop((options) => {
      const one = responder();
      made.set(options.interface, one);
      return one;
    });
    expect([...made.keys()].toSorted()).toEqual(['10.0.0.7', '192.168.1.7']);
    for (const one of made.values()) {
      expect(one.publish).toHaveBeenCalledWith(
        expect.objectContaining({
          type: 'llm-arena',
          port: 3_000,
          host: 'llm-arena.local',
          txt: { version: '1', path: '/ws' },
        }),
      );
    }
    await announcement.stop();
    for (const one of made.values()) {
      expect(one.unpublishAll).toHaveBeenCalledTimes(1);
      expect(one.destroy).toHaveBeenCalledTimes(1);
    }
  });

  it('that fails on one network costs the name there, and never the night', async () => {
    const good = responder();
    const { announcement, logger } = onLaptop((options, failed) => {
      if (options.interface === '10.0.0.7') throw new Error('EADDRINUSE');
      failed('no route');
      return good;
    });
    good.service.on.mock.calls[0]?.[1]?.(new Error('name taken'));
    const said = logger.lines.filter((line) => line.level === 'warn').map((line) => line.fields);
    expect(said).toHaveLength(3);
    expect(said).toContainEqual({ address: '10.0.0.7', reason: 'EADDRINUSE' });
    expect(said).toContainEqual({ address: '192.168.1.7', reason: 'no route' });
    expect(said).toContainEqual({ address: '192.168.1.7', reason: 'name taken' });
    await announcement.stop();
    expect(good.destroy).toHaveBeenCalledTimes(1);
  });
});
