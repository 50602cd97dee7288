import { describe, expect, it } from 'vitest';
import { forgetWriting, keepForm, keepWriting, keptForm, keptWriting, writingFrom } from './kept-form.ts';
import { emptyForm } from './round-form.ts';

describe('the form that is kept', () => {
  it('[CON-9] comes back as it was left, and is gone once it was saved or thrown away', () => {
    expect([keptWriting(), keptForm()]).toEqual([null, null]);
    keepWriting({ kind: 'edit', roundId: 'r1' });
    keepForm({ ...emptyForm, prompt: 'meio' });
    expect([keptWriting(), keptForm()?.prompt]).toEqual([{ kind: 'edit', roundId: 'r1' }, 'meio']);
    keepWriting({ kind: 'new' });
    expect(keptForm()).toBeNull();
    forgetWriting();
    expect(keptWriting()).toBeNull();
  });

  it('[CON-9] is not made of what another version kept', () => {
    for (const kept of [null, 1, 'new', {}, { kind: 'edit' }, { kind: 'old' }]) expect(writingFrom(kept)).toBeNull();
  });
});
