import { DEFAULT_PORT } from '../net/listen.ts';
import type { PortFacts } from './facts.ts';
import type { Finding } from './finding.ts';

export function judgePort(facts: PortFacts, platform: NodeJS.Platform): Finding {
  const { port } = facts;
  if (facts.state !== 'listening') return judgeIdlePort(facts, platform);
  if (isLoopback(facts.listening)) {
    return {
      light: 'red',
      'pt-BR': [
        'Só este computador alcança a arena',
        `Ela foi iniciada para ouvir só em ${facts.listening}, porta ${port}.`,
        'Reinicie a arena sem --host (ou sem a variável HOST): assim ela ouve em todas as redes.',
      ],
      en: [
        'Only this computer reaches the arena',
        `It was started to listen on ${facts.listening} alone, port ${port}.`,
        'Start the arena again without --host (or the variable HOST): then it listens on every network.',
      ],
    };
  }
  if (facts.asked === null && port !== DEFAULT_PORT) {
    return {
      light: 'amber',
      'pt-BR': [
        `A arena está na porta ${port}, não na ${DEFAULT_PORT}`,
        `A porta ${DEFAULT_PORT} já era de outro programa, talvez de outra arena. QR codes e links já levam a ${port}.`,
        `Quem digita o endereço precisa do :${port} no fim.\n` +
          `Para voltar à ${DEFAULT_PORT}, feche o outro programa e reinicie a arena.`,
      ],
      en: [
        `The arena is on port ${port}, not ${DEFAULT_PORT}`,
        `Another program, perhaps another arena, had port ${DEFAULT_PORT}. QR codes and links carry ${port} already.`,
        `Whoever types the address needs the :${port} at its end.\n` +
          `To have ${DEFAULT_PORT} back, close the other program and start the arena again.`,
      ],
    };
  }
  const everywhere = isEverywhere(facts.listening);
  return {
    light: 'green',
    'pt-BR': [
      `A arena atende na porta ${port}`,
      everywhere ? 'Em todas as redes deste computador.' : `Só em ${facts.listening}, como pedido em --host.`,
    ],
    en: [
      `The arena answers on port ${port}`,
      everywhere ? "On all of this computer's networks." : `On ${facts.listening} alone, as asked by --host.`,
    ],
  };
}

/** No arena runs: could one take the port? */
function judgeIdlePort({ port, asked, state, holder }: PortFacts, platform: NodeJS.Platform): Finding {
  if (state === 'free') {
    return {
      light: 'green',
      'pt-BR': [`A porta ${port} está livre`, 'A arena vai usá-la quando começar.'],
      en: [`Port ${port} is free`, 'The arena will use it when it starts.'],
    };
  }
  if (state === 'forbidden') {
    return {
      light: 'red',
      'pt-BR': [
        `A porta ${port} pede mais direitos do que este programa tem`,
        'O sistema não deixa abri-la.',
        'Escolha uma acima de 1023, por exemplo --port 3000.',
      ],
      en: [
        `Port ${port} needs more rights than this program has`,
        'The system does not let it be opened.',
        'Choose one above 1023, for example --port 3000.',
      ],
    };
  }
  const look: Partial<Record<NodeJS.Platform, string>> = {
    win32: `netstat -ano | findstr :${port}`,
    darwin: `lsof -nP -iTCP:${port} -sTCP:LISTEN`,
  };
  const command = look[platform] ?? `ss -ltnp 'sport = :${port}'`;
  return {
    light: asked === null ? 'amber' : 'red',
    'pt-BR': [
      `A porta ${port} está ocupada`,
      holder === null ? 'Não deu para saber por qual programa.' : `Por ${holder}.`,
      `${asked === null ? 'A arena vai para a próxima livre; ou feche esse programa antes.' : `Feche esse programa, ou escolha outra: --port ${port + 1}.`}\nPara ver quem é: ${command}`,
    ],
    en: [
      `Port ${port} is busy`,
      holder === null ? 'Which program has it could not be told.' : `${holder} has it.`,
      `${asked === null ? 'The arena will move to the next free one; or close that program first.' : `Close that program, or choose another: --port ${port + 1}.`}\nTo see which it is: ${command}`,
    ],
  };
}

export function isEverywhere(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}

export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || address.startsWith('127.');
}
