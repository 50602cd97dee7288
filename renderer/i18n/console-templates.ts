import { catalogue } from './translate.ts';

/** Ready-made rounds, the club's known games: a name and a prompt each, in the language of the room. */
export const consoleTemplates = catalogue(
  {
    sky: 'O céu para crianças',
    skyPrompt: 'Explique para uma criança de sete anos por que o céu é azul. Máx. 60 palavras.',
    excuse: 'A melhor desculpa',
    excusePrompt: 'Invente a melhor desculpa para chegar atrasado à própria festa de aniversário. Máx. 60 palavras.',
    sand: 'Areia no deserto',
    sandPrompt: 'Venda um saco de areia a quem mora no deserto. Seja irresistível. Máx. 60 palavras.',
    printer: 'Fim da história',
    printerPrompt:
      'Termine esta história com uma virada: “Às três da manhã, a impressora começou a imprimir sozinha.” Máx. 60 palavras.',
    haiku: 'Haicai do bug',
    haikuPrompt: 'Escreva um haicai sobre um bug que só aparece em produção. Responda só com o haicai.',
    pirate: 'Recursão de pirata',
    piratePrompt: 'Explique o que é recursão como se fosse um pirata falando com a tripulação. Máx. 60 palavras.',
    pizza: 'Abacaxi na pizza',
    pizzaPrompt: 'Convença um italiano a pôr abacaxi na pizza. Um só argumento, o melhor. Máx. 60 palavras.',
    pelican: 'Pelicano de bicicleta',
    pelicanPrompt: 'Desenhe em SVG um pelicano andando de bicicleta. Responda só com o código <svg>, sem explicação.',
    capybara: 'Capivara no café',
    capybaraPrompt:
      'Desenhe em SVG uma capivara tomando café à beira de um lago. Responda só com o código <svg>, sem explicação.',
  },
  {
    sky: 'The sky for children',
    skyPrompt: 'Explain to a seven-year-old why the sky is blue. Max. 60 words.',
    excuse: 'The best excuse',
    excusePrompt: 'Invent the best excuse for being late to your own birthday party. Max. 60 words.',
    sand: 'Sand in the desert',
    sandPrompt: 'Sell a bag of sand to somebody who lives in the desert. Be irresistible. Max. 60 words.',
    printer: 'End of the story',
    printerPrompt:
      'End this story with a twist: “At three in the morning, the printer began to print by itself.” Max. 60 words.',
    haiku: 'Haiku of the bug',
    haikuPrompt: 'Write a haiku about a bug that only shows up in production. Answer with the haiku only.',
    pirate: 'A pirate’s recursion',
    piratePrompt: 'Explain recursion as a pirate would to the crew. Max. 60 words.',
    pizza: 'Pineapple on pizza',
    pizzaPrompt: 'Convince an Italian to put pineapple on pizza. One argument only, the best. Max. 60 words.',
    pelican: 'Pelican on a bicycle',
    pelicanPrompt: 'Draw in SVG a pelican riding a bicycle. Answer with the <svg> code only, no explanation.',
    capybara: 'Capybara at the café',
    capybaraPrompt:
      'Draw in SVG a capybara having coffee beside a lake. Answer with the <svg> code only, no explanation.',
  },
);
