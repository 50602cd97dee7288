// What the host refused, in Portuguese by code; in English the host's own words are used.
import { errors } from '../../protocol/errors.ts';
import type { ErrorCode } from '../../protocol/errors.ts';

const inPortuguese: Partial<Record<ErrorCode, string>> = {
  INVALID_REQUEST: 'o pedido não é válido',
  RATE_LIMITED: 'pedidos demais; espere um pouco',
  INTERNAL: 'o host falhou; o log dele tem os detalhes',
  STORAGE_UNAVAILABLE: 'nada foi salvo: o disco recusou a escrita',
  SHUTTING_DOWN: 'o host está fechando',
  UNAUTHORIZED: 'é preciso entrar como organizador',
  NO_ACTIVE_SESSION: 'não há sessão aberta',
  SESSION_MISMATCH: 'essa sessão não é mais a atual',
  ROUND_NOT_FOUND: 'essa rodada não existe',
  ROUND_ALREADY_LIVE: 'outra rodada está ao vivo; pare ou cancele-a antes',
  ROUND_ALREADY_STARTED: 'essa rodada já começou',
  ROUND_NOT_STARTED: 'essa rodada não começou',
  ROUND_NOT_LIVE: 'essa rodada não está ao vivo',
  NO_ANSWERS: 'ainda não há resposta nesta rodada; espere por texto ou cancele-a',
  CANNOT_CANCEL: 'só uma rodada escrita ou ao vivo pode ser cancelada',
  VOTING_NOT_OPEN: 'a votação não está aberta',
  VOTING_NOT_CLOSED: 'encerre a votação antes',
  VOTING_CANNOT_REOPEN: 'a votação só reabre depois de encerrada e antes da revelação',
  REVEAL_NOT_STARTED: 'a revelação não começou',
  REVEAL_MOVED: 'a revelação já andou; veja onde ela está',
  REVEAL_FINISHED: 'todos os lugares já foram revelados',
  SESSION_NOT_FOUND: 'essa sessão não existe mais aqui',
  NO_ACTIVE_ROUND: 'nenhuma rodada começou ainda',
  ROUND_PAUSED: 'o relógio já está parado',
  ROUND_NOT_PAUSED: 'o relógio não está parado',
  WRONG_ORDER: 'as rodadas mudaram enquanto isso; veja a ordem de novo',
  ENTRY_NOT_FOUND: 'essa resposta não existe nesta rodada',
  PARTICIPANT_NOT_FOUND: 'essa pessoa não está nesta sessão',
  PARTICIPANT_NOT_KICKED: 'essa pessoa não foi removida',
  REHEARSAL_NOT_NOW: 'uma rodada está ao vivo ou em votação; termine-a antes de ensaiar',
  REHEARSAL_RUNNING: 'já há um ensaio; encerre-o antes',
  NO_REHEARSAL: 'não há ensaio para encerrar',
  REHEARSAL_FAILED: 'o ensaio não pôde começar; o log do host tem os detalhes',
  WARMUP_TOO_LATE: 'uma rodada está ao vivo ou prestes a começar; aqueça depois',
};

/** Null for a code this page does not know. */
export function refusalText(code: string, language: 'pt-BR' | 'en'): string | null {
  if (!isCode(code)) return null;
  return language === 'pt-BR' ? (inPortuguese[code] ?? null) : errors[code].message;
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(errors, code);
}
