/**
 * Generated tests are the same at every run: the seed is fixed and stands in their names. To look
 * further: `FC_SEED=42 FC_RUNS=20 npx vitest run main/arena` (another seed, twenty times as many runs).
 */
export const seed = Number(process.env['FC_SEED'] ?? 20_300_101);

export function runs(count: number): { seed: number; numRuns: number } {
  return { seed, numRuns: Math.ceil(count * Number(process.env['FC_RUNS'] ?? 1)) };
}
