/** What the cast answers: from a haiku to six thousand characters, in every shape a screen must bear. */
import type { Style } from './company.ts';
import { dice } from './dice.ts';
import type { Dice } from './dice.ts';
import { drawing } from './drawings.ts';

/** Characters of the longest answer. */
const LONG_CHARS = 6_000;

const SENTENCES = [
  'Um computador velho guarda, no fundo do disco, uma fotografia de praia que ninguém mais abriu.',
  'Quando a sala apaga a luz, a ventoinha diminui o passo e começa a contar as estrelas que cabem num byte.',
  'Ele sonha que é uma biblioteca, e que cada livro responde baixinho a quem passa.',
  'De vez em quando acorda com um aviso de atualização, pede cinco minutos e volta a dormir.',
  'No sonho seguinte o teclado é um piano, e alguém toca samba com as teclas que ainda funcionam.',
  'Um modelo de linguagem é como um papagaio que leu muito: ele não sabe, mas adivinha bem a próxima palavra.',
  'Às vezes inventa com toda a certeza, e por isso a gente confere.',
  'A avó disse que máquina não sonha, mas deixou a tomada ligada por via das dúvidas.',
  'O cursor pisca como quem espera um recado, e o recado demora, e a espera também é uma forma de sonho.',
  'De manhã ninguém pergunta o que ele viu; abrem a planilha, e ele soma, calado e um pouco feliz.',
  'Lá fora o caminhão do gás toca a sua música, e por um instante todos os servidores do bairro erram a conta.',
  'Se um dia perguntarem, ele vai dizer que sonhou com você, porque foi treinado para agradar.',
] as const;

const HAIKUS = [
  'Ventoinha canta —\nno escuro do gabinete\num led vira lua.',
  'Noite de ensaio:\nninguém na plateia, e mesmo\nassim, a resposta.',
  'Tela apagada.\nO cursor, como um grilo,\nainda pisca.',
] as const;

/** The answer of one style to one prompt. */
export function answerTo(prompt: string, style: Style, seed: number): string {
  const lot = dice(seed, style, prompt);
  if (/\bsvg\b/i.test(prompt)) return drawing(style, lot);
  return WRITERS[style](lot);
}

const WRITERS: Readonly<Record<Style, (lot: Dice) => string>> = {
  haiku: (lot) => lot.pick(HAIKUS),
  paragraph: (lot) => lot.shuffled(SENTENCES).slice(0, 4).join(' '),
  essay: (lot) => paragraphs(lot, 2_000),
  long: (lot) => paragraphs(lot, LONG_CHARS),
  markdown: (lot) => {
    const [a = '', b = '', c = '', d = ''] = lot.shuffled(SENTENCES);
    return `## Três sonhos\n\n1. **O da praia.** ${a}\n2. **O do piano.** ${b}\n3. **O da espera.** ${c}\n\n> ${d}\n\n*Fim do relatório noturno.*`;
  },
  table: (lot) => {
    const [a = '', b = ''] = lot.shuffled(SENTENCES);
    return `| Hora | Sonho | Nota |\n|---|---|--:|\n| 23h | ${a} | 4 |\n| 3h | ${b} | 5 |\n| 6h | atualização | 0 |`;
  },
  code: (lot) =>
    `O sonho, em Python:\n\n\`\`\`python\ndef sonhar(memoria: list[str], noite: int = ${Math.round(lot.between(1, 365))}) -> str:\n    """Devolve um sonho, ou o que sobrou dele."""\n    restos = [r for r in memoria if "praia" in r and r != "<script>"]\n    if not restos:\n        return "…"\n    return max(restos, key=len) + " 🌙" * (noite % 3)\n\`\`\`\n\nEle roda em tempo linear, mas lembra em tempo constante.`,
  emoji: (lot) => lot.shuffled(['🌙✨💤', '🐢💾🎹', '🖥️👵🏽🔌', '🏖️📷🫥', '👩🏾‍💻🤖❤️‍🔥', '🇧🇷🎶🥁', '🦜📚🧠']).join(' '),
  word: () =>
    `O sonho cabe numa palavra só: ${'inconstitucionalissimamente'.repeat(9)}-desprogramabilidade. E mais nenhuma.`,
  hostile: () =>
    [
      '<script>document.body.innerHTML = "invadido"</script><img src=x onerror=alert(1)>',
      '</div></main><style>*{display:none}</style>{{7*7}} ${process.exit()} %s %n',
      '[clique aqui](javascript:alert(document.cookie)) ![rastro](http://exemplo.invalid/pixel.png)',
      'Texto \u202Eavessado\u202C, Z̸̡͓̈́a̷̛͚l̵̨̈́g̴̘̀o̶̱͝, \u200Binvisível\u200B, e =1+1 para a planilha.',
      '"; DROP TABLE votos; -- e mesmo assim a capivara dormiu bem.',
    ].join('\n\n'),
};

function paragraphs(lot: Dice, chars: number): string {
  const sentences: string[] = [];
  for (let length = 0; length < chars; length = sentences.join(' ').length) sentences.push(...lot.shuffled(SENTENCES));
  let text = '';
  for (const [at, sentence] of sentences.entries()) {
    const gap = at === 0 ? '' : at % 4 === 0 ? '\n\n' : ' ';
    if (text.length + gap.length + sentence.length > chars) break;
    text += gap + sentence;
  }
  return text;
}
