// Words that more than one surface says.
import { catalogue } from './translate.ts';

export const shared = catalogue(
  {
    round: 'Rodada {n}',
    blind: 'às cegas',
    place: '{n}º lugar',
    placeShort: '{n}º',
    tie: 'empate',
    votes: { one: '{n} voto', other: '{n} votos' },
    voted: { one: '{n} votou', other: '{n} votaram' },
    rate: '{n} tok/s',
    tokens: { one: '{n} token', other: '{n} tokens' },
    firstToken: '1º token em {n} s',
    drawingBy: 'Desenho de {who}',
    paused: 'pausa',
    timeLeft: 'Tempo restante',
    rehearsal: 'Ensaio',
    notKept: 'nada disto fica guardado',
  },
  {
    round: 'Round {n}',
    blind: 'blind',
    place: 'Place {n}',
    placeShort: '#{n}',
    tie: 'tie',
    votes: { one: '{n} vote', other: '{n} votes' },
    voted: { one: '{n} voted', other: '{n} voted' },
    rate: '{n} tok/s',
    tokens: { one: '{n} token', other: '{n} tokens' },
    firstToken: 'first token in {n} s',
    drawingBy: 'Drawing by {who}',
    paused: 'paused',
    timeLeft: 'Time left',
    rehearsal: 'Rehearsal',
    notKept: 'nothing of this is kept',
  },
);
