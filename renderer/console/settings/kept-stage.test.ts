import { describe, expect, it } from 'vitest';
import { DEFAULT_LOOK, keptText, lookToApply, readKept } from './kept-stage.ts';

const bright = { theme: 'light', language: 'en' } as const;

describe('[CONS-11] how the telão looks in the next session', () => {
  const kept = { look: bright, sessionId: 's1' };

  it('as it was chosen last', () => {
    expect(lookToApply(kept, 's2', DEFAULT_LOOK)).toEqual(bright);
  });

  it('nothing is done twice, nor in the session it was chosen in', () => {
    expect(lookToApply(kept, 's1', DEFAULT_LOOK)).toBeNull();
    expect(lookToApply({ ...kept, sessionId: 's2' }, 's2', DEFAULT_LOOK)).toBeNull();
  });

  it('nor where nothing was chosen, or somebody else chose meanwhile', () => {
    expect(lookToApply(null, 's2', DEFAULT_LOOK)).toBeNull();
    expect(lookToApply({ look: DEFAULT_LOOK, sessionId: 's1' }, 's2', DEFAULT_LOOK)).toBeNull();
    expect(lookToApply(kept, 's2', { theme: 'dark', language: 'en' })).toBeNull();
  });

  it('is kept as text; what is not ours is not believed', () => {
    expect(readKept(keptText(kept))).toEqual(kept);
    for (const text of [null, '', '{', '7', 'null', '{"theme":"pink","language":"en","sessionId":"s"}', '{}']) {
      expect(readKept(text)).toBeNull();
    }
    expect(readKept('{"theme":"dark","language":"en"}')).toBeNull();
  });
});
