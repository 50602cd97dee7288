import { describe, expect, it } from 'vitest';
import { entryFrom } from '../../lib/arena/entries.ts';
import { anEntry, aParticipant } from '../../lib/testing/arena.ts';
import { figuresOf } from './figures.ts';
import { byParticipant, found, grouped, SEARCH_FROM, since } from './people.ts';

const at = (minute: number): string => `2026-01-01T20:${String(minute).padStart(2, '0')}:00.000Z`;
const ids = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id);

describe('[CONS-1] the list of participants', () => {
  it('has who is connected first, then by joining; who was removed stands apart, latest first', () => {
    const all = [
      aParticipant('gone', { connected: false, createdAt: at(1) }),
      aParticipant('late', { createdAt: at(9) }),
      aParticipant('early', { createdAt: at(2) }),
      aParticipant('out-1', { kicked: true, connected: false, createdAt: at(3), lastSeen: at(10) }),
      aParticipant('out-2', { kicked: true, connected: false, createdAt: at(4), lastSeen: at(20) }),
    ];
    const { inside, removed } = grouped(all);
    expect(ids(inside)).toEqual(['early', 'late', 'gone']);
    expect(ids(removed)).toEqual(['out-2', 'out-1']);
  });

  it('does not jump where two joined at once', () => {
    const all = [aParticipant('b'), aParticipant('a')];
    expect(ids(grouped(all).inside)).toEqual(['a', 'b']);
    expect(ids(grouped(all.toReversed()).inside)).toEqual(['a', 'b']);
  });

  it('is searched by name, model and runner, whatever the case and the accents, every word of it', () => {
    const all = [
      aParticipant('1', { nickname: 'Érico do Fundão', model: 'qwen2.5:7b', runner: 'ollama' }),
      aParticipant('2', { nickname: 'Erica', model: 'llama3.2', runner: 'LM Studio' }),
    ];
    expect(ids(found(all, 'ERIC'))).toEqual(['1', '2']);
    expect(ids(found(all, 'fundao qwen'))).toEqual(['1']);
    expect(ids(found(all, 'studio  érica'))).toEqual(['2']);
    expect(ids(found(all, 'fundao studio'))).toEqual([]);
    expect(found(all, '  ')).toBe(all);
    expect(SEARCH_FROM).toBe(13);
  });

  it('says how long somebody is away by the host, never less than nothing', () => {
    expect(since(at(1), Date.parse(at(4)))).toBe(180_000);
    expect(since(at(4), Date.parse(at(1)))).toBe(0);
  });
});

describe('[CONS-1] what a row says of an answer', () => {
  const figures = (more: Parameters<typeof anEntry>[1]) => figuresOf(entryFrom(anEntry('a', more), 5_000), 'pt-BR');

  it('nothing of what was not measured yet', () => {
    expect(figures({ status: 'waiting' })).toEqual({ state: 'aguardando', tone: 'calm', rate: null, first: null });
  });

  it("the host's figures once it is closed", () => {
    const said = { status: 'complete', tokens: 80, ttftMs: 812, durationMs: 3_000, tps: 36.4, text: 'oi' } as const;
    expect(figures(said)).toEqual({ state: 'completa', tone: 'good', rate: '36', first: '0,8' });
  });

  it('that it was cut, or failed', () => {
    expect(figures({ status: 'partial', reason: 'deadline' })).toMatchObject({
      tone: 'warn',
      state: 'cortada pelo tempo',
    });
    expect(figures({ status: 'failed', reason: 'no_answer' })).toMatchObject({ tone: 'bad', state: 'sem resposta' });
  });

  it('and whose it is', () => {
    const map = byParticipant([entryFrom(anEntry('a'), 0), entryFrom(anEntry('b', { label: 'A' }), 0)]);
    expect([...map.keys()]).toEqual(['a', 'b']);
  });
});
