import type { SelfFacts } from './facts.ts';
import { notRunning } from './finding.ts';
import type { Finding } from './finding.ts';

export function judgeSelf(facts: SelfFacts | null): Finding {
  if (facts === null) return notRunning('Endereço não experimentado', 'Address not tried');
  const { url, outcome, found } = facts;
  switch (outcome) {
    case 'answered':
      return {
        light: 'green',
        'pt-BR': [
          'A arena responde no próprio endereço',
          `${url} respondeu. Se a rede deixa os outros passarem, só um aparelho de fora mostra.`,
        ],
        en: [
          'The arena answers at its own address',
          `${url} answered. Whether the network lets others through, only a device from outside shows.`,
        ],
      };
    case 'refused':
      return {
        light: 'red',
        'pt-BR': [
          'A porta está fechada no endereço da rede',
          `${url} recusou a conexão (${found ?? 'ECONNREFUSED'}): a arena não ouve nesse endereço.`,
          'Reinicie a arena sem --host; se já é assim, escolha outro endereço no console.',
        ],
        en: [
          "The port is closed at the network's address",
          `${url} refused the connection (${found ?? 'ECONNREFUSED'}): the arena does not listen there.`,
          'Start the arena again without --host; if that is so already, choose another address in the console.',
        ],
      };
    case 'timeout':
      return {
        light: 'red',
        'pt-BR': [
          'Sem resposta no endereço da rede',
          `${url} não respondeu em 1,5 s: um firewall deste computador engole a conexão, ou uma VPN a desvia.`,
          'Desligue a VPN, ou libere a porta no firewall (veja o sinal do celular), e olhe de novo.',
        ],
        en: [
          "No answer at the network's address",
          `${url} did not answer within 1.5 s: a firewall on this computer swallows the connection, or a VPN diverts it.`,
          'Switch the VPN off, or open the port in the firewall (see the light of the phone), and look again.',
        ],
      };
    case 'unreachable':
      return {
        light: 'red',
        'pt-BR': [
          'Este computador não alcança o próprio endereço',
          `${url}: ${found ?? 'sem caminho'}. A rede acabou de cair ou mudar, ou uma VPN a desvia.`,
          'Espere alguns segundos e olhe de novo; se continuar, entre na rede outra vez ou desligue a VPN.',
        ],
        en: [
          'This computer does not reach its own address',
          `${url}: ${found ?? 'no route'}. The network has just gone or changed, or a VPN diverts it.`,
          'Wait some seconds and look again; if it stays so, join the network again or switch the VPN off.',
        ],
      };
    case 'wrong':
      return {
        light: 'red',
        'pt-BR': [
          'Outro programa responde no endereço da rede',
          `${url} respondeu, mas não é a arena (${found ?? '?'}): um proxy, um antivírus ou outro programa na mesma porta.`,
          'Feche o outro programa ou desligue o proxy; ou reinicie a arena com --port 3100.',
        ],
        en: [
          "Another program answers at the network's address",
          `${url} answered, but it is not the arena (${found ?? '?'}): a proxy, an antivirus or another program on that port.`,
          'Close the other program or switch the proxy off; or start the arena again with --port 3100.',
        ],
      };
  }
}
