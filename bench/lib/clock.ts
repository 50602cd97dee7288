/**
 * Milliseconds of the machine's monotonic clock, the same one in every process: a time taken in the
 * process that sends can be subtracted from one taken in the process that receives.
 */
export function now(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1_000 + nanoseconds / 1_000_000;
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
