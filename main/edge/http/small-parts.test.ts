import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { bearer, readCookie } from './cookies.ts';
import { toCsv } from './csv.ts';

describe('a table as CSV', () => {
  it('[EXP-3] is RFC 4180: quotes, commas and line breaks survive, lines end in CRLF', () => {
    const rows = [
      ['plain', 'with "quotes"', 'a,b', 'two\nlines', 'two\r\nlines'],
      ['João 😀', '', ' spaces ', '"', ','],
    ];
    const csv = toCsv(['a', 'b', 'c', 'd', 'e'], rows);
    expect(csv.startsWith('a,b,c,d,e\r\n')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(parse(csv)).toEqual([['a', 'b', 'c', 'd', 'e'], ...rows]);
  });

  it('[EXP-2] writes numbers and truth as they are, and nothing for null', () => {
    expect(toCsv(['a', 'b', 'c', 'd', 'e'], [[1, 2.5, true, false, null]])).toBe('a,b,c,d,e\r\n1,2.5,true,false,\r\n');
    expect(toCsv(['a'], [[-3]])).toBe('a\r\n-3\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x")', '＝1', '＋1', '－1', '＠x'])(
    '[EXP-3] %j is not run as a formula by a spreadsheet, and is still there',
    (cell) => {
      const [, [read = ''] = []] = parse(toCsv(['a'], [[cell]]));
      expect(read.startsWith("'")).toBe(true);
      expect(read.slice(1)).toBe(cell);
    },
  );

  it('[EXP-3] what only looks like one in the middle is left alone', () => {
    expect(toCsv(['a'], [['1=1'], ['a-b'], ['e@mail']])).toBe('a\r\n1=1\r\na-b\r\ne@mail\r\n');
  });
});

describe('credentials in headers', () => {
  it('[ACC-2] a bearer key is read as it is written, in any case of its scheme', () => {
    const from = (authorization?: string) => bearer({ headers: { authorization } });
    expect([from('Bearer abc'), from('bearer   abc'), from('BEARER a.b-c_d~e+f/g=')]).toEqual([
      'abc',
      'abc',
      'a.b-c_d~e+f/g=',
    ]);
    for (const odd of [undefined, '', 'Basic abc', 'Bearer', 'Bearer ', 'Bearer a b', 'xBearer a']) {
      expect(from(odd)).toBeNull();
    }
  });

  it('[VOTE-6] a cookie is read by its name', () => {
    expect(readCookie('a=1; arena_voter=x.y; b=2', 'arena_voter')).toBe('x.y');
    expect(readCookie('a=1', 'arena_voter')).toBeNull();
    expect(readCookie(undefined, 'arena_voter')).toBeNull();
    expect(readCookie('__proto__=1', 'toString')).toBeNull();
  });
});
