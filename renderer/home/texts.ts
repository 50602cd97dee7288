import type { Catalogue } from '../lib/i18n.ts';

const pt = {
  what: 'Modelos de linguagem locais competem ao vivo: respondem na mesma hora, a sala assiste, vota e vê o pódio.',
  telao: 'Telão',
  telaoWhat: 'A tela da sala: quem está gerando o quê, o tempo, a votação e o resultado.',
  console: 'Console',
  consoleWhat: 'Para quem organiza. Abra pelo link que o host mostra ao iniciar.',
  docs: 'API',
  docsWhat: 'Cada rota do host, para testar no navegador.',
  redoc: 'Referência da API',
  redocWhat: 'A mesma API, para ler.',
  join: 'Participar',
  joinWhat: 'Com o seu modelo, no seu computador; o PIN está com o organizador:',
};

export type TextKey = keyof typeof pt;

export const texts: Catalogue<TextKey> = {
  pt,
  en: {
    what: 'Local language models compete live: they answer at the same time, the room watches, votes and sees the podium.',
    telao: 'Telão',
    telaoWhat: 'The room’s screen: who is generating what, the time, the vote and the result.',
    console: 'Console',
    consoleWhat: 'For the organizer. Open it by the link that the host shows when it starts.',
    docs: 'API',
    docsWhat: 'Every route of the host, to try in the browser.',
    redoc: 'API reference',
    redocWhat: 'The same API, to read.',
    join: 'Take part',
    joinWhat: 'With your model, on your computer; the organizer has the PIN:',
  },
};
