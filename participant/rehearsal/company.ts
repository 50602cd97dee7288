/** Who plays the participants: invented people with invented models, each with a way of answering and a mishap. */
import { CAST_LATE } from '../../protocol/cast.ts';
import type { CastMishap } from '../../protocol/cast.ts';
import { dice } from './dice.ts';

export type Style =
  | 'haiku'
  | 'paragraph'
  | 'long'
  | 'markdown'
  | 'code'
  | 'emoji'
  | 'word'
  | 'hostile'
  | 'essay'
  | 'table';

export interface Member {
  readonly id: string;
  readonly nickname: string;
  readonly model: string;
  readonly style: Style;
  readonly tokensPerSecond: number;
  readonly mishap: CastMishap | null;
}

type Part = readonly [
  nickname: string,
  model: string,
  style: Style,
  tokensPerSecond: number,
  mishap: CastMishap | null,
];

const FIRST: readonly Part[] = [
  ['Dona Aurora', 'capivara-7b', 'markdown', 45, null],
  ['Seu Benedito', 'jabuti-1b', 'haiku', 9, null],
  ['Cecília', 'onça-13b', 'long', 95, null],
  ['Dandara', 'tucano-3b-instruct', 'paragraph', 18, 'disconnect'],
  ['Érico', 'boto-8b-coder', 'code', 60, null],
  ['Fátima', 'mico-leão-2b', 'emoji', 30, 'slow'],
  ['Getúlio', 'preguiça-70b-q2', 'paragraph', 7, 'error'],
  ['Hortênsia', 'arara-4b', 'essay', 40, 'restart'],
  ['Iracema', 'tamanduá-3b', 'essay', 14, 'over_limit'],
  ['Juvenal', 'saci-0.5b', 'haiku', 20, 'silent'],
  ['Karina <b>Negrito</b>', '"><script>curupira</script>', 'hostile', 35, 'hostile'],
  ['Lourival', 'vaga-lume-1b', 'word', 25, 'late'],
];

const NAMES = [
  ...['Madalena', 'Norberto', 'Odete', 'Pascoal', 'Quitéria', 'Raimundo', 'Severina', 'Tarcísio', 'Ubirajara'],
  ...['Vilma', 'Wandinha', 'Xênia', 'Yolanda', 'Zuleica', 'Anísio', 'Brígida', 'Custódio', 'Dalva', 'Eustáquio'],
  ...['Filomena', 'Geraldina', 'Heitor', 'Ilda', 'Josefa', 'Leocádia', 'Moacir', 'Nair', 'Osório', 'Perpétua'],
  ...['Quirino', 'Rosalva', 'Salustiano', 'Teodora', 'Urbano', 'Valdete', 'Wilma', 'Ximenes', 'Zenaide', 'Adélia'],
  ...['Belmiro', 'Clotilde', 'Divino', 'Edite', 'Firmino', 'Graziela', 'Honorina', 'Ivone', 'Jurandir'],
];
const MODELS = ['quati-3b', 'anta-8b', 'ariranha-2b', 'bem-te-vi-1b', 'caboclo-4b', 'jiboia-7b', 'sagui-0.5b'] as const;
const STYLES = ['haiku', 'paragraph', 'essay', 'markdown', 'emoji', 'table'] as const;

/** The first twelve always are the same; so each mishap is there once in a room of twelve. */
export function company(count: number, seed: number): Member[] {
  return Array.from({ length: count }, (_, at) => {
    const id = `ensaio-${String(at + 1).padStart(2, '0')}`;
    const [nickname, model, style, tokensPerSecond, mishap] = FIRST[at] ?? extra(at, seed);
    return { id, nickname, model, style, tokensPerSecond, mishap };
  });
}

function extra(at: number, seed: number): Part {
  const lot = dice(seed, 'company', at);
  const name = NAMES[(at - CAST_LATE) % NAMES.length] ?? `Figurante ${at + 1}`;
  return [name, lot.pick(MODELS), lot.pick(STYLES), Math.round(lot.between(8, 90)), null];
}
