import { afterEach, vi } from 'vitest';
import { connect } from '../../../e2e/fixtures/wire.ts';
import type { Wire } from '../../../e2e/fixtures/wire.ts';
import { PIN } from '../../host/testing/evening.ts';
import { house } from './house.ts';
import type { House, HouseOptions } from './house.ts';

/** Hosts and connections of one test file, gone after each test. */
export function dialled() {
  const open: House[] = [];
  const wires: Wire[] = [];
  afterEach(async () => {
    vi.restoreAllMocks();
    for (const wire of wires.splice(0)) wire.cut();
    for (const one of open.splice(0)) await one.close();
  });

  async function start(options: HouseOptions = {}): Promise<House> {
    const one = await house(options);
    open.push(one);
    return one;
  }

  async function dial(one: House, headers: Record<string, string> = {}, path = ''): Promise<Wire> {
    const wire = await connect(`${one.ws}${path}`, headers);
    wires.push(wire);
    return wire;
  }

  async function join(one: House, id: string): Promise<Wire> {
    const wire = await dial(one);
    wire.send({ type: 'register', participant_id: id, nickname: id, pin: PIN, runner: 'r', model: 'm' });
    await wire.nextOf('registered');
    return wire;
  }

  return { start, dial, join };
}

/** For tests that hold the timers: turns of the event loop until something is so. */
export async function turnsUntil(good: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!good()) {
    if (Date.now() > end) throw new Error(`Not in time: ${good.toString()}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
