import type { AddressFacts, MdnsFacts } from './facts.ts';
import { listed } from './finding.ts';
import type { Finding } from './finding.ts';

const NUMBERS = {
  'pt-BR': 'Nada depende disso: os QR codes levam o endereço em números; diga esse a quem digita.',
  en: 'Nothing depends on it: QR codes carry the address in numbers; give those to whoever types.',
};

export function judgeMdns(facts: MdnsFacts, address: AddressFacts): Finding {
  const { wanted, name, answers } = facts;
  if (!facts.enabled) {
    return {
      light: 'off',
      'pt-BR': ['Nome na rede desligado', `Por --no-mdns ou ARENA_MDNS. ${NUMBERS['pt-BR']}`],
      en: ['Name on the network switched off', `By --no-mdns or ARENA_MDNS. ${NUMBERS.en}`],
    };
  }
  if (!facts.running) return judgeForeignName(facts);
  if (name === null) {
    return {
      light: 'amber',
      'pt-BR': [
        'Ainda sem nome na rede',
        `A arena está perguntando se ${wanted} está livre, ou o mDNS não funciona aqui. ${NUMBERS['pt-BR']}`,
        'Espere alguns segundos e olhe de novo. Se continuar, use os números.',
      ],
      en: [
        'No name on the network yet',
        `The arena is asking whether ${wanted} is free, or mDNS does not work here. ${NUMBERS.en}`,
        'Wait some seconds and look again. If it stays so, use the numbers.',
      ],
    };
  }
  const used = address.list.find((one) => one.inUse)?.address;
  if (answers.length === 0) {
    return {
      light: 'amber',
      'pt-BR': [
        `${name} não responde`,
        `O nome é da arena, mas a pergunta por ele ficou sem resposta: um firewall fecha a porta UDP 5353. ${NUMBERS['pt-BR']}`,
        'Libere a porta UDP 5353 no firewall deste computador, ou use os números.',
      ],
      en: [
        `${name} does not answer`,
        `The name is the arena's, but a query for it went unanswered: a firewall closes UDP port 5353. ${NUMBERS.en}`,
        'Open UDP port 5353 in the firewall of this computer, or use the numbers.',
      ],
    };
  }
  if (used !== undefined && !answers.includes(used)) {
    return {
      light: 'amber',
      'pt-BR': [
        `${name} aponta para outro endereço`,
        `A pergunta trouxe ${listed(answers, 'pt-BR')}, e a sala usa ${used}.`,
        'Espere alguns segundos e olhe de novo: depois de mudar de rede o nome demora um pouco. Até lá, use os números.',
      ],
      en: [
        `${name} points to another address`,
        `The query brought ${listed(answers, 'en')}, and the room uses ${used}.`,
        'Wait some seconds and look again: after a change of network the name takes a moment. Until then, use the numbers.',
      ],
    };
  }
  if (name.toLowerCase() !== wanted.toLowerCase()) {
    return {
      light: 'amber',
      'pt-BR': [
        `O nome é ${name}`,
        `Outro programa ou outra máquina já tem ${wanted}. Telão, console e clientes já mostram ${name}.`,
        `Diga ${name} a quem digita. Para ter ${wanted}, feche a outra arena e reinicie esta.`,
      ],
      en: [
        `The name is ${name}`,
        `Another program or machine has ${wanted} already. Telão, console and clients show ${name}.`,
        `Give ${name} to whoever types. To have ${wanted}, close the other arena and start this one again.`,
      ],
    };
  }
  return {
    light: 'green',
    'pt-BR': [`${name} responde`, 'Alguns celulares Android não conhecem nomes .local; o QR code leva números.'],
    en: [`${name} answers`, 'Some Android phones do not know .local names; the QR code carries numbers.'],
  };
}

/** No arena runs here: is the name taken by another? */
function judgeForeignName({ wanted, answers }: MdnsFacts): Finding {
  if (answers.length === 0) {
    return {
      light: 'green',
      'pt-BR': [`${wanted} está livre`, 'Ninguém nesta rede responde por esse nome.'],
      en: [`${wanted} is free`, 'Nobody on this network answers by that name.'],
    };
  }
  return {
    light: 'amber',
    'pt-BR': [
      `${wanted} já é de outra arena`,
      `Responde por ele: ${listed(answers, 'pt-BR')}. A sua vai receber um número no nome, e as telas o mostram.`,
      'Feche a outra arena antes de abrir a sua, ou dê outro nome à sua: --mdns-hostname clube.local',
    ],
    en: [
      `${wanted} is another arena's`,
      `It is answered by ${listed(answers, 'en')}. Yours will get a number in its name, and the screens show it.`,
      'Close the other arena before you open yours, or give yours another name: --mdns-hostname club.local',
    ],
  };
}
