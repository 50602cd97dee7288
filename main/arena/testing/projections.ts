import type { StateMessage } from '../../../protocol/wire/viewer.ts';
import type { Command } from '../commands.ts';
import { project } from '../project.ts';
import { snapshot } from '../snapshot.ts';
import type { Projection } from '../project.ts';
import type { Role } from '../view.ts';
import type { Night } from './night.ts';

export function projection(evening: Night, role: Role): Projection {
  return { role, now: evening.now, answersOf: evening.answers };
}

/** Carries a command out and says what screens of a role are told because of it. */
export function told(evening: Night, role: Role, command: Command): StateMessage[] {
  const from = evening.recorded.length;
  evening.do(command);
  const events = evening.recorded.slice(from);
  return events.flatMap((recorded) => project(evening.session, recorded, projection(evening, role)));
}

export function snapshotOf(evening: Night, role: Role, parts = { entries: true, tally: true }) {
  const at = { offset: evening.recorded.length, epoch: 'e1' };
  return snapshot(evening.state, at, projection(evening, role), parts);
}
