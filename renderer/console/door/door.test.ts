import { describe, expect, it } from 'vitest';
import { DoorSource } from './door-source.ts';
import { doorAddresses, linkFor, namedAddress, withTold } from './door.ts';
import type { DoorFacts } from './door.ts';

const address = (ip: string, more: Partial<DoorFacts['addresses'][number]> = {}) => ({
  interface: 'wlan0',
  address: ip,
  url: `http://${ip}:3000`,
  internal: false,
  kind: 'wifi' as const,
  inUse: false,
  ...more,
});

function aDoor(more: Partial<DoorFacts> = {}): DoorFacts {
  return {
    sessionId: 's1',
    title: null,
    pin: '314159',
    url: 'http://192.168.0.10:3000',
    hostname: 'llm-arena.local',
    addresses: [address('192.168.0.10')],
    wifi: null,
    ...more,
  };
}

describe('[CONS-5] the addresses of the door', () => {
  it('best first, what only this computer reaches last', () => {
    const addresses = [address('127.0.0.1', { internal: true }), address('10.0.0.2'), address('192.168.0.10')];
    const shown = doorAddresses(aDoor({ addresses }));
    expect(shown.map(({ typed, onlyHere }) => [typed, onlyHere])).toEqual([
      ['192.168.0.10:3000', false],
      ['10.0.0.2:3000', false],
      ['127.0.0.1:3000', true],
    ]);
  });

  it('the announced name comes with the port', () => {
    expect(namedAddress(aDoor())).toBe('llm-arena.local:3000');
    expect(namedAddress(aDoor({ url: 'http://192.168.0.10' }))).toBe('llm-arena.local');
    expect(namedAddress(aDoor({ hostname: null }))).toBeNull();
  });

  it('a link for another computer leads to the address in use, wherever it was made', () => {
    const code = '/console#code=abc';
    for (const made of [
      'http://127.0.0.1:3000',
      'http://localhost:3000',
      'http://[::1]:3000',
      'http://10.0.0.2:3000',
    ]) {
      expect(linkFor(made + code, aDoor())).toBe(`http://192.168.0.10:3000${code}`);
    }
    expect(linkFor(`http://127.0.0.1:3000${code}`, null)).toBe(`http://127.0.0.1:3000${code}`);
  });
});

describe('[CONS-13] the address in use', () => {
  it('is the one the host tells, before all that was asked is there', () => {
    const addresses = [address('192.168.0.10', { inUse: true }), address('10.0.0.2', { kind: 'vpn' })];
    const told = { url: 'http://10.0.0.2:3000', hostname: 'llm-arena-2.local' };
    const door = withTold(aDoor({ addresses }), told);
    expect(linkFor('http://127.0.0.1:3000/join', door)).toBe('http://10.0.0.2:3000/join');
    expect(namedAddress(door)).toBe('llm-arena-2.local:3000');
    expect(doorAddresses(door).map(({ typed, inUse, kind }) => [typed, inUse, kind])).toEqual([
      ['10.0.0.2:3000', true, 'vpn'],
      ['192.168.0.10:3000', false, 'wifi'],
    ]);
    expect(withTold(aDoor(), null)).toEqual(aDoor());
  });
});

describe('[CONS-4] the door', () => {
  const tick = () => new Promise((resolve) => setImmediate(resolve));

  function aSource() {
    const answers: (DoorFacts | null)[] = [];
    let asked = 0;
    const source = new DoorSource(() => {
      asked += 1;
      const answer = answers.shift() ?? null;
      return answer === null ? Promise.reject(new Error('no')) : Promise.resolve(answer);
    });
    return { source, answers, asked: () => asked };
  }

  it('is asked once for all who show it: on load, for another session, and when the line is back', async () => {
    const { source, answers, asked } = aSource();
    answers.push(aDoor(), aDoor({ pin: '2' }), aDoor({ pin: '3' }));
    source.see(null, null);
    source.see('s1', null);
    source.see('s1', null);
    await tick();
    expect([asked(), source.get().door?.pin]).toEqual([1, '314159']);
    source.see('s2', null);
    await tick();
    source.see(null, null);
    source.see('s2', null);
    await tick();
    expect([asked(), source.get().door?.pin]).toEqual([3, '3']);
  });

  it('[CONS-13] is asked again when the host tells its door, also with the same words', async () => {
    const { source, asked } = aSource();
    const told = { url: 'http://192.168.0.10:3000' };
    source.see('s1', told);
    source.see('s1', told);
    expect(asked()).toBe(1);
    source.see('s1', { ...told });
    expect(asked()).toBe(2);
    source.see(null, { ...told });
    expect(asked()).toBe(2);
  });

  it('keeps what is known where the host does not answer, and says so', async () => {
    const { source, answers } = aSource();
    answers.push(aDoor());
    source.see('s1', null);
    await tick();
    expect(await source.refresh()).toBe(false);
    expect(source.get()).toMatchObject({ failed: true, door: { pin: '314159' } });
    answers.push(aDoor({ pin: '9' }));
    expect(await source.refresh()).toBe(true);
    expect(source.get()).toMatchObject({ failed: false, door: { pin: '9' } });
  });

  it('believes the latest answer, not the last to arrive', async () => {
    const waiting: ((door: DoorFacts) => void)[] = [];
    const source = new DoorSource(() => new Promise((resolve) => waiting.push(resolve)));
    source.see('s1', null);
    source.see('s2', null);
    waiting[1]?.(aDoor({ sessionId: 's2' }));
    waiting[0]?.(aDoor({ sessionId: 's1' }));
    await tick();
    expect(source.get().door?.sessionId).toBe('s2');
  });
});
