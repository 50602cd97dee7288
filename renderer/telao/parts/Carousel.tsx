import { useState } from 'react';
import type { RoundView } from '../../../protocol/model.ts';
import { shared } from '../../i18n/shared.ts';
import { telao } from '../../i18n/telao.ts';
import { useTexts } from '../../i18n/react.tsx';
import type { ArenaState } from '../../lib/arena/state.ts';
import { Answer, PlainText } from '../../ui/answer/Answer.tsx';
import { keyOf, readableEntries } from '../state/entries.ts';
import { Alone } from './Alone.tsx';
import { Paged } from './Paged.tsx';
import { Author, useNameOf } from './Who.tsx';
import './carousel.css';

const SIZES = [7, 6, 5.2, 4.6];

/** The answers read one after another, each as large as fits, page by page at the pace of a reader. */
export function Carousel({ arena, round }: { arena: ArenaState; round: RoundView }) {
  const t = useTexts(telao);
  const drawn = useTexts(shared);
  const nameOf = useNameOf();
  const [reading, setReading] = useState('');
  const entries = readableEntries(arena);
  const at = Math.max(
    0,
    entries.findIndex((entry) => keyOf(entry) === reading),
  );
  const entry = entries[at];
  if (entry === undefined) return <p className="carousel-nothing">{t('nothingToRead')}</p>;
  const next = entries[(at + 1) % entries.length] ?? entry;
  const { view, text } = entry;
  return (
    <article className="carousel" key={keyOf(entry)} data-entry={view.participantId}>
      <header className="carousel-head">
        <h2 className="carousel-name">
          <Author entry={entry} withModel />
        </h2>
        <p className="carousel-position">{t('position', { n: at + 1, total: entries.length })}</p>
      </header>
      <Paged text={text} sizes={SIZES} isDrawing={round.svgMode} onRead={() => setReading(keyOf(next))}>
        <Alone otherwise={<PlainText text={text} />}>
          <Answer text={text} svgMode={round.svgMode} drawingBy={drawn('drawingBy', { who: nameOf(entry) })} />
        </Alone>
      </Paged>
    </article>
  );
}
