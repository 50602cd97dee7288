// Every route of the contract, made into addresses that can be asked.
import { contracts } from '../../../protocol/http/index.ts';
import type { Contract } from '../../../protocol/http/index.ts';

export const routes: readonly Contract[] = Object.values(contracts);

/** The address of a route for a round. */
export function pathOf(route: Contract, roundId = 'r_none'): string {
  return route.path.replace(':id', roundId);
}

export const nameOf = (route: Contract): string => `${route.method.toUpperCase()} ${route.path}`;
