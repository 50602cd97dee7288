/** What we read of a profile that Chromium made. */
export interface CpuProfile {
  readonly startTime: number;
  readonly endTime: number;
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: {
      readonly functionName: string;
      readonly url: string;
      readonly lineNumber: number;
      readonly columnNumber: number;
    };
  }[];
  readonly samples?: number[] | undefined;
  readonly timeDeltas?: number[] | undefined;
}

export interface SelfTime {
  /** Function and place. */
  readonly name: string;
  /** Of the whole time, 0 to 1. */
  readonly share: number;
}

/** The functions in which a profile spent its time, without what they called; most first. */
export function selfTimes({ startTime, endTime, nodes, samples = [], timeDeltas = [] }: CpuProfile): SelfTime[] {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const times = new Map<string, number>();
  for (const [i, id] of samples.entries()) {
    const name = names.get(id) ?? '?';
    // A sample holds until the next one is taken.
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[i + 1] ?? 0));
  }
  const whole = endTime - startTime;
  return [...times]
    .map(([name, time]) => ({ name, share: time / whole }))
    .toSorted((one, other) => other.share - one.share);
}

function placeOf({ functionName, url, lineNumber, columnNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  const name = functionName === '' ? '(anonymous)' : functionName;
  const file = url.slice(url.lastIndexOf('/') + 1);
  return file === '' ? name : `${name} ${file}:${lineNumber + 1}:${columnNumber + 1}`;
}
