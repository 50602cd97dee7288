import { timing } from '../../../protocol/limits.ts';
import { cleanLine } from '../../../protocol/text.ts';
import type { ModelFailure, ParticipantFacts } from './facts.ts';
import { listed, notRunning } from './finding.ts';
import type { Finding, Language } from './finding.ts';

/** Nicknames told at most. */
const NAMED = 5;
/** Characters told of a reason: a client wrote it. */
const REASON_CHARS = 160;

export function judgeParticipants(facts: ParticipantFacts | null): Finding {
  if (facts === null) return notRunning('Participantes não vistos', 'Participants not seen');
  const { connected, models, failed } = facts;
  if (!facts.session) {
    return {
      light: 'off',
      'pt-BR': ['Nenhuma sessão aberta', 'Participantes entram quando o console abre a sala.'],
      en: ['No session is open', 'Participants join once the console opens the room.'],
    };
  }
  if (connected === 0) {
    return {
      light: 'amber',
      'pt-BR': [
        'Nenhum participante ainda',
        'Ninguém com um modelo está conectado.',
        'Mostre o PIN e a página /join: ela traz a linha que cada um cola no terminal.',
      ],
      en: [
        'No participants yet',
        'Nobody with a model is connected.',
        'Show the PIN and the page /join: it has the line that each pastes into a terminal.',
      ],
    };
  }
  const title = {
    'pt-BR': connected === 1 ? '1 participante conectado' : `${connected} participantes conectados`,
    en: connected === 1 ? '1 participant is connected' : `${connected} participants are connected`,
  };
  const detail = { 'pt-BR': `Modelos: ${counts(models, 'pt-BR')}.`, en: `Models: ${counts(models, 'en')}.` };
  if (models.green === connected) {
    return { light: 'green', 'pt-BR': [title['pt-BR'], detail['pt-BR']], en: [title.en, detail.en] };
  }
  if (failed.length > 0) {
    return {
      light: models.red === connected ? 'red' : 'amber',
      'pt-BR': [title['pt-BR'], detail['pt-BR'], remedy(failed, 'pt-BR')],
      en: [title.en, detail.en, remedy(failed, 'en')],
    };
  }
  return {
    light: 'amber',
    'pt-BR': [title['pt-BR'], detail['pt-BR'], 'Aqueça os modelos pelo console antes da próxima rodada.'],
    en: [title.en, detail.en, 'Warm the models up from the console before the next round.'],
  };
}

const WORDS: Readonly<Record<Language, Readonly<Record<keyof ParticipantFacts['models'], readonly [string, string]>>>> =
  {
    'pt-BR': {
      green: ['pronto', 'prontos'],
      amber: ['lento ou ainda respondendo', 'lentos ou ainda respondendo'],
      red: ['com falha', 'com falha'],
      notAsked: ['não testado', 'não testados'],
    },
    en: {
      green: ['ready', 'ready'],
      amber: ['slow or still answering', 'slow or still answering'],
      red: ['failed', 'failed'],
      notAsked: ['not tested', 'not tested'],
    },
  };

function counts(models: ParticipantFacts['models'], language: Language): string {
  const all = (['green', 'amber', 'red', 'notAsked'] as const).flatMap((light) => {
    const count = models[light];
    return count === 0 ? [] : [`${count} ${WORDS[language][light][count === 1 ? 0 : 1]}`];
  });
  return listed(all, language);
}

/** Who failed and why, a line each; then what to ask of them. */
function remedy(failed: readonly ModelFailure[], language: Language): string {
  const more = failed.length - NAMED;
  const lines = failed.slice(0, NAMED).map((one) => failureLine(one, language));
  if (language === 'pt-BR') {
    if (more > 0) lines.push(more === 1 ? 'E mais 1.' : `E mais ${more}.`);
    const ask =
      failed.length === 1 ? 'Peça que veja o que o cliente diz' : 'Peça a cada um que veja o que o cliente dele diz';
    lines.push(`${ask}, no terminal ou na página dele; depois aqueça de novo.`);
  } else {
    if (more > 0) lines.push(`And ${more} more.`);
    const ask = failed.length === 1 ? 'Ask them to see what the client says' : 'Ask each to see what their client says';
    lines.push(`${ask}, in the terminal or on its page; then warm up again.`);
  }
  return lines.join('\n');
}

function failureLine({ nickname, where, reason }: ModelFailure, language: Language): string {
  const why = reasonText(where, reason, language).replace(/[.\s]+$/, '');
  const place = {
    'pt-BR': where === 'warm-up' ? 'falhou no aquecimento' : 'falhou na última rodada',
    en: where === 'warm-up' ? 'failed in the warm-up' : 'failed in the last round',
  };
  return `“${nickname}” ${place[language]}${why === '' ? '' : `: ${why}`}.`;
}

/** The host's own words in the language asked; a client's without the code in front, which says nothing here. */
function reasonText(where: ModelFailure['where'], reason: string | null, language: Language): string {
  if (reason === 'no_text') return language === 'pt-BR' ? 'terminou sem nenhum texto' : 'it ended without any text';
  if (reason !== 'no_answer') return cleanLine((reason ?? '').replace(/^[A-Z][A-Z0-9_]*: (?=\S)/, ''), REASON_CHARS);
  if (where === 'round') return language === 'pt-BR' ? 'nenhum texto até o fim dela' : 'no text before its end';
  const seconds = timing.warmupMs / 1_000;
  return language === 'pt-BR'
    ? `nenhum texto em ${seconds} s; o modelo está carregando, ou o servidor dele não responde`
    : `no text within ${seconds} s; the model is loading, or its server does not answer`;
}
