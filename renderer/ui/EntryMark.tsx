import { markOf } from './marks.ts';
import type { Mark } from './marks.ts';
import './entry-mark.css';

const PATHS: Readonly<Record<Mark['shape'], string>> = {
  circle: 'M12 1a11 11 0 1 1 0 22a11 11 0 1 1 0-22Z',
  square: 'M2 2h20v20H2Z',
  triangle: 'M12 1 23.5 22.5H.5Z',
  diamond: 'M12 .5 23.5 12 12 23.5.5 12Z',
  hexagon: 'M12 .5 22 6.2v11.6l-10 5.7-10-5.7V6.2Z',
  star: 'm12 .5 3.4 7.9 8.5.7-6.5 5.6 2 8.4-7.4-4.5-7.4 4.5 2-8.4L.1 9.1l8.5-.7Z',
  cross: 'M8 1h8v7h7v8h-7v7H8v-7H1V8h7Z',
};

/** Colour and shape of an entry, with its letter in a blind round. Its name stands beside it: this is decoration. */
export function EntryMark({ name }: { name: string }) {
  const { colour, shape } = markOf(name);
  const letter = /^[A-Z]{1,2}$/.test(name) ? name : '';
  return (
    <svg className="entry-mark" viewBox="0 0 24 24" data-colour={colour} aria-hidden="true">
      <path d={PATHS[shape]} />
      {letter === '' ? null : (
        <text x="12" y={shape === 'triangle' ? 19 : 16.5} textAnchor="middle">
          {letter}
        </text>
      )}
    </svg>
  );
}
