/** Every route of the host by its id. */
import { getClient } from './client.ts';
import { getDoctor } from './doctor.ts';
import { endRehearsal, getRehearsal, startRehearsal } from './rehearsal.ts';
import * as results from './results.ts';
import * as rounds from './rounds.ts';
import * as sessions from './sessions.ts';
import * as system from './system.ts';
import * as votes from './votes.ts';

export const contracts = {
  ...system,
  getDoctor,
  getClient,
  ...sessions,
  ...rounds,
  ...votes,
  startRehearsal,
  getRehearsal,
  endRehearsal,
  ...results,
};
export type Contracts = typeof contracts;
export type { Contract, ContractBody, ContractParams, ContractQuery, ContractResponse } from './contract.ts';
