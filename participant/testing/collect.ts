/** Helpers of the runners' tests. */
import type { GenerateRequest, Piece } from '../core/runners/runner.ts';

export function request(more: Partial<GenerateRequest> = {}): GenerateRequest {
  return { prompt: 'Conte uma história', maxTokens: 4_000, temperature: 0.5, seed: 7, ...more };
}

/** The texts of all pieces that have one. */
export async function collect(pieces: AsyncIterable<Piece>): Promise<string[]> {
  const texts: string[] = [];
  for await (const piece of pieces) if (piece.text !== '') texts.push(piece.text);
  return texts;
}

/** What came before the failure, and the failure. */
export async function collectUntilFailure(pieces: AsyncIterable<Piece>): Promise<{ texts: string[]; error: unknown }> {
  const texts: string[] = [];
  try {
    for await (const piece of pieces) if (piece.text !== '') texts.push(piece.text);
  } catch (error) {
    return { texts, error };
  }
  return { texts, error: null };
}
