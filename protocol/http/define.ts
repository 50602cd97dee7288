import { z } from 'zod';
import type { Contract } from './contract.ts';

const none = z.object({});
type None = typeof none;

type Draft<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject, R extends z.ZodType> = Omit<
  Contract<P, Q, B, R>,
  'params' | 'query' | 'body' | 'errors' | 'response'
> & {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response?: R;
  readonly errors?: Contract['errors'];
};

/** Fills what a route does not use with empty objects, keeping the types. */
export function defineContract<
  P extends z.ZodObject = None,
  Q extends z.ZodObject = None,
  B extends z.ZodObject = None,
  R extends z.ZodType = z.ZodUnknown,
>(draft: Draft<P, Q, B, R>): Contract<P, Q, B, R> {
  return {
    ...draft,
    params: draft.params ?? (none as unknown as P),
    query: draft.query ?? (none as unknown as Q),
    body: draft.body ?? (none as unknown as B),
    response: draft.response ?? (z.unknown() as unknown as R),
    errors: draft.errors ?? [],
  };
}

export const idParams = z.object({ id: z.string().min(1).max(80) });
/** Checked when given: an old page must not act on a session that is gone. */
export const sessionGuard = z.object({ sessionId: z.string().max(80).optional() });
export const sessionQuery = z.object({ sessionId: z.string().max(80).optional() });
export const okAnswer = z.object({ status: z.literal('ok') });
