import { describe, expect, it, vi } from 'vitest';
import { screens } from './screens.ts';

vi.mock('../browser/chromium.ts', () => ({ startChromium: () => Promise.resolve(null) }));

describe('the screens', () => {
  it('are skipped in one line where there is no Chromium', async () => {
    const result = await screens.run({ cli: '/nowhere/llm-arena.js', seconds: 1, profile: undefined });
    expect(result).toMatchObject({ figures: [], notes: [] });
    expect(result.load).toMatch(/^skipped, there is no Chromium here.*LLM_ARENA_BROWSER$/);
  });
});
