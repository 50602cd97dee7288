import { describe, expect, it } from 'vitest';
import type { DoctorReport } from '../main/doctor.ts';
import { exitCodeOf, reportLines } from './doctor.ts';

type Check = DoctorReport['checks'][number];

const check = (light: Check['light'], remedy: string | null = null): Check => ({
  ...{ id: 'port', light, title: 'Title', detail: 'Detail', remedy },
});
const report = (...checks: Check[]): DoctorReport => ({ at: '2026-11-20T22:00:00.000Z', checks });
const ESCAPE = '\u001b';

describe('llm-arena doctor', () => {
  it('[DOC-7] is a line a light, its detail, and a line a step', () => {
    const found = {
      url: 'http://127.0.0.1:3000',
      report: report(check('green'), check('red', 'One\nTwo'), check('off')),
    };
    expect(reportLines(found, 'pt-BR', false)).toEqual([
      'Arena: http://127.0.0.1:3000',
      'verde     Title',
      '          Detail',
      'vermelho  Title',
      '          Detail',
      '          > One',
      '          > Two',
      '-         Title',
      '          Detail',
    ]);
  });

  it('[DOC-7] has colours only where they are wanted, and says when no arena runs', () => {
    const found = { url: null, report: report(check('amber', 'One')) };
    expect(reportLines(found, 'en', false)[0]).toMatch(/^No arena runs/);
    expect(reportLines(found, 'pt-BR', false)[0]).toMatch(/^Nenhuma arena/);
    expect(reportLines(found, 'en', false).join('')).not.toContain(ESCAPE);
    expect(reportLines(found, 'en', true)[1]).toBe(`${ESCAPE}[33mamber     ${ESCAPE}[0mTitle`);
  });

  it('[DOC-7] ends with 1 where a light is red, else with 0', () => {
    expect(exitCodeOf(report(check('green'), check('amber'), check('off')))).toBe(0);
    expect(exitCodeOf(report(check('green'), check('red')))).toBe(1);
  });
});
