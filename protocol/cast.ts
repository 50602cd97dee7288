/** Between the host and the process that plays the room of a rehearsal: JSON, one object a line. */
import { z } from 'zod';

/** Host -> cast, once. */
export const castOrder = z.object({
  /** Of the host, as a participant types it. */
  url: z.string(),
  pin: z.string(),
  participants: z.int().min(1),
  voters: z.int().min(0),
  /** The same seed plays the same room. */
  seed: z.int(),
  pace: z.enum(['watch', 'fast']),
});
export type CastOrder = z.infer<typeof castOrder>;

/** Host -> cast, when another session is opened: everybody comes in again. */
export const castMove = castOrder.pick({ pin: true });

/** What is scripted to go wrong. */
export const castMishap = z.enum(['silent', 'error', 'disconnect', 'restart', 'over_limit', 'late', 'slow', 'hostile']);
export type CastMishap = z.infer<typeof castMishap>;

/** Cast -> host. */
export const castEvent = z.discriminatedUnion('event', [
  /** So many voters are through with this round, whatever they gave. */
  z.object({ event: z.literal('ballots'), roundId: z.string(), done: z.int(), votes: z.int() }),
  /** Something scripted came. */
  z.object({ event: z.literal('seen'), what: castMishap }),
  /** Something else came, in words. */
  z.object({ event: z.literal('wrong'), message: z.string() }),
  z.object({ event: z.literal('memory'), mb: z.int() }),
]);
export type CastEvent = z.infer<typeof castEvent>;

/** The cast's twelfth participant comes only once a round is live. */
export const CAST_LATE = 12;
