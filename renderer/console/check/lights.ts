// The lights before the first round, as the console shows them.
import type { DoctorCheck, DoctorReport } from '../../../protocol/http/doctor.ts';
import { check as texts } from '../../i18n/console-check.ts';
import { translator } from '../../i18n/translate.ts';
import type { Tag } from '../../i18n/translate.ts';
import type { ArenaState } from '../../lib/arena/state.ts';
import { isSessionOpen } from '../night/step.ts';

export type Light = DoctorCheck['light'];

const WORST_FIRST: readonly Light[] = ['red', 'amber', 'green', 'off'];

export interface Sum {
  readonly worst: Light;
  readonly text: string;
}

/** `6 ok, 2 para olhar`: what is switched off counts for nothing. */
export function sumOf(checks: readonly DoctorCheck[], tag: Tag): Sum {
  const t = translator(texts, tag);
  const count = (light: Light): number => checks.filter((one) => one.light === light).length;
  const [red, amber, green] = [count('red'), count('amber'), count('green')];
  const parts: string[] = [];
  if (red > 0) parts.push(t('sumRed', { n: red }));
  if (amber > 0) parts.push(t('sumAmber', { n: amber }));
  parts.push(t('sumGreen', { n: green }));
  return { worst: WORST_FIRST.find((light) => count(light) > 0) ?? 'off', text: parts.join(', ') };
}

/**
 * The report with what was pushed since: the first device is news at once, and the host's next report says more of it
 * (also that it came by another address).
 */
export function withDevices(report: DoctorReport, devicesThen: number, devices: number): readonly DoctorCheck[] {
  if (devices === 0 || devicesThen > 0) return report.checks;
  return report.checks.map((one) => (one.id === 'phone' ? { ...one, light: 'green', detail: '', remedy: null } : one));
}

/** What to do, step by step. */
export function stepsOf(remedy: string | null): readonly string[] {
  return (remedy ?? '').split('\n').filter((line) => line.trim() !== '');
}

/** No round has begun: now there is time to look. */
export function isBeforeTheNight(arena: ArenaState): boolean {
  return !isSessionOpen(arena) || arena.rounds.every(({ startedAt }) => startedAt === null);
}
