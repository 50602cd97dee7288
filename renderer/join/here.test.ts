import { describe, expect, it } from 'vitest';
import { aParticipant } from '../lib/testing/arena.ts';
import { connectedNames } from './here.ts';

const ana = aParticipant('ana', { nickname: 'Ana' });
const ze = aParticipant('ze', { nickname: 'Zé' });

describe('[JOIN-6] who is in the arena', () => {
  it('is listed, the latest first', () => {
    expect(connectedNames([ana, ze])).toEqual([
      { id: 'ze', nickname: 'Zé' },
      { id: 'ana', nickname: 'Ana' },
    ]);
  });

  it('is connected and was not removed', () => {
    expect(
      connectedNames([
        { ...ana, connected: false },
        { ...ze, kicked: true },
      ]),
    ).toEqual([]);
  });
});
