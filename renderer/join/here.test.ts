import { describe, expect, it } from 'vitest';
import { aParticipant } from '../lib/testing/arena.ts';
import { isHere } from './here.ts';

const ana = aParticipant('ana', { nickname: 'Ana', model: 'llama3.2' });

describe('[JOIN-6] who is in the arena', () => {
  it('is found by nickname and model, as the host cleans them', () => {
    expect(isHere([ana], { nickname: ' Ana\u202e ', model: 'llama3.2' })).toBe(true);
    expect(isHere([ana], { nickname: 'Ana', model: 'qwen' })).toBe(false);
    expect(isHere([ana], { nickname: '', model: '' })).toBe(false);
    expect(isHere([], { nickname: 'Ana', model: 'llama3.2' })).toBe(false);
  });

  it('is connected and was not removed', () => {
    const typed = { nickname: 'Ana', model: 'llama3.2' };
    expect(isHere([{ ...ana, connected: false }], typed)).toBe(false);
    expect(isHere([{ ...ana, kicked: true }], typed)).toBe(false);
  });
});
