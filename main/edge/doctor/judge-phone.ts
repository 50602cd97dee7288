import type { WifiView } from '../../../protocol/model.ts';
import type { AddressFacts, PhoneFacts } from './facts.ts';
import { notRunning, timeOfDay } from './finding.ts';
import type { Finding, Language } from './finding.ts';
import { ownNetwork } from './judge-address.ts';

/** The only honest test of firewall and access point: somebody from outside has arrived. */
export function judgePhone(facts: PhoneFacts | null, address: AddressFacts, platform: NodeJS.Platform): Finding {
  if (facts === null) return notRunning('Chegada de celulares não vista', 'Arrival of phones not seen');
  const { devices, arrivedAt, arrivedBy, url } = facts;
  if (arrivedAt !== null) {
    return {
      light: 'green',
      'pt-BR': [
        'Outros aparelhos chegam até aqui',
        `${devices === 1 ? '1 aparelho chegou' : `${devices} aparelhos chegaram`}; o último às ${timeOfDay(arrivedAt, 'pt-BR')}, por ${url}.`,
      ],
      en: [
        'Other devices get here',
        `${devices === 1 ? '1 device has arrived' : `${devices} devices have arrived`}; the latest at ${timeOfDay(arrivedAt, 'en')}, by ${url}.`,
      ],
    };
  }
  if (arrivedBy !== null && !address.list.some((one) => one.address === arrivedBy)) {
    return {
      light: 'amber',
      'pt-BR': [
        'Aparelhos chegaram por um endereço que sumiu',
        `Por ${arrivedBy} alguém já chegou, mas esse endereço não é mais deste computador; por ${url}, que os QR codes levam agora, ainda ninguém.`,
        `Escaneie o QR code outra vez com o seu celular.\n${remedy(facts, platform, 'pt-BR')}`,
      ],
      en: [
        'Devices arrived by an address that is gone',
        `Somebody has arrived by ${arrivedBy}, but it is no longer this computer's; by ${url}, which the QR codes carry now, nobody yet.`,
        `Scan the QR code again with your phone.\n${remedy(facts, platform, 'en')}`,
      ],
    };
  }
  if (arrivedBy !== null) {
    return {
      light: 'amber',
      'pt-BR': [
        'Aparelhos chegam, mas por outro endereço',
        `Por ${arrivedBy} alguém já chegou; por ${url}, que os QR codes levam agora, ainda ninguém.`,
        `Escaneie o QR code outra vez com o seu celular. Se não abrir, escolha ${arrivedBy} no console.`,
      ],
      en: [
        'Devices arrive, but by another address',
        `Somebody has arrived by ${arrivedBy}; by ${url}, which the QR codes carry now, nobody yet.`,
        `Scan the QR code again with your phone. If it does not open, choose ${arrivedBy} in the console.`,
      ],
    };
  }
  return {
    light: 'amber',
    'pt-BR': [
      'Escaneie o QR code com o seu celular',
      'Nenhum outro aparelho chegou ainda; este sinal fica verde quando o primeiro chegar. ' +
        'Se o celular está no Wi-Fi e a página não abre, ele chegou ao Wi-Fi mas não ao notebook: ' +
        `${WALL[platform]?.['pt-BR'] ?? 'o firewall deste computador'}, ou o ponto de acesso isola os aparelhos.`,
      remedy(facts, platform, 'pt-BR'),
    ],
    en: [
      'Scan the QR code with your phone',
      'No other device has arrived yet; this light turns green when the first one does. ' +
        'If the phone is on the Wi-Fi and the page does not open, it reached the Wi-Fi but not the laptop: ' +
        `${WALL[platform]?.en ?? 'the firewall of this computer'}, or the access point isolates its devices.`,
      remedy(facts, platform, 'en'),
    ],
  };
}

const WALL: Partial<Record<NodeJS.Platform, Readonly<Record<Language, string>>>> = {
  win32: { 'pt-BR': 'o firewall do Windows (perfil “Público”)', en: 'the Windows firewall (“Public” profile)' },
  darwin: { 'pt-BR': 'o firewall do macOS', en: 'the macOS firewall' },
};

function remedy(facts: PhoneFacts, platform: NodeJS.Platform, language: Language): string {
  const { url, wifi } = facts;
  const network = networkName(wifi, language);
  const steps = {
    'pt-BR': [
      `No celular: entre ${network}, desligue os dados móveis e abra ${url}`,
      firewall(facts, platform)['pt-BR'],
      'Ainda nada: no roteador, desligue o “isolamento de AP” (ou “de clientes”) e não use a rede de visitantes.',
      ownNetwork(platform)['pt-BR'],
    ],
    en: [
      `On the phone: join ${network}, switch mobile data off and open ${url}`,
      firewall(facts, platform).en,
      'Still nothing: in the router, switch “AP isolation” (or “client isolation”) off, and do not use the guest network.',
      ownNetwork(platform).en,
    ],
  };
  return steps[language].join('\n');
}

function networkName(wifi: WifiView | null, language: Language): string {
  if (wifi !== null) return language === 'pt-BR' ? `no Wi-Fi “${wifi.ssid}”` : `the Wi-Fi “${wifi.ssid}”`;
  return language === 'pt-BR' ? 'na mesma rede Wi-Fi deste notebook' : 'the Wi-Fi that this laptop is on';
}

/** What exactly to say to the firewall of this system. */
function firewall({ port, firewalls }: PhoneFacts, platform: NodeJS.Platform): Readonly<Record<Language, string>> {
  if (platform === 'win32') {
    const rule = `netsh advfirewall firewall add rule name="LLM Arena" dir=in action=allow protocol=TCP localport=${port} profile=any remoteip=localsubnet`;
    return {
      'pt-BR':
        `Não abriu: abra o Prompt de Comando como administrador e cole: ${rule}\n` +
        'Se o Windows já perguntou e alguém respondeu “Cancelar”: em “Permitir um aplicativo pelo Firewall do Windows”, marque o Node.js em Privada e Pública.',
      en:
        `It does not open: open the Command Prompt as administrator and paste: ${rule}\n` +
        'If Windows has asked and somebody answered “Cancel”: in “Allow an app through Windows Firewall”, tick Node.js for Private and Public.',
    };
  }
  if (platform === 'darwin') {
    return {
      'pt-BR':
        'Não abriu: Ajustes do Sistema → Rede → Firewall → Opções: permita conexões de entrada para “node”, e tire “Bloquear todas as conexões de entrada”.',
      en: 'It does not open: System Settings → Network → Firewall → Options: allow incoming connections for “node”, and switch “Block all incoming connections” off.',
    };
  }
  const commands = [
    ...(firewalls.includes('ufw') ? [`sudo ufw allow ${port}/tcp`] : []),
    ...(firewalls.includes('firewalld') ? [`sudo firewall-cmd --add-port=${port}/tcp`] : []),
  ];
  if (commands.length === 0) {
    return {
      'pt-BR': `Não abriu: se este computador tem um firewall (não achei ufw nem firewalld), libere nele a porta TCP ${port}.`,
      en: `It does not open: if this computer has a firewall (neither ufw nor firewalld was found), open TCP port ${port} in it.`,
    };
  }
  return {
    'pt-BR': `Não abriu: libere a porta no firewall deste computador: ${commands.join(' ou ')}`,
    en: `It does not open: open the port in this computer's firewall: ${commands.join(' or ')}`,
  };
}
