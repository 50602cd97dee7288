import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { AppError } from './app-error.ts';
import { callerOf } from './caller.ts';
import { sendProblem } from './problem.ts';

/** An address may ask this many times what one client may: a whole room sits behind one. */
const ADDRESS_FACTOR = 100;
/** The organizer's screens and scripts ask more than a phone. */
const ORGANIZER_FACTOR = 10;

/**
 * Counts by client (key, voter cookie, connection), never by address alone: one that floods gets
 * 429 with `Retry-After`, the others behind the same address notice nothing. Those without a
 * credential share a high ceiling by address, so that opening connections is no way around.
 */
export function rateLimits(options: { max: number; windowMs: number }): RequestHandler[] {
  const { max, windowMs } = options;
  const common = {
    windowMs,
    standardHeaders: 'draft-8' as const,
    legacyHeaders: false,
    validate: false,
    handler: ((request, response) => sendProblem(request, response, new AppError('RATE_LIMITED'))) as RequestHandler,
  };
  const byClient = rateLimit({
    ...common,
    identifier: 'client',
    limit: (_request, response) => (callerOf(response).role === 'organizer' ? max * ORGANIZER_FACTOR : max),
    keyGenerator: (_request, response) => callerOf(response).client,
  });
  const byAddress = rateLimit({
    ...common,
    identifier: 'address',
    limit: max * ADDRESS_FACTOR,
    skip: (_request, response) => callerOf(response).credentialed,
    keyGenerator: (_request, response) => ipKeyGenerator(callerOf(response).address),
  });
  return [byAddress, byClient];
}
