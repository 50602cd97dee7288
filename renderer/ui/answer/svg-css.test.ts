import { describe, expect, it } from 'vitest';
import { calmCss, isElsewhere } from './svg-css.ts';

const squeezed = (css: string): string => calmCss(css).replace(/\s+/g, '');

describe('the styles of a drawing', () => {
  it('[PHO-12] stay where they only paint', () => {
    const calm = '.a{fill:#f00;stroke-width:2} #b > text{font:12px serif;fill:url(#g)} rect{fill:url( "#g" )}';
    expect(calmCss(calm)).toBe(calm);
    expect(calmCss('fill:red;opacity:.5')).toBe('fill:red;opacity:.5');
  });

  it('[PHO-13] lose what moves, blurs or fetches, and only that', () => {
    expect(squeezed('.a{fill:red;animation:x 1s infinite;stroke:blue}')).toBe('.a{fill:red;stroke:blue}');
    expect(squeezed('@keyframes x{from{fill:red}to{fill:blue}}.a{fill:green}')).toBe('.a{fill:green}');
    expect(squeezed('@import "http://x/a.css";.a{fill:green}')).toBe('.a{fill:green}');
    expect(squeezed('@media print{.a{fill:red}.b{fill:blue}}.c{fill:green}')).toBe('.c{fill:green}');
    expect(squeezed('/* filter: none; */.a{fill:green}')).toBe('.a{fill:green}');
    expect(squeezed('fill:red;filter:blur(9px);position:fixed;stroke:blue')).toBe('fill:red;stroke:blue');
    expect(squeezed('.a{fill:url(http://x/b.svg#g);stroke:blue}')).toBe('.a{;stroke:blue}');
    expect(squeezed('-webkit-transition:all 1s;fill:red')).toBe(';fill:red');
  });

  it('[PHO-13] go altogether where it cannot be told what they do', () => {
    const strange = [
      '.a{fill:r\\65 d}',
      '@\\69mport "x"',
      '@font-face{src:url(x)',
      ".a{background:url('x')",
      'a:hover{b{animation:x}',
      '@layer a{@media b{.c{animation:x}}}',
    ];
    const long = `.a{fill:red;${'/*'.repeat(5_000)}`;
    const deep = '@a{x{}'.repeat(1_600);
    for (const hard of [long, deep, '@'.repeat(9_999), `;${' '.repeat(9_900)}`]) calmCss(hard);
    expect(calmCss(long)).toBe('');
    for (const css of strange) expect(/animation|url\(|@|\\/.test(calmCss(css)), css).toBe(false);
  });

  it('[PHO-13] know what is inside the drawing from what is elsewhere', () => {
    for (const inside of ['url(#a)', "url('#a')", 'url( "#a" )', 'red', ''])
      expect(isElsewhere(inside), inside).toBe(false);
    for (const outside of ['url(http://x)', "url('//x#a')", 'URL( x )', 'url(data:x)', 'url(#a) url(b)']) {
      expect(isElsewhere(outside), outside).toBe(true);
    }
  });
});
