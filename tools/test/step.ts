/** What a step adds to the closing line. A step without tests of its own counts as one check. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One line for everything that was skipped, with its reason. */
  readonly skips: readonly string[];
}

export interface Step {
  readonly name: string;
  /** A script run by this Node and its arguments, so that no shell and no .cmd file stands in between. */
  readonly command: readonly [script: string, ...args: string[]];
  readonly limitMs: number;
  /** Reads what the test runner wrote about its tests; null for a step that only passes or fails. */
  readonly count: (() => Promise<Counts | null>) | null;
  /** The names of steps without which this one would tell nothing. */
  readonly needs: readonly string[];
  /** A reason not to run it on this machine, or null. */
  readonly obstacle: (() => Promise<string | null>) | null;
}

export interface Outcome extends Counts {
  readonly name: string;
  readonly seconds: number;
  readonly verdict: string;
}

export const ONE_PASSED: Counts = { passed: 1, failed: 0, skipped: 0, skips: [] };
export const ONE_FAILED: Counts = { passed: 0, failed: 1, skipped: 0, skips: [] };
