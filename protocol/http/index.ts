/** Every route of the host by its id. */
import * as results from './results.ts';
import * as rounds from './rounds.ts';
import * as sessions from './sessions.ts';
import * as system from './system.ts';
import * as votes from './votes.ts';

export const contracts = { ...system, ...sessions, ...rounds, ...votes, ...results };
export type Contracts = typeof contracts;
export type { Contract, ContractBody, ContractParams, ContractQuery, ContractResponse } from './contract.ts';
