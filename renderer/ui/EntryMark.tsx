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
  heart: 'M12 23C5 17 .5 13 .5 7.6a6 6 0 0 1 11.5-2.6a6 6 0 0 1 11.5 2.6C23.5 13 19 17 12 23Z',
  drop: 'M12 .5C16 6 20.5 9.5 20.5 15a8.5 8.5 0 0 1-17 0C3.5 9.5 8 6 12 .5Z',
  dome: 'M1.5 22.5V12a10.5 10.5 0 0 1 21 0v10.5Z',
  wedge: 'M.5 1.5h23L12 23Z',
  leaf: 'M2 2h10a10 10 0 0 1 10 10v10H12A10 10 0 0 1 2 12Z',
};

/** Around the middle of 24 × 24, drawn as lines in the colour of letters. */
const CUT_PATHS: Readonly<Record<Mark['cut'], string>> = {
  none: '',
  dot: 'M12 12h.01',
  ring: 'M12 8.2a3.8 3.8 0 1 1 0 7.6a3.8 3.8 0 1 1 0-7.6Z',
  bar: 'M7.5 12h9',
  pillar: 'M12 7.5v9',
  slash: 'm8.5 15.5 7-7',
  backslash: 'm8.5 8.5 7 7',
  pair: 'M8.8 12h.01M15.2 12h.01',
  stack: 'M12 8.8h.01M12 15.2h.01',
  plus: 'M7.5 12h9M12 7.5v9',
  times: 'm8.8 8.8 6.4 6.4m0-6.4-6.4 6.4',
  twin: 'M8.3 9.4h7.4M8.3 14.6h7.4',
  rails: 'M9.4 8.3v7.4M14.6 8.3v7.4',
};

/** Where the middle of the shape is not that of its box. */
const LOWER: Partial<Record<Mark['shape'], number>> = {
  triangle: 3,
  drop: 2.5,
  heart: 0.5,
  star: 1,
  dome: 0.5,
  wedge: -3.5,
};

/** The mark of an entry, with its letter in a blind round. Its name stands beside it: this is decoration. */
export function EntryMark({ name }: { name: string }) {
  const { colour, shape, cut, letter } = markOf(name);
  return (
    <svg className="entry-mark" viewBox="0 0 24 24" data-colour={colour} aria-hidden="true">
      <path d={PATHS[shape]} />
      {cut === 'none' ? null : (
        <path className="cut" data-cut={cut} d={CUT_PATHS[cut]} transform={`translate(0 ${LOWER[shape] ?? 0})`} />
      )}
      {letter === '' ? null : (
        <text x="12" y={shape === 'triangle' ? 19 : 16.5} textAnchor="middle">
          {letter}
        </text>
      )}
    </svg>
  );
}
