import { z } from 'zod';
import { doctorCheckIds } from '../doctor-checks.ts';
import { isoTime } from '../model.ts';
import { defineContract } from './define.ts';

export const doctorCheck = z
  .object({
    id: z.enum(doctorCheckIds),
    light: z
      .enum(['green', 'amber', 'red', 'off'])
      .meta({ description: '`amber`: the night can begin, look at it; `red`: it cannot; `off`: not asked for' }),
    title: z.string().meta({ description: 'What was found, in a few words' }),
    detail: z.string(),
    remedy: z.string().nullable().meta({ description: 'What to do, one step a line; never null for amber and red' }),
  })
  .meta({ id: 'DoctorCheck' });
export type DoctorCheck = z.infer<typeof doctorCheck>;

export const doctorReport = z.object({ at: isoTime, checks: z.array(doctorCheck) }).meta({ id: 'DoctorReport' });
export type DoctorReport = z.infer<typeof doctorReport>;

export const getDoctor = defineContract({
  id: 'getDoctor',
  method: 'get',
  path: '/doctor',
  access: 'organizer',
  tag: 'Host',
  summary: 'The lights before the first round: what works, which layer does not, and what to do',
  query: z.object({ language: z.enum(['pt-BR', 'en']).optional().meta({ description: 'pt-BR unless given' }) }),
  response: doctorReport,
});
