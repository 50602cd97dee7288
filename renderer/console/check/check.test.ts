import { describe, expect, it } from 'vitest';
import type { DoctorCheck, DoctorReport } from '../../../protocol/http/doctor.ts';
import { AT, aRound, aSnapshot } from '../../lib/testing/arena.ts';
import { applyMessage, initialState } from '../../lib/arena/state.ts';
import { CheckSource } from './check-source.ts';
import type { About } from './check-source.ts';
import { isBeforeTheNight, stepsOf, sumOf, withDevices } from './lights.ts';

const one = (id: DoctorCheck['id'], light: DoctorCheck['light']): DoctorCheck => ({
  id,
  light,
  title: id,
  detail: '',
  remedy: light === 'green' ? null : 'do this',
});
const report = (...checks: DoctorCheck[]): DoctorReport => ({ at: AT, checks });

describe('[CONS-17] the lights', () => {
  it('are summed up in one line, the worst first', () => {
    const checks = [one('port', 'green'), one('mdns', 'off'), one('phone', 'amber'), one('disk', 'green')];
    expect(sumOf(checks, 'pt-BR')).toEqual({ worst: 'amber', text: '1 para olhar, 2 ok' });
    expect(sumOf([...checks, one('self', 'red'), one('port', 'red')], 'pt-BR')).toEqual({
      worst: 'red',
      text: '2 falharam, 1 para olhar, 2 ok',
    });
    expect(sumOf([one('port', 'green')], 'en')).toEqual({ worst: 'green', text: '1 ok' });
    expect(sumOf([one('mdns', 'off')], 'en').worst).toBe('off');
  });

  it('of the phone is green as soon as the first device is pushed, and the host’s again after that', () => {
    const asked = report(one('port', 'green'), one('phone', 'amber'));
    const lights = (then: number, now: number) => withDevices(asked, then, now).map(({ light }) => light);
    expect(lights(0, 0)).toEqual(['green', 'amber']);
    expect(lights(0, 1)).toEqual(['green', 'green']);
    // By another address than the one in use: the host knows.
    expect(lights(1, 2)).toEqual(['green', 'amber']);
  });

  it('remedies are steps', () => {
    expect(stepsOf('First\n\nSecond')).toEqual(['First', 'Second']);
    expect(stepsOf(null)).toEqual([]);
  });

  it('are offered until the first round has begun, and again after the night', () => {
    const at = (more: Parameters<typeof aSnapshot>[0]) => applyMessage(initialState, aSnapshot(more), 0).state;
    const draft = aRound({ status: 'draft', startedAt: null });
    expect(isBeforeTheNight(at({ round: null, rounds: [draft] }))).toBe(true);
    expect(isBeforeTheNight(at({}))).toBe(false);
    expect(isBeforeTheNight(at({ session: null }))).toBe(true);
  });
});

describe('[CONS-17] the host’s report', () => {
  const tick = () => new Promise((resolve) => setImmediate(resolve));
  const about = (more: Partial<About> = {}): About => ({
    tag: 'pt-BR',
    told: null,
    telaos: 0,
    devices: 0,
    participants: 0,
    warm: '',
    ...more,
  });

  function aSource() {
    const waiting: { done: (answer: DoctorReport) => void; fail: () => void }[] = [];
    const asked: string[] = [];
    const source = new CheckSource((tag) => {
      asked.push(tag);
      return new Promise((done, fail) => waiting.push({ done, fail: () => fail(new Error('no')) }));
    });
    return { source, asked, next: () => waiting.shift() };
  }

  it('is asked once for what is the same, and again when something is news', async () => {
    const { source, asked, next } = aSource();
    source.see(null);
    expect(asked).toEqual([]);
    source.see(about());
    source.see(about());
    expect(source.get().isAsking).toBe(true);
    next()?.done(report(one('port', 'green')));
    await tick();
    expect(source.get()).toMatchObject({ isAsking: false, failed: false, devicesThen: 0 });
    const news: Partial<About>[] = [
      { devices: 1 },
      { devices: 1, telaos: 1 },
      { devices: 1, telaos: 1, told: {} },
      { devices: 1, telaos: 1, tag: 'en' },
    ];
    for (const more of news) {
      source.see(about(more));
      next()?.done(report());
      await tick();
    }
    expect(asked).toEqual(['pt-BR', 'pt-BR', 'pt-BR', 'pt-BR', 'en']);
    source.see(about({ devices: 9, telaos: 1, tag: 'en' }));
    source.see(about({ devices: 9, telaos: 1, tag: 'en', warm: null }));
    expect(asked).toHaveLength(5);
    source.see(about({ devices: 9, telaos: 1, tag: 'en', warm: '1 de 1' }));
    expect(asked).toHaveLength(6);
  });

  it('has one question under way; what is news meanwhile is asked after it, once', async () => {
    const { source, asked, next } = aSource();
    source.see(about());
    source.see(about({ telaos: 1 }));
    source.see(about({ telaos: 2 }));
    expect(asked).toHaveLength(1);
    next()?.done(report());
    await tick();
    expect(asked).toHaveLength(2);
    next()?.done(report());
    await tick();
    expect(source.get().isAsking).toBe(false);
    expect(asked).toHaveLength(2);
  });

  it('is asked again by who opens the page, unless it is on its way', async () => {
    const { source, asked, next } = aSource();
    source.refresh();
    source.see(about());
    source.refresh();
    expect(asked).toHaveLength(1);
    next()?.done(report());
    await tick();
    expect(asked).toHaveLength(1);
    source.refresh();
    expect(asked).toHaveLength(2);
  });

  it('stays where the host does not answer, and that is said', async () => {
    const { source, next } = aSource();
    source.see(about());
    next()?.done(report(one('port', 'green')));
    await tick();
    void source.again();
    next()?.fail();
    await tick();
    expect(source.get()).toMatchObject({ failed: true, isAsking: false, report: { checks: [{ id: 'port' }] } });
  });
});
