// Found by name and by browse, over real sockets between two computers, as near as this system lets us come to that.
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ORGANIZER_KEY, startHost } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { TYPES } from './support/dns.ts';
import type { DnsMessage } from './support/dns.ts';
import { findPlaces, runAt } from './support/places.ts';
import type { Place, Running } from './support/places.ts';

const VISITOR = fileURLToPath(new URL('support/visitor.ts', import.meta.url));
const BROWSER = fileURLToPath(new URL('../../participant/testing/browse.ts', import.meta.url));

interface Heard extends DnsMessage {
  readonly ms: number;
  readonly from: string;
  readonly listening?: true;
}
interface Found {
  readonly ms: number;
  readonly url: string;
  readonly hostname: string;
  readonly night: string | null;
  readonly version: string;
}
interface Reply {
  readonly status: number;
  /** Of /door and /addresses: what is looked at here. */
  readonly body: { readonly hostname: string | null; readonly url: string };
}

const places = await findPlaces();
const { stage, visitor, variant } = places;
const apart = variant === 'two network namespaces';
// On a network of our own the usual name; on this machine's, one that no arena somebody has open can hold.
const label = apart ? 'llm-arena' : `llm-arena-test-${process.pid}`;
const needs = '(needs root and ip netns)';
process.stdout.write(`Discovery runs over ${variant}.\n`);

