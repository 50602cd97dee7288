import type { Figure } from '../lib/figures.ts';

/** What every scenario is given. */
export interface Setting {
  /** The built command. */
  readonly cli: string;
  /** Seconds of load, where the scenario has a choice. */
  readonly seconds: number;
  /** Folder for CPU profiles of the host. */
  readonly profile: string | undefined;
}

export interface Result {
  /** What was asked of host and floor, in words. */
  readonly load: string;
  /** None where this machine lacks what it takes, which `load` then says. */
  readonly figures: readonly Figure[];
  /** Further tables and remarks, as printed. */
  readonly notes: readonly string[];
}

export interface Scenario {
  readonly name: string;
  run(setting: Setting): Promise<Result>;
}
