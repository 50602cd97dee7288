import type { AddressView } from '../../../protocol/model.ts';
import type { AddressFacts, DoctorFacts } from './facts.ts';
import { listed } from './finding.ts';
import type { Finding } from './finding.ts';
import { isEverywhere, isLoopback } from './judge-port.ts';

const KINDS: Readonly<Record<AddressView['kind'], { 'pt-BR': string; en: string }>> = {
  wifi: { 'pt-BR': 'Wi-Fi', en: 'Wi-Fi' },
  ethernet: { 'pt-BR': 'cabo', en: 'cable' },
  other: { 'pt-BR': 'outra rede', en: 'another network' },
  vpn: { 'pt-BR': 'VPN', en: 'VPN' },
  virtual: { 'pt-BR': 'rede virtual', en: 'virtual network' },
  loopback: { 'pt-BR': 'só este computador', en: 'this computer only' },
};

function named(one: AddressView, language: 'pt-BR' | 'en'): string {
  return `${one.address} (${KINDS[one.kind][language]}, ${one.interface})`;
}

/** Without a network, or with one that the room is not on: one that the organizer can make. */
export function ownNetwork(platform: NodeJS.Platform): { 'pt-BR': string; en: string } {
  const hotspot = {
    'pt-BR':
      platform === 'win32'
        ? 'Ou ligue o “Ponto de acesso móvel” do Windows neste notebook: ele aceita só 8 aparelhos.\n'
        : '',
    en:
      platform === 'win32'
        ? 'Or switch on the “Mobile hotspot” of Windows on this laptop: it takes 8 devices only.\n'
        : '',
  };
  return {
    'pt-BR': `${hotspot['pt-BR']}Ou use um celular como roteador: ligue nele o roteador Wi-Fi (muitos aceitam só uns 10 aparelhos) e entre na rede dele com o notebook e com os celulares. Não precisa de internet.`,
    en: `${hotspot.en}Or use a phone as the router: switch on its Wi-Fi hotspot (many take only about 10 devices), and join its network with the laptop and the phones. No internet is needed.`,
  };
}

/** Told to listen somewhere that does not count: the networks of this computer have nothing to do with it. */
export function notListened({ port: { listening }, address }: DoctorFacts): Finding | null {
  if (isLoopback(listening)) {
    return {
      light: 'off',
      'pt-BR': ['Nenhuma rede em uso', 'A arena ouve só neste computador: veja o sinal da porta.'],
      en: ['No network in use', 'The arena listens on this computer alone: see the light of the port.'],
    };
  }
  if (isEverywhere(listening) || address.list.length > 0) return null;
  return {
    light: 'red',
    'pt-BR': [
      `${listening} não é deste computador`,
      'A arena foi iniciada para ouvir só nesse endereço (--host), e ele sumiu ou nunca existiu.',
      'Volte à rede dele, ou reinicie a arena sem --host.',
    ],
    en: [
      `${listening} is not this computer's`,
      'The arena was started to listen on that address alone (--host), and it is gone or never was.',
      'Go back to its network, or start the arena again without --host.',
    ],
  };
}

