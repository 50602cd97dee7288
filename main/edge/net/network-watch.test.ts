import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchNetwork } from './network-watch.ts';

vi.mock(import('node:os'), async (original) => ({ ...(await original()), networkInterfaces: vi.fn() }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

/** Addresses as `address/prefix`, all of one interface. */
function has(...cidrs: string[]): void {
  const all = cidrs.map((cidr) => ({ cidr, address: cidr.split('/')[0] }));
  vi.mocked(networkInterfaces).mockReturnValue({ wlan0: all } as unknown as ReturnType<typeof networkInterfaces>);
}

describe('the watch over this machine’s addresses', () => {
  it('[MDNS-6] tells within 2 s of an address that came, changed or went, once each', async () => {
    has('10.0.0.7/24');
    const changed = vi.fn();
    const stop = watchNetwork({ changed });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(changed).not.toHaveBeenCalled();
    for (const now of [['10.0.0.7/24', '10.0.1.7/24'], ['10.0.0.7/24', '10.0.1.7/16'], ['10.0.0.7/24'], []]) {
      has(...now);
      await vi.advanceTimersByTimeAsync(2_000);
      expect(changed).toHaveBeenCalledTimes(1);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(changed).toHaveBeenCalledTimes(1);
      changed.mockClear();
    }
    stop();
    has('10.0.0.9/24');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(changed).not.toHaveBeenCalled();
  });

  it('[MDNS-6] tells after a sleep, though the addresses are the same: the network may not be', async () => {
    has('10.0.0.7/24');
    const changed = vi.fn();
    const stop = watchNetwork({ changed });
    await vi.advanceTimersByTimeAsync(1_500);
    vi.setSystemTime(Date.now() + 600_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(changed).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(changed).toHaveBeenCalledTimes(1);
    stop();
  });
});
