import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { arenaAddress } from './core/address.ts';
import { Night } from './testing/night.ts';

let night: Night;
afterEach(async () => {
  vi.useRealTimers();
  await night.stop();
});

describe('a connection that says nothing', () => {
  it('is ended after 75 s and made again; any traffic before that keeps it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    night = await Night.start();
    const connection = await night.host.connection(0);
    await connection.welcome();
    await night.event('registered');
    for (const turn of [1, 2, 3]) {
      vi.advanceTimersByTime(74_000);
      connection.send({ type: 'progress', round: 1, tokens: turn, next_seq: turn });
      await night.until(() => night.eventsOf('received')[turn - 1]);
    }
    expect(night.eventsOf('disconnected')).toEqual([]);
    vi.advanceTimersByTime(75_000);
    expect((await night.event('disconnected')).reason).toBe('nothing was heard from the arena');
    vi.advanceTimersByTime(1_000);
    await night.host.connection(1);
  });

  it('[P-REG] is ended when the registration is never answered', async () => {
    night = await Night.start({ timing: { settleMs: 5, backoff: { minMs: 1, maxMs: 4 } } });
    await (await night.host.connection(0)).first('register');
    await (await night.host.connection(1)).first('register');
    expect((await night.event('disconnected')).reason).toBe('the arena did not answer the registration');
  });
});

describe('an arena that is not there', () => {
  it('is tried again with longer and longer waits', async () => {
    night = await Night.start({ random: () => 0.999_999 });
    await (await night.host.connection(0)).welcome();
    await night.event('registered');
    await night.host.stop();
    await night.until(() => night.eventsOf('disconnected').length >= 4);
    const waits = night.eventsOf('disconnected').map((event) => event.retry_in_ms);
    expect(waits.slice(0, 4)).toEqual([2, 4, 4, 4]);
    expect(night.eventsOf('disconnected')[1]?.reason).toBe('nothing answers there; is the arena open?');
  });

  it('counts a success only when registered', async () => {
    night = await Night.start({ random: () => 0.999_999 });
    for (const turn of [0, 1, 2]) {
      const connection = await night.host.connection(turn);
      if (turn < 2) await connection.first('register');
      else await connection.welcome();
      if (turn === 2) await night.event('registered');
      connection.drop();
    }
    await night.until(() => night.eventsOf('disconnected')[2]);
    expect(night.eventsOf('disconnected').map((event) => event.retry_in_ms)).toEqual([2, 4, 2]);
  });

  it('is told apart from a web server that is no arena', async () => {
    const web = createServer((_request, response) => response.writeHead(404).end());
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
    night = await Night.start({ arena: arenaAddress(url) });
    expect((await night.event('disconnected')).reason).toBe('what answers there is not an arena (HTTP 404)');
    await new Promise((resolve) => web.close(resolve));
  });
});