/** `proven`: somebody from outside has arrived by the address in use, so it is the right one, whatever it looks like. */
export function judgeAddress(facts: AddressFacts, platform: NodeJS.Platform, proven: boolean): Finding {
  const usable = facts.list.filter((one) => !one.internal);
  const used = usable.find((one) => one.inUse);
  const plan = ownNetwork(platform);
  if (usable.length === 0) {
    return {
      light: 'red',
      'pt-BR': [
        'Nenhuma rede',
        'Este computador não está em nenhuma rede; ninguém mais chega à arena.',
        `Entre no Wi-Fi da sala, ou ligue o cabo.\n${plan['pt-BR']}`,
      ],
      en: [
        'No network',
        'This computer is on no network; nobody else reaches the arena.',
        `Join the room's Wi-Fi, or plug in the cable.\n${plan.en}`,
      ],
    };
  }
  if (used === undefined) {
    return {
      light: 'red',
      'pt-BR': [
        'O endereço em uso é só deste computador',
        `QR codes e links não levam ninguém de fora até aqui. Há ${list(usable, 'pt-BR')}.`,
        'Escolha outro endereço no console, ou “Automático”.',
      ],
      en: [
        "The address in use is this computer's own",
        `QR codes and links bring nobody from outside here. There is ${list(usable, 'en')}.`,
        'Choose another address in the console, or “Automatic”.',
      ],
    };
  }
  const others = usable.filter((one) => one !== used);
  const inUse = { 'pt-BR': `Em uso: ${named(used, 'pt-BR')}.`, en: `In use: ${named(used, 'en')}.` };
  const seen = {
    'pt-BR': others.length === 0 ? inUse['pt-BR'] : `${inUse['pt-BR']} Também há ${list(others, 'pt-BR')}.`,
    en: others.length === 0 ? inUse.en : `${inUse.en} There is also ${list(others, 'en')}.`,
  };
  const good: Finding = {
    light: 'green',
    'pt-BR': [`A sala chega por ${used.address}`, seen['pt-BR']],
    en: [`The room gets in by ${used.address}`, seen.en],
  };
  const isChosen = facts.choice === null || facts.choice === used.address;
  if (proven && isChosen) return good;
  if (used.kind === 'vpn' || used.kind === 'virtual') {
    return {
      light: 'amber',
      'pt-BR': [
        'Só uma VPN ou rede virtual',
        `${inUse['pt-BR']} Os celulares da sala dificilmente chegam por ela.`,
        `Entre no Wi-Fi da sala, ou escolha outro endereço no console.\n${plan['pt-BR']}`,
      ],
      en: [
        'Only a VPN or virtual network',
        `${inUse.en} Phones in the room hardly get in that way.`,
        `Join the room's Wi-Fi, or choose another address in the console.\n${plan.en}`,
      ],
    };
  }
  if (isLinkLocal(used.address)) {
    return {
      light: 'amber',
      'pt-BR': [
        'A rede não deu endereço a este computador',
        `${inUse['pt-BR']} Endereços 169.254 aparecem quando o roteador não responde.`,
        `Saia da rede e entre de novo; se continuar, reinicie o roteador.\n${plan['pt-BR']}`,
      ],
      en: [
        'The network gave this computer no address',
        `${inUse.en} 169.254 addresses appear when the router does not answer.`,
        `Leave the network and join again; if it stays so, restart the router.\n${plan.en}`,
      ],
    };
  }
  if (!isChosen) {
    return {
      light: 'amber',
      'pt-BR': [
        'O endereço escolhido sumiu',
        `${facts.choice} não é mais deste computador. ${inUse['pt-BR']} Quando a rede dele voltar, ele volta também.`,
        'Se a sala mudou de rede, escolha o novo endereço no console, ou “Automático”.',
      ],
      en: [
        'The chosen address is gone',
        `${facts.choice} is no longer this computer's. ${inUse.en} When its network is back, so is it.`,
        'If the room has changed networks, choose the new address in the console, or “Automatic”.',
      ],
    };
  }
  if (facts.choice === null && ways(facts) > 1) {
    return {
      light: 'amber',
      'pt-BR': [
        'Este computador está em mais de uma rede',
        seen['pt-BR'],
        `Confira em qual delas a sala está e escolha esse endereço no console.`,
      ],
      en: [
        'This computer is on several networks',
        seen.en,
        'See which of them the room is on, and choose that address in the console.',
      ],
    };
  }
  return good;
}

function list(all: readonly AddressView[], language: 'pt-BR' | 'en'): string {
  return listed(
    all.map((one) => named(one, language)),
    language,
  );
}

/** Networks that the room might be on. Two cards on one network are one way in, and so are IPv4 and IPv6 of one card. */
function ways({ list: all, networks }: AddressFacts): number {
  const real = all.flatMap((one, at) =>
    ['wifi', 'ethernet', 'other'].includes(one.kind) && !one.address.includes(':') && !isLinkLocal(one.address)
      ? [networks[at] ?? one.address]
      : [],
  );
  return new Set(real).size;
}

function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.');
}
