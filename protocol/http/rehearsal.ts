import { z } from 'zod';
import { limits } from '../limits.ts';
import { isoTime } from '../model.ts';
import { defineContract } from './define.ts';

const tag = 'Rehearsal';
const pace = z
  .enum(['watch', 'fast'])
  .meta({ description: '`watch` can be followed by a person, `fast` is for machines' });

/** A rehearsal as the organizer sees it. */
export const rehearsalView = z
  .object({
    status: z
      .enum(['off', 'starting', 'running', 'finished', 'ending'])
      .meta({ description: '`finished`: the night that played itself is over; the rehearsal still stands' }),
    participants: z.int(),
    voters: z.int(),
    auto: z.boolean(),
    pace,
    startedAt: isoTime.nullable(),
    doing: z
      .enum(['doors', 'warm_up', 'live', 'voting', 'reveal', 'podium', 'scoreboard'])
      .nullable()
      .meta({ description: 'Where a night that plays itself is' }),
    round: z.int().nullable(),
    connected: z.int().meta({ description: 'Participants connected now' }),
    rounds: z.int().meta({ description: 'Rounds revealed' }),
    tokens: z.int(),
    votes: z.int(),
    castPid: z.int().nullable().meta({ description: 'Process that plays participants and voters' }),
    castMemoryMb: z.int().nullable().meta({ description: 'The most that process took' }),
    seen: z.array(z.object({ what: z.string(), times: z.int() })).meta({ description: 'Scripted failures that came' }),
    wrong: z.array(z.string()).meta({ description: 'What went other than scripted, in words' }),
  })
  .meta({ id: 'Rehearsal' });
export type RehearsalView = z.infer<typeof rehearsalView>;

export const startRehearsal = defineContract({
  id: 'startRehearsal',
  method: 'post',
  path: '/rehearsal',
  access: 'organizer',
  tag,
  summary:
    'An arena in memory with scripted participants and voters takes the place of the night; nothing of it is kept',
  body: z.object({
    participants: z.int().min(1).max(limits.rehearsal.participants).default(12),
    voters: z.int().min(0).max(limits.rehearsal.voters).default(40),
    auto: z.boolean().default(false).meta({ description: 'Plays a whole night by itself' }),
    pace: pace.default('watch'),
    seed: z.int().min(0).default(1),
  }),
  response: rehearsalView,
  errors: ['REHEARSAL_NOT_NOW', 'REHEARSAL_RUNNING', 'REHEARSAL_FAILED'],
});

export const getRehearsal = defineContract({
  id: 'getRehearsal',
  method: 'get',
  path: '/rehearsal',
  access: 'organizer',
  tag,
  summary: 'How the rehearsal stands',
  response: rehearsalView,
});

export const endRehearsal = defineContract({
  id: 'endRehearsal',
  method: 'post',
  path: '/rehearsal/end',
  access: 'organizer',
  tag,
  summary: 'End the rehearsal; the night goes on as it was. The answer is how the rehearsal went',
  response: rehearsalView,
  errors: ['NO_REHEARSAL'],
});
