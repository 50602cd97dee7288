import { describe, expect, it } from 'vitest';
import { metric } from './api.ts';

describe('reading Prometheus text', () => {
  const text = [
    '# HELP process_cpu_seconds_total CPU',
    'process_cpu_seconds_total 1.25',
    'process_cpu 9 1700000000000',
  ];

  it('finds a metric by its whole name', () => {
    expect(metric(text.join('\n'), 'process_cpu_seconds_total')).toBe(1.25);
    expect(metric(text.join('\n'), 'process_cpu')).toBe(9);
  });

  it('says NaN where there is none', () => {
    expect(metric(text.join('\n'), 'process_cpu_seconds')).toBeNaN();
  });
});
