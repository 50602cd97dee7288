import { catalogue } from './translate.ts';

/** The console in, and before, a rehearsal. */
export const rehearsal = catalogue(
  {
    title: 'Ensaio',
    what: 'Uma noite de mentira, com gente inventada: nada dela fica guardado.',
    start: 'Ensaiar com {participants} participantes e {voters} celulares',
    auto: 'Só assistir a uma noite',
    autoHint: 'Uma noite inteira acontece sozinha: aquecimento, três rodadas, votação, revelação e placar',
    busy: 'Termine a rodada que está ao vivo ou em votação antes de ensaiar',
    banner: 'ENSAIO: nada disto fica guardado',
    end: 'Encerrar ensaio',
    ended: 'Ensaio encerrado. A noite está como estava.',
  },
  {
    title: 'Rehearsal',
    what: 'A make-believe night with invented people: nothing of it is kept.',
    start: 'Rehearse with {participants} participants and {voters} phones',
    auto: 'Just watch a night',
    autoHint: 'A whole night plays itself: warm-up, three rounds, voting, reveal and scoreboard',
    busy: 'Finish the round that is live or voted on before rehearsing',
    banner: 'REHEARSAL: nothing of this is kept',
    end: 'End rehearsal',
    ended: 'The rehearsal is over. The night is as it was.',
  },
);
