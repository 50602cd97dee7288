import { describe, expect, it } from 'vitest';
import { atLeast, atMost, below, exactly, shown, verdict } from './figures.ts';
import { figureTable, table } from './table.ts';

describe('the printed result', () => {
  it('says ok, over or nothing', () => {
    const figure = { name: 'p99', unit: 'ms', host: 63 };
    expect(verdict(figure)).toBe('');
    expect(verdict({ ...figure, bar: atMost(63) })).toBe('ok');
    expect(verdict({ ...figure, bar: below(63) })).toBe('over');
    expect(verdict({ ...figure, bar: atLeast(63) })).toBe('ok');
    expect(verdict({ ...figure, bar: atLeast(64) })).toBe('over');
    expect(verdict({ ...figure, bar: exactly(0) })).toBe('over');
    expect(verdict({ ...figure, host: Number.NaN, bar: atMost(63) })).toBe('over');
  });

  it('shows numbers with as many digits as help', () => {
    expect([48_000, 0.456, 12.345, 123.45, Number.NaN, undefined].map(shown)).toEqual([
      '48,000',
      '0.46',
      '12.3',
      '123',
      '?',
      '',
    ]);
  });

  it('lines its columns up', () => {
    const lines = table(
      ['', 'a'],
      [
        ['long name', '1'],
        ['x', '22,222'],
      ],
    ).split('\n');
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[2]).toBe('| long name |      1 |');
  });

  it('has a column for the floor only where one was run', () => {
    expect(figureTable([{ name: 'lost', unit: '', host: 0, bar: exactly(0) }])).not.toContain('floor');
    const both = figureTable([
      { name: 'CPU', unit: '%', host: 12, floor: 30, bar: below(33, ' %') },
      { name: 'stored', unit: '', host: 5 },
    ]);
    expect(both).toContain('| CPU (%) |   12 |    30 | < 33 % |  ok |');
  });
});
