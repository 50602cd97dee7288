/** What the doctor looks at; no schema here, so that pages may list it without carrying zod. */

/** In the order in which they are shown: what one needs comes before it. */
export const doctorCheckIds = [
  'port',
  'address',
  'self',
  'mdns',
  'phone',
  'telao',
  'disk',
  'clock',
  'power',
  'participants',
] as const;
export type DoctorCheckId = (typeof doctorCheckIds)[number];
