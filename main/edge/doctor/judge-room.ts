import type { ParticipantFacts, TelaoFacts } from './facts.ts';
import { listed, notRunning } from './finding.ts';
import type { Finding, Language } from './finding.ts';

export function judgeTelao(facts: TelaoFacts | null): Finding {
  if (facts === null) return notRunning('Telão não visto', 'Big screen not seen');
  const { open, withPin } = facts;
  if (open === 0) {
    return {
      light: 'amber',
      'pt-BR': [
        'Nenhum telão aberto',
        'A sala ainda não vê nada.',
        'Abra o telão pelo console e ponha a janela no projetor, em tela cheia. De outro computador, use o link que o console faz.',
      ],
      en: [
        'No big screen is open',
        'The room sees nothing yet.',
        'Open the big screen from the console and put its window on the projector, full screen. On another computer, use the link that the console makes.',
      ],
    };
  }
  if (withPin === 0) {
    return {
      light: 'amber',
      'pt-BR': [
        'O telão não pode mostrar o PIN',
        'Ele foi aberto só pelo endereço, sem o link do console: quem quer participar não vê o PIN na parede.',
        'Feche essa janela e abra o telão pelo console; em outro computador, pelo link que o console faz.',
      ],
      en: [
        'The big screen may not show the PIN',
        'It was opened by its address alone, without the link of the console: who wants to join sees no PIN on the wall.',
        'Close that window and open the big screen from the console; on another computer, by the link that the console makes.',
      ],
    };
  }
  return {
    light: 'green',
    'pt-BR': [open === 1 ? 'O telão está aberto' : `${open} telões abertos`, 'Com o direito de mostrar o PIN.'],
    en: [open === 1 ? 'The big screen is open' : `${open} big screens are open`, 'With the right to show the PIN.'],
  };
}

/** Nicknames told at most. */
const NAMED = 5;

export function judgeParticipants(facts: ParticipantFacts | null): Finding {
  if (facts === null) return notRunning('Participantes não vistos', 'Participants not seen');
  const { connected, warmUp } = facts;
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
  const counts = (language: Language) => {
    const words =
      language === 'pt-BR'
        ? ['prontos', 'lentos ou ainda respondendo', 'sem resposta', 'não testados']
        : ['ready', 'slow or still answering', 'without an answer', 'not tested'];
    const all = [warmUp.green, warmUp.amber, warmUp.red, warmUp.notAsked];
    return listed(
      all.flatMap((count, at) => (count === 0 ? [] : [`${count} ${words[at]}`])),
      language,
    );
  };
  const title = {
    'pt-BR': connected === 1 ? '1 participante conectado' : `${connected} participantes conectados`,
    en: connected === 1 ? '1 participant is connected' : `${connected} participants are connected`,
  };
  const detail = { 'pt-BR': `No aquecimento: ${counts('pt-BR')}.`, en: `In the warm-up: ${counts('en')}.` };
  if (warmUp.green === connected) {
    return { light: 'green', 'pt-BR': [title['pt-BR'], detail['pt-BR']], en: [title.en, detail.en] };
  }
  const names = facts.failed.slice(0, NAMED).map((name) => `“${name}”`);
  if (names.length > 0) {
    return {
      light: warmUp.red === connected ? 'red' : 'amber',
      'pt-BR': [
        title['pt-BR'],
        detail['pt-BR'],
        `Peça a ${listed(names, 'pt-BR')} que veja o que o cliente diz no terminal; depois aqueça de novo.`,
      ],
      en: [
        title.en,
        detail.en,
        `Ask ${listed(names, 'en')} to see what the client says in the terminal; then warm up again.`,
      ],
    };
  }
  return {
    light: 'amber',
    'pt-BR': [title['pt-BR'], detail['pt-BR'], 'Aqueça os modelos pelo console antes da primeira rodada.'],
    en: [title.en, detail.en, 'Warm the models up from the console before the first round.'],
  };
}
