/** A small night to look at: what `llm-arena seed` plays. */

export const DEMO_PIN = '123456';

export interface DemoParticipant {
  readonly id: string;
  readonly nickname: string;
  readonly runner: string;
  readonly model: string;
}

export interface DemoRound {
  readonly title: string;
  readonly prompt: string;
  /** Answers by participant id. */
  readonly answers: Readonly<Record<string, string>>;
  /** Scores by participant id, one a voter. */
  readonly scores: Readonly<Record<string, readonly number[]>>;
}

export const demoParticipants: readonly DemoParticipant[] = [
  { id: 'ana-demo', nickname: 'Ana', runner: 'ollama', model: 'llama3.2:3b' },
  { id: 'bruno-demo', nickname: 'Bruno', runner: 'lmstudio', model: 'qwen3-4b' },
  { id: 'carla-demo', nickname: 'Carla', runner: 'ollama', model: 'gemma3:4b' },
];

export const demoRounds: readonly DemoRound[] = [
  {
    title: 'Haicai',
    prompt: 'Escreva um haicai sobre um computador velho que ainda funciona.',
    answers: {
      'ana-demo': 'Ventoinha canta,\npoeira sobre as teclas —\nainda acende.',
      'bruno-demo': 'Bits cansados,\no disco gira devagar:\nbom dia, mundo.',
      'carla-demo': 'Tela amarela,\nno canto da oficina\num cursor pisca.',
    },
    scores: { 'ana-demo': [5, 4, 5, 4], 'bruno-demo': [3, 4, 2, 4], 'carla-demo': [4, 4, 5, 4] },
  },
  {
    title: 'Explique para uma criança',
    prompt: 'Explique o que é um modelo de linguagem para uma criança de seis anos, em até 40 palavras.',
    answers: {
      'ana-demo':
        'É como um papagaio que leu muitos livros: ele não entende tudo, mas adivinha direitinho qual palavra combina com a próxima.',
      'bruno-demo':
        'Imagine brincar de completar frases com um amigo que já ouviu milhões de histórias. Ele escolhe a palavra que mais combina!',
      'carla-demo':
        'É uma máquina que aprendeu a conversar lendo bastante. Às vezes ela inventa, então a gente confere.',
    },
    scores: { 'ana-demo': [4, 3, 4], 'bruno-demo': [5, 5, 4], 'carla-demo': [4, 5, 4] },
  },
];

/** Written, not played: what the next round will be. */
export const demoDraft = { title: 'SVG', prompt: 'Desenhe um farol à noite em SVG, com no máximo 60 linhas.' };
