import type { Language } from '../../participant/core/language.ts';
import type { CastMishap } from '../../protocol/cast.ts';
import type { RehearsalView } from '../../protocol/http/rehearsal.ts';

type Doing = NonNullable<RehearsalView['doing']>;

interface Words {
  readonly console: string;
  readonly telao: string;
  readonly started: (participants: number, voters: number) => string;
  readonly yours: string;
  readonly toEnd: string;
  readonly here: (connected: number) => string;
  readonly doing: (doing: Doing, round: number | null) => string;
  readonly over: (view: RehearsalView) => string;
  readonly mishap: (what: string) => string;
  readonly well: string;
  readonly notWell: string;
  /** By the host's code; others are said in the host's own words. */
  readonly refused: Readonly<Record<string, string>>;
}

const MISHAPS: Readonly<Record<Language, Readonly<Record<CastMishap, string>>>> = {
  'pt-BR': {
    silent: 'um participante que não responde',
    error: 'um modelo que falha no meio',
    disconnect: 'uma conexão que cai e volta',
    restart: 'um programa fechado e aberto de novo',
    over_limit: 'uma resposta além do limite',
    late: 'alguém que chega com a rodada ao vivo',
    slow: 'um primeiro token demorado',
    hostile: 'um texto feito para quebrar telas',
  },
  en: {
    silent: 'a participant that does not answer',
    error: 'a model that fails half-way',
    disconnect: 'a line that drops and comes back',
    restart: 'a program that is killed and started again',
    over_limit: 'an answer beyond the limit',
    late: 'somebody who comes while the round is live',
    slow: 'a slow first token',
    hostile: 'a text made to break screens',
  },
};

const DOINGS: Readonly<Record<Language, Readonly<Record<Doing, string>>>> = {
  'pt-BR': {
    doors: 'Portas abertas',
    warm_up: 'Aquecimento',
    live: 'ao vivo',
    voting: 'em votação',
    reveal: 'na revelação',
    podium: 'no pódio',
    scoreboard: 'no placar',
  },
  en: {
    doors: 'Doors open',
    warm_up: 'Warm-up',
    live: 'live',
    voting: 'voting',
    reveal: 'reveal',
    podium: 'podium',
    scoreboard: 'scoreboard',
  },
};

const words = (language: Language, rest: Omit<Words, 'mishap' | 'doing'>, round: string): Words => ({
  ...rest,
  mishap: (what) => MISHAPS[language][what as CastMishap] ?? what,
  doing: (doing, at) => (at === null ? DOINGS[language][doing] : `${round} ${at}: ${DOINGS[language][doing]}`),
});

export const rehearsalWords: Readonly<Record<Language, Words>> = {
  'pt-BR': words(
    'pt-BR',
    {
      console: 'Console',
      telao: 'Telão',
      started: (participants, voters) =>
        `Ensaio aberto com ${participants} participantes e ${voters} celulares. Nada disto fica guardado.`,
      yours: 'A noite é sua: escreva e conduza as rodadas no console.',
      toEnd: 'Ctrl-C encerra o ensaio.',
      here: (connected) => `${connected} participantes conectados`,
      over: ({ rounds, tokens, votes }) => `Ensaio encerrado: ${rounds} rodadas, ${tokens} tokens, ${votes} votos.`,
      well: 'Tudo correu como previsto, inclusive as falhas encenadas.',
      notWell: 'Algo saiu diferente do previsto: veja as linhas com “!”.',
      refused: {
        REHEARSAL_NOT_NOW: 'Uma rodada está ao vivo ou em votação: termine-a antes de ensaiar.',
        REHEARSAL_RUNNING: 'Já há um ensaio: encerre-o antes, no console ou com Ctrl-C onde ele começou.',
        REHEARSAL_FAILED: 'O ensaio não pôde começar; o log do host tem os detalhes.',
        UNAUTHORIZED:
          'O host não reconhece a chave desta pasta de dados: indique-a com --data, ou use ARENA_ORGANIZER_KEY.',
        GONE: 'O host não responde.',
      },
    },
    'Rodada',
  ),
  en: words(
    'en',
    {
      console: 'Console',
      telao: 'Telão',
      started: (participants, voters) =>
        `Rehearsal open with ${participants} participants and ${voters} phones. Nothing of it is kept.`,
      yours: 'The night is yours: write and run its rounds in the console.',
      toEnd: 'Ctrl-C ends the rehearsal.',
      here: (connected) => `${connected} participants connected`,
      over: ({ rounds, tokens, votes }) => `Rehearsal over: ${rounds} rounds, ${tokens} tokens, ${votes} votes.`,
      well: 'All went as scripted, the staged failures too.',
      notWell: 'Something went other than scripted: see the lines with “!”.',
      refused: {
        REHEARSAL_NOT_NOW: 'A round is live or voted on: finish it before rehearsing.',
        REHEARSAL_RUNNING: 'There is a rehearsal: end it first, in the console or with Ctrl-C where it was started.',
        REHEARSAL_FAILED: 'The rehearsal could not be started; the log of the host has the details.',
        UNAUTHORIZED:
          'The host does not take the key of this data folder: name it with --data, or set ARENA_ORGANIZER_KEY.',
        GONE: 'The host does not answer.',
      },
    },
    'Round',
  ),
};
