import { renderToStaticMarkup } from 'react-dom/server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Answer } from './Answer.tsx';
import { Markdown } from './markdown.tsx';
import { readAnswer } from './read.ts';

/** The HTML that comes of a Markdown text, without the box around it. */
function html(text: string): string {
  const answer = readAnswer(text, { svgMode: false });
  if (answer.kind !== 'markdown') throw new Error(`Read as ${answer.kind}: ${text}`);
  return renderToStaticMarkup(<Markdown tokens={answer.tokens} />).replace(/^<div class="markdown">|<\/div>$/g, '');
}

describe('Markdown as elements', () => {
  it('[PHO-12] shows what a person meant', () => {
    expect(html('# Um\n\n### Três')).toBe('<p class="heading heading-1">Um</p><p class="heading heading-3">Três</p>');
    expect(html('**forte**, *leve*, ~~velho~~ e `x < y`')).toBe(
      '<p><strong>forte</strong>, <em>leve</em>, <del>velho</del> e <code>x &lt; y</code></p>',
    );
    expect(html('- um\n- dois\n  - três')).toBe('<ul><li>um</li><li>dois<ul><li>três</li></ul></li></ul>');
    expect(html('3. um\n4. dois')).toBe('<ol start="3"><li>um</li><li>dois</li></ol>');
    expect(html('0. zero\n1. um')).toBe('<ol start="0"><li>zero</li><li>um</li></ol>');
    expect(html('- [x] feito\n- [ ] por fazer')).toBe('<ul><li>☑ feito</li><li>☐ por fazer</li></ul>');
    expect(html('- [x] feito\n\n- [ ] por fazer')).toBe('<ul><li><p>☑ feito</p></li><li><p>☐ por fazer</p></li></ul>');
    expect(html('> diz\n> ele')).toBe('<blockquote><p>diz<br/>ele</p></blockquote>');
    expect(html('```js\nif (a < b) {}\n```')).toBe('<pre>if (a &lt; b) {}</pre>');
    expect(html('**a**\n\n---\n\nb')).toBe('<p><strong>a</strong></p><hr/><p>b</p>');
    expect(html('| a | b |\n|---|---|\n| **1** | 2 |')).toBe(
      '<div class="table-box"><table><thead><tr><th>a</th><th>b</th></tr></thead>' +
        '<tbody><tr><td><strong>1</strong></td><td>2</td></tr></tbody></table></div>',
    );
    expect(html('um \\*asterisco\\* e **forte**')).toBe('<p>um *asterisco* e <strong>forte</strong></p>');
  });

  it('[PHO-12] keeps long list numbers in the text, where nothing cuts them off', () => {
    expect(html('1998. copa\n1999. nada')).toContain('<ol start="1998" class="long-numbers">');
  });

  it('[PHO-13] makes letters of tags, words of links and names of images', () => {
    expect(html('**oi** <script>alert(1)</script>')).toBe(
      '<p><strong>oi</strong> &lt;script&gt;alert(1)&lt;/script&gt;</p>',
    );
    expect(html('<div onclick="x()">\n\n**oi**\n\n</div>')).toBe(
      '<p>&lt;div onclick=&quot;x()&quot;&gt;</p><p><strong>oi</strong></p><p>&lt;/div&gt;</p>',
    );
    expect(html('[clique](javascript:alert(1))')).toBe('<p>clique (javascript:alert(1))</p>');
    expect(html('![gato](http://fora/gato.png)')).toBe('<p>[gato]</p>');
    expect(html('**veja** https://fora.example e <https://fora.example>')).toBe(
      '<p><strong>veja</strong> https://fora.example e &lt;https://fora.example&gt;</p>',
    );
    expect(html('a &lt;b&gt; &amp; **c**')).toBe('<p>a &amp;lt;b&amp;gt; &amp;amp; <strong>c</strong></p>');
  });

  it('[PHO-13] never makes an element that runs, loads or leads anywhere, whatever it is given', () => {
    const pieces = [
      '<',
      '>',
      'script',
      '<img src=x onerror=1>',
      '**',
      '[a](',
      ')',
      '![',
      '](javascript:1)',
      '`',
      '\n',
      '\n\n',
    ];
    const more = [
      '- ',
      '1. ',
      '> ',
      '# ',
      '|a|b|\n|-|-|\n',
      '<svg onload=1>',
      '<!--',
      '-->',
      '&lt;',
      '\\',
      'https://x.y',
      '[x]: y "z"\n',
    ];
    const text = fc
      .array(fc.constantFrom(...pieces, ...more, 'a ', '~~'), { maxLength: 30 })
      .map((all) => all.join(''));
    const allowed = new Set(
      'div p ul ol li blockquote pre code strong em del br hr table thead tbody tr th td'.split(' '),
    );
    fc.assert(
      fc.property(text, (given) => {
        const markup = renderToStaticMarkup(<Answer text={given} svgMode={false} drawingBy="" />);
        const tags = [...markup.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)];
        for (const [whole, name = '', attributes = ''] of tags) {
          expect(allowed.has(name), `${whole} of ${given}`).toBe(true);
          expect(attributes.replace(/ (?:class|dir|start|data-answer|data-text)="[^"]*"/g, '').replace('/', '')).toBe(
            '',
          );
        }
      }),
    );
  });
});

describe('an answer', () => {
  it('[PHO-12] is letter by letter the original where that is asked for', () => {
    const text = '# Título\n\n**forte** <b>';
    expect(renderToStaticMarkup(<Answer text={text} svgMode={false} original drawingBy="" />)).toBe(
      '<div class="answer" dir="auto" data-answer="plain"><div class="plain-text" data-text="true"># Título\n\n**forte** &lt;b&gt;</div></div>',
    );
  });
});