describe.skipIf(variant === 'nothing')(
  `an arena on the network, over ${variant} (needs multicast)`,
  { timeout: 60_000 },
  () => {
    let host: TestHost;
    let second: TestHost | null = null;
    const running: Running<unknown>[] = [];
    const at = <T>(place: Place, program: string, ...args: (string | number)[]): Running<T> => {
      const one = runAt<T>(place, program, args);
      running.push(one);
      return one;
    };
    const ask = (name: string, type: number, port: number) =>
      at<Heard>(visitor, VISITOR, 'ask', visitor.address, port, name, type);
    const hear = async () => {
      const ear = at<Heard>(visitor, VISITOR, 'hear', visitor.address);
      await ear.line((line) => line.listening === true, 'the visitor listens');
      return ear;
    };
    const get = async (place: Place, url: string, name = new URL(url).host, body = '') =>
      at<Reply>(place, VISITOR, 'http', url, name, ORGANIZER_KEY, body).line(() => true, `an answer of ${url}`);
    const start = (place: Place) =>
      startHost({ mdns: true, within: place.within, flags: [...place.flags, '--mdns-hostname', `${label}.local`] });
    const isA = (name: string, data: string, line: Heard) =>
      line.records?.some((one) => one.type === TYPES.A && one.name === name && one.data === data && one.ttl > 0) ??
      false;

    beforeAll(async () => {
      host = await start(stage);
    }, 60_000);
    afterEach(() => {
      for (const one of running.splice(0)) one.end();
    });
    afterAll(async () => {
      await second?.dispose();
      await host.dispose();
      await places.dispose();
    });

    it('[MDNS-1] is found by name', async () => {
      const answer = await ask(`${label}.local`, TYPES.A, 5_353).line(
        (line) => isA(`${label}.local`, stage.address, line),
        'the address of the name',
      );
      expect(answer.from).toBe(stage.address);
      const own = answer.records.filter((one) => one.type === TYPES.A && one.name === `${label}.local`);
      expect(own).toEqual([{ name: `${label}.local`, type: TYPES.A, ttl: 120, flush: true, data: stage.address }]);
    });

    it('[MDNS-3] says the name it has won', async () => {
      const { body } = await get(stage, `${local(host)}/addresses`);
      expect(body.hostname).toBe(`${label}.local`);
      expect((await get(stage, `${local(host)}/door`)).body.hostname).toBe(`${label}.local`);
    });

    it('[MDNS-5] is found by a one-shot resolver, which is answered alone', async () => {
      const answer = await ask(`${label}.local`, TYPES.A, 0).line(
        (line) => isA(`${label}.local`, stage.address, line),
        'a reply of its own',
      );
      expect(answer).toMatchObject({ id: 4_711, questions: [{ name: `${label}.local`, type: TYPES.A }] });
      expect(answer.records.every((one) => one.ttl <= 10 && !one.flush)).toBe(true);
    });

    it('[MDNS-1] [MDNS-9] is found by those who browse, with the title of the night, and answers where they are told', async () => {
      const opened = await get(stage, `${local(host)}/session`, undefined, '{"title":"Noite de SVG"}');
      expect(opened.status).toBeLessThan(300);
      const found = await at<Found>(visitor, BROWSER, 10_000).line(
        (one) => one.hostname === `${label}.local`,
        'the arena',
      );
      expect(found.url).toBe(`http://${stage.address}:${host.port}`);
      expect(found.night).toBe('Noite de SVG');
      expect(found.version).toMatch(/^\d+\.\d+\.\d+/);
      expect((await get(visitor, `${found.url}/health`, `${label}.local:${host.port}`)).status).toBe(200);
      expect((await get(visitor, `${found.url}/health`, 'evil.example')).status).toBe(403);
    });

    it('[MDNS-11] says the address that its screens show', async () => {
      const { url } = (await get(stage, `${local(host)}/door`)).body;
      const said = Buffer.from(`url=${url}`).toString('hex');
      await ask(`${label}._llm-arena._tcp.local`, TYPES.TXT, 5_353).line(
        (line) => line.records?.some((one) => one.type === TYPES.TXT && one.data.includes(said)) ?? false,
        `${url} in the text of the service`,
      );
    });

    it.skipIf(!apart)(`[MDNS-6] all this without a default route ${needs}`, async () => {
      const routes = await places.stageIp('route');
      expect(routes).toContain('10.77.0.0/24');
      expect(routes).not.toContain('default');
    });

    it('[MDNS-2] [MDNS-3] a second one becomes the next, says so, and answers to that name', async () => {
      second = await start(visitor);
      const next = `${label}-2.local`;
      await ask(next, TYPES.A, 5_353).line((line) => isA(next, visitor.address, line), 'the second name');
      expect((await get(visitor, `${local(second)}/addresses`)).body.hostname).toBe(next);
      expect((await get(visitor, `${local(second)}/health`, `${next}:${second.port}`)).status).toBe(200);
      expect((await get(stage, `${local(host)}/addresses`)).body.hostname).toBe(`${label}.local`);
      const browser = at<Found>(visitor, BROWSER, 10_000);
      const ports = [host.port, second.port];
      const urls = [stage, visitor].map((place, i) => `http://${place.address}:${ports[i]}`);
      for (const url of urls) await browser.line((one) => one.url === url, url);
    });

    it.skipIf(!apart)(
      `[MDNS-6] an address that its interface is given meanwhile is announced, and forgotten when it goes ${needs}`,
      async () => {
        const name = `${label}.local`;
        const added = await hear();
        await places.stageIp('addr', 'add', '10.77.8.1/24', 'dev', 'eth0');
        await added.line((line) => isA(name, '10.77.8.1', line), 'the new address');
        const removed = await hear();
        await places.stageIp('addr', 'del', '10.77.8.1/24', 'dev', 'eth0');
        const now = await removed.line((line) => isA(name, stage.address, line), 'what is left');
        expect(isA(name, '10.77.8.1', now)).toBe(false);
      },
    );

    it.skipIf(!apart)(
      `[MDNS-1] [MDNS-6] a network it joins meanwhile is told the address there, and no other ${needs}`,
      async () => {
        await places.joinAnother();
        const name = `${label}.local`;
        const asked = at<Heard>(visitor, VISITOR, 'ask', '10.78.0.2', 5_353, name, TYPES.A);
        const answer = await asked.line((line) => isA(name, '10.78.0.1', line), 'the address on the new network');
        expect(answer.from).toBe('10.78.0.1');
        expect(answer.records.flatMap((one) => (one.type === TYPES.A ? one.data : []))).toEqual(['10.78.0.1']);
        const browser = at<Found>(visitor, BROWSER, 2_000);
        await browser.line((one) => one.hostname === name, 'the arena');
        await browser.ended;
        expect(browser.lines.filter((one) => one.hostname === name)).toHaveLength(1);
      },
    );

    it('[MDNS-8] bears whatever is said on the network', async () => {
      const name = `${label}.local`;
      const shouter = at<{ shouted: number }>(visitor, VISITOR, 'shout', visitor.address, name);
      await shouter.line((line) => line.shouted > 0, 'all has been said');
      await ask(name, TYPES.A, 0).line((line) => isA(name, stage.address, line), 'a reply all the same');
      expect((await get(stage, `${local(host)}/addresses`)).body.hostname).toBe(name);
      expect(host.log()).not.toContain('"level":50');
    });

    it('[MDNS-7] says goodbye when it is ended', async () => {
      const ear = await hear();
      expect(await host.stop()).toBe(0);
      const bye = await ear.line((line) => line.records?.some((one) => one.ttl === 0), 'a goodbye');
      const gone = bye.records.filter((one) => one.ttl === 0);
      expect(gone).toContainEqual(expect.objectContaining({ name: `${label}.local`, data: stage.address }));
      expect(gone.map((one) => one.type).toSorted((a, b) => a - b)).toEqual([1, 12, 16, 33]);
    });
  },
);

function local({ port }: TestHost): string {
  return `http://127.0.0.1:${port}`;
}
