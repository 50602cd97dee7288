import { describe, expect, it } from 'vitest';
import { entryFrom } from '../lib/arena/entries.ts';
import { applyMessage, initialState } from '../lib/arena/state.ts';
import type { ArenaState } from '../lib/arena/state.ts';
import { aRound, aSnapshot, anEntry } from '../lib/testing/arena.ts';
import { layoutFor, pageAt, pageNumber, readableEntries, sceneOf, shownEntries } from './scene.ts';

const known: ArenaState = applyMessage(initialState, aSnapshot(), 0).state;
const stage = { scene: 'auto', pin: false, message: null, hold: false, black: false, spotlight: null } as const;

describe('the scene', () => {
  it('follows the round', () => {
    const scenes = (['live', 'voting', 'closed', 'revealing', 'revealed', 'cancelled'] as const).map((status) =>
      sceneOf({ ...known, round: aRound({ status }) }),
    );
    expect(scenes).toEqual(['live', 'reading', 'reading', 'reveal', 'reveal', 'lobby']);
    expect(sceneOf({ ...known, round: null })).toBe('lobby');
  });

  it('says when there is nothing to follow', () => {
    expect(sceneOf(initialState)).toBe('waiting');
    expect(sceneOf({ ...known, session: null })).toBe('noSession');
    expect(sceneOf({ ...known, session: { id: 's', createdAt: '', status: 'ended', title: null } })).toBe('ended');
  });

  it('[VIEW-12] lets the organizer have the last word: black over hold over a message over the lobby', () => {
    expect(sceneOf({ ...known, stage: { ...stage, black: true, hold: true } })).toBe('black');
    expect(sceneOf({ ...known, stage: { ...stage, hold: true, scene: 'lobby' } })).toBe('hold');
    expect(sceneOf({ ...known, stage: { ...stage, scene: 'hold' } })).toBe('hold');
    expect(sceneOf({ ...known, stage: { ...stage, scene: 'message', message: 'Oi' } })).toBe('message');
    expect(sceneOf({ ...known, stage: { ...stage, scene: 'message' } })).toBe('live');
    expect(sceneOf({ ...known, stage: { ...stage, scene: 'lobby' } })).toBe('lobby');
  });
});

describe('the entries shown', () => {
  const entries = [anEntry('ana'), anEntry('bia', { hidden: true }), anEntry('caio')].map((one) => entryFrom(one, 0));
  const shown = (spotlight: string | null) =>
    shownEntries({ ...known, entries, stage: { ...stage, spotlight } }).map(({ view }) => view.participantId);

  it('[RND-12, VIEW-12] leave out what the organizer hid, spotlight or not', () => {
    expect(shown(null)).toEqual(['ana', 'caio']);
    expect(shown('caio')).toEqual(['caio']);
    expect(shown('bia')).toEqual(['ana', 'caio']);
  });

  it('are, for reading, those with a text', () => {
    const [ana] = entries;
    const silent = entryFrom(anEntry('davi', { status: 'failed' }), 0);
    const read = entryFrom(anEntry('eva', { text: 'Olá' }), 0);
    const all = [silent, read, ...(ana === undefined ? [] : [ana])];
    expect(readableEntries({ ...known, entries: all }).map(({ view }) => view.participantId)).toEqual(['eva']);
  });

  it('turn their pages when there are more than fit', () => {
    expect(pageAt(20, 20, 99)).toEqual({ page: 0, pages: 1, from: 0, to: 20 });
    expect(pageAt(45, 20, pageNumber(2_500, 1_000))).toEqual({ page: 2, pages: 3, from: 40, to: 45 });
    expect(pageAt(45, 20, 3).page).toBe(0);
    expect(pageAt(0, 20, 2)).toEqual({ page: 0, pages: 1, from: 0, to: 0 });
  });

  it('have a layout whatever their number', () => {
    expect([0, 1, 2, 3, 5, 8, 9, 17, 20, 40].map(layoutFor)).toEqual([1, 1, 2, 4, 6, 8, 12, 20, 20, 20]);
  });
});
