/** A lighthouse at night, as models of different talent draw it. */
import type { Style } from './company.ts';
import type { Dice } from './dice.ts';

export function drawing(style: Style, lot: Dice): string {
  switch (style) {
    case 'paragraph':
      return 'Não sei desenhar, mas imagine: à esquerda o mar, à direita o farol, e a lua no meio, de chapéu.';
    case 'hostile':
      return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" onload="alert(1)"><script>alert(2)</script><rect width="100" height="100" fill="#123"/><image href="http://exemplo.invalid/x.png" width="9" height="9"/><circle cx="50" cy="50" r="30" fill="#fc3"/></svg>';
    case 'haiku':
      // Cut in the middle: what cannot be drawn is read.
      return '<svg viewBox="0 0 100 100"><rect width="100" height="100" fill="#012"/><path d="M40 90 L45 30 L55 30';
    case 'emoji':
      return svg(
        lot,
        '<text x="100" y="150" font-size="90" text-anchor="middle">🗼</text><text x="40" y="60" font-size="36">🌙</text>',
      );
    case 'markdown':
    case 'table':
      return `Aqui está o farol:\n\n\`\`\`svg\n${svg(lot, tower(lot))}\n\`\`\`\n\nUsei poucas linhas de propósito.`;
    default:
      return svg(lot, tower(lot));
  }
}

function svg(lot: Dice, inside: string): string {
  const stars = Array.from({ length: 18 }, () => {
    const [x, y, r] = [lot.between(4, 196), lot.between(4, 110), lot.between(0.6, 1.8)];
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}" fill="#fff8dc"/>`;
  });
  const sky = lot.pick(['#0b1b3a', '#14213d', '#1b1033', '#062a30']);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">\n  <rect width="200" height="200" fill="${sky}"/>\n  ${stars.join('\n  ')}\n  ${inside}\n  <path d="M0 175 Q25 165 50 175 T100 175 T150 175 T200 175 V200 H0 Z" fill="#0f5e7a"/>\n</svg>`;
}

function tower(lot: Dice): string {
  const x = Math.round(lot.between(70, 130));
  const stripe = lot.pick(['#d62828', '#2a9d8f', '#e76f51', '#457b9d']);
  const beam = lot.pick(['#ffe066', '#fff3b0', '#ffd166']);
  const bands = [0, 1, 2].map(
    (n) => `<rect x="${x - 14 + n * 2}" y="${150 - n * 34}" width="${28 - n * 4}" height="17" fill="${stripe}"/>`,
  );
  return [
    `<polygon points="${x},66 200,30 200,96" fill="${beam}" opacity="0.45"/>`,
    `<polygon points="${x - 16},178 ${x + 16},178 ${x + 9},74 ${x - 9},74" fill="#f1faee"/>`,
    ...bands,
    `<rect x="${x - 11}" y="58" width="22" height="16" rx="3" fill="${beam}"/>`,
    `<polygon points="${x - 13},58 ${x + 13},58 ${x},44" fill="${stripe}"/>`,
    `<path d="M${x - 40} 185 Q${x} 160 ${x + 40} 185 Z" fill="#3d405b"/>`,
  ].join('\n  ');
}
