import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FixedLanguage } from '../../i18n/react.tsx';
import type { Card } from '../desk/ballot.ts';
import { Dots } from './Dots.tsx';
import { GivenList } from './GivenList.tsx';
import { Scores } from './Scores.tsx';

const nothing = (): void => undefined;
const base: Card = {
  id: 'a',
  name: 'Ana',
  text: '',
  isOwn: false,
  score: null,
  save: 'no',
  trouble: null,
  isFinal: false,
};
const cards: readonly Card[] = [
  { ...base, score: 0, save: 'yes' },
  { ...base, id: 'b', name: '<b>', score: 4, save: 'waiting' },
  { ...base, id: 'c', name: 'C', trouble: 'late' },
  { ...base, id: 'd', name: 'D', isOwn: true },
];

describe('the scores of a card', () => {
  const checked = (score: number | null): string[] =>
    [
      ...renderToStaticMarkup(<Scores label="Nota" score={score} disabled={false} onScore={nothing} />).matchAll(
        /aria-checked="true"[^>]*>(\d)</g,
      ),
    ].map(([, value]) => value ?? '');

  it('[PHO-4] mark the one that was given, 0 too, and none where none was', () => {
    expect(checked(null)).toEqual([]);
    expect(checked(0)).toEqual(['0']);
    expect(checked(5)).toEqual(['5']);
  });

  it('[PHO-16] are one stop for the tab key: the one given, else the first', () => {
    const stops = (score: number | null): (string | undefined)[] =>
      [
        ...renderToStaticMarkup(<Scores label="Nota" score={score} disabled={false} onScore={nothing} />).matchAll(
          /tabindex="0"[^>]*>(\d)</gi,
        ),
      ].map(([, value]) => value);
    expect(stops(null)).toEqual(['0']);
    expect(stops(3)).toEqual(['3']);
  });
});

describe('the list of what was given', () => {
  const html = renderToStaticMarkup(
    <FixedLanguage tag="pt-BR">
      <GivenList cards={cards} isBlind={false} onPick={nothing} />
    </FixedLanguage>,
  );

  it('[PHO-4, PHO-6] says of each what was given, what is missing and what came late', () => {
    const rows = html.split('<li').slice(1);
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(/Sua nota:<\/span>0 <svg class="check"/);
    expect(rows[1]).toMatch(/data-save="waiting".*4 …/);
    expect(rows[2]).toContain('sem a sua nota');
    expect(rows[2]).toContain('A votação fechou antes de este voto chegar.');
    expect(rows[3]).toContain('sua resposta');
  });

  it('[PHO-13] writes names as text', () => {
    expect(html).toContain('<bdi>&lt;b&gt;</bdi>');
  });
});

describe('the dots', () => {
  it('[PHO-4] tell given, not given and own apart', () => {
    const html = renderToStaticMarkup(<Dots cards={cards} current="b" />);
    expect([...html.matchAll(/data-state="(\w+)" data-current="(\w+)"/g)].map(([, ...found]) => found.join())).toEqual([
      'given,false',
      'given,true',
      'empty,false',
      'own,false',
    ]);
  });
});
