import type { TelaoFacts } from './facts.ts';
import { notRunning } from './finding.ts';
import type { Finding } from './finding.ts';

export function judgeTelao(facts: TelaoFacts | null): Finding {
  if (facts === null) return notRunning('Telão não visto', 'Telão not seen');
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
        'No telão is open',
        'The room sees nothing yet.',
        'Open the telão from the console and put its window on the projector, full screen. On another computer, use the link that the console makes.',
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
        'The telão may not show the PIN',
        'It was opened by its address alone, without the link of the console: who wants to join sees no PIN on the wall.',
        'Close that window and open the telão from the console; on another computer, by the link that the console makes.',
      ],
    };
  }
  return {
    light: 'green',
    'pt-BR': [open === 1 ? 'O telão está aberto' : `${open} telões abertos`, 'Com o direito de mostrar o PIN.'],
    en: [open === 1 ? 'The telão is open' : `${open} telões are open`, 'With the right to show the PIN.'],
  };
}
