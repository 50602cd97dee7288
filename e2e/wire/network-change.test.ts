// The laptop changes its network in the middle of a night, for real: interfaces come and go in a namespace of its own.
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ORGANIZER_KEY, startHost } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { until } from '../fixtures/until.ts';
import type { Frame } from '../fixtures/wire.ts';
import { findPlaces, runAt } from './support/places.ts';
import type { Place, Running } from './support/places.ts';

const ROOM = fileURLToPath(new URL('support/room-at.ts', import.meta.url));

const places = await findPlaces();
const { stage, visitor } = places;

describe.skipIf(places.variant !== 'two network namespaces')('a change of network (needs root and ip netns)', () => {
  let host: TestHost;
  const running: Running<Frame>[] = [];
  beforeAll(async () => {
    host = await startHost({ within: stage.within });
  });
  afterEach(() => {
    for (const one of running.splice(0)) one.end();
  });
  afterAll(async () => {
    await host.dispose();
    await places.dispose();
  });

  const at = (place: Place, ...args: string[]): Running<Frame> => {
    const one = runAt<Frame>(place, ROOM, args);
    running.push(one);
    return one;
  };
  const watch = (place: Place, hello: object) =>
    at(place, 'watch', `ws://${stage.address}:${host.port}/ws`, JSON.stringify({ type: 'telao_register', ...hello }));
  const order = async (method: string, path: string, body?: object): Promise<Frame> => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const asked = at(stage, 'ask', method, `http://127.0.0.1:${host.port}${path}`, ORGANIZER_KEY, text);
    const { status, json } = await asked.line(() => true, `an answer of ${path}`);
    expect(status, JSON.stringify(json)).toBe(200);
    return json;
  };
  const check = async (id: string): Promise<Frame> =>
    (await order('GET', '/doctor?language=en')).checks.find((one: Frame) => one.id === id);
  const url = (address: string) => `http://${address}:${host.port}`;
  const joinWifi = async () => {
    await places.stageIp('link', 'add', 'wlan0', 'type', 'veth', 'peer', 'name', 'radio');
    await places.stageIp('addr', 'add', '10.99.0.1/24', 'dev', 'wlan0');
    for (const end of ['radio', 'wlan0']) await places.stageIp('link', 'set', end, 'up');
  };

  it(
    '[ADDR-8] [DOC-3] a device that arrives is counted and turns the light of the phone green',
    { timeout: 40_000 },
    async () => {
      expect(await check('phone')).toMatchObject({ light: 'amber', title: 'Scan the QR code with your phone' });
      const console = watch(stage, { view: 'console', topics: ['watchers'], key: ORGANIZER_KEY });
      await console.line((one) => one.type === 'watchers_state' && one.devices === 0, 'nobody yet');
      watch(visitor, { view: 'vote', topics: ['state'] });
      await console.line((one) => one.type === 'watchers_state' && one.devices === 1, 'the phone');
      const found = await check('phone');
      expect(found.light).toBe('green');
      expect(found.detail).toMatch(new RegExp(`^1 device has arrived.*by ${url(stage.address)}\\.$`));
    },
  );

  it(
    '[ADDR-7] [ADDR-3] screens follow the best network, the organizer’s choice, and its going and coming',
    { timeout: 60_000 },
    async () => {
      const phone = watch(visitor, { view: 'vote', topics: ['state'] });
      const doors = () => phone.lines.filter((one) => one.type === 'door_state').map((one) => one.url);
      const shown = (address: string) =>
        until(
          () => doors().at(-1),
          (last) => last === url(address),
          `the door is at ${address}`,
          15_000,
        );
      await shown('10.77.0.1');

      await joinWifi();
      await shown('10.99.0.1');
      // Accepted at once: what a phone reads from the new code must not be a name that the host does not know yet.
      const answer = at(stage, 'ask', 'GET', `${url('10.99.0.1')}/health`, ORGANIZER_KEY, '');
      expect((await answer.line(() => true, 'an answer at the new address')).status).toBe(200);
      expect(await check('address')).toMatchObject({ light: 'amber', title: 'This computer is on several networks' });
      expect((await check('self')).detail).toContain(url('10.99.0.1'));
      expect(await check('phone')).toMatchObject({
        light: 'amber',
        remedy: expect.stringContaining('choose 10.77.0.1 in the console'),
      });

      await order('POST', '/addresses/choose', { address: '10.77.0.1' });
      await shown('10.77.0.1');
      expect((await check('address')).light).toBe('green');

      await order('POST', '/addresses/choose', { address: '10.99.0.1' });
      await shown('10.99.0.1');
      await places.stageIp('link', 'del', 'wlan0');
      await shown('10.77.0.1');
      expect(await check('address')).toMatchObject({ light: 'amber', title: 'The chosen address is gone' });
      expect((await order('GET', '/addresses')).choice).toBe('10.99.0.1');
      await joinWifi();
      await shown('10.99.0.1');
      await places.stageIp('link', 'del', 'wlan0');
      await shown('10.77.0.1');
    },
  );

  it(
    '[DOC-2] without any network the light of the address is red, and says what to do',
    { timeout: 40_000 },
    async () => {
      await places.stageIp('link', 'set', 'eth0', 'down');
      await places.stageIp('addr', 'flush', 'dev', 'eth0');
      const found = await until(
        () => check('address'),
        (one) => one.light === 'red',
        'no network is noticed',
        15_000,
      );
      expect(found).toMatchObject({ title: 'No network', remedy: expect.stringContaining("Join the room's Wi-Fi") });
      expect((await order('GET', '/door')).url).toBe(url('127.0.0.1'));
    },
  );
});
