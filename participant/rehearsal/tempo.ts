import type { CastOrder } from '../../protocol/cast.ts';

/** How much faster than a person can follow everything goes. */
export function hurry(pace: CastOrder['pace']): number {
  return pace === 'fast' ? 15 : 1;
}
