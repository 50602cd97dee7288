import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHardwarePorts } from './hardware-ports.ts';
import { byName, bySysfs } from './interface-kind.ts';

const kind = (name: string, address = '192.168.1.7', mac?: string) => byName({ name, address, mac });

describe('what an interface is, by its name', () => {
  it.each([
    ['wifi', ['wlan0', 'wlp3s0', 'wlx00c0ca', 'Wi-Fi', 'Wi-Fi 2', 'WiFi', 'Conexão de Rede sem Fio', 'Rede sem fio 2']],
    ['wifi', ['Wireless Network Connection', 'Local Area Connection* 10', 'Conexão Local* 2']],
    ['ethernet', ['eth0', 'enp3s0', 'eno1', 'enx00e04c', 'en0', 'Ethernet', 'Ethernet 2', 'Conexão local', 'usb0']],
    ['ethernet', ['Local Area Connection', 'Local Area Connection 2', 'Conexão Local 3']],
    ['vpn', ['tun0', 'tap0', 'utun4', 'wg0', 'ppp0', 'tailscale0', 'Tailscale', 'ztabcdef', 'ZeroTier One [8056c2e]']],
    ['vpn', ['OpenVPN TAP-Windows6', 'NordLynx', 'ProtonVPN TUN', 'CloudflareWARP', 'Radmin VPN', 'Hamachi']],
    ['virtual', ['docker0', 'br-1a2b', 'veth12', 'virbr0', 'vmnet8', 'vboxnet0', 'bridge100', 'lxcbr0', 'awdl0']],
    ['virtual', ['vEthernet (WSL)', 'vEthernet (WSL (Hyper-V firewall))', 'vEthernet (Default Switch)', 'dummy0']],
    ['virtual', ['VirtualBox Host-Only Network', 'VMware Network Adapter VMnet8']],
    ['other', ['vEthernet (Externo)', 'br0', 'bond0', 'Conexão de Rede Bluetooth']],
  ] as const)('[ADDR-2] %s: %s', (expected, names) => {
    expect(names.map((name) => [name, kind(name)])).toEqual(names.map((name) => [name, expected]));
  });

  it('[ADDR-2] the mobile hotspot of Windows is Wi-Fi, whatever its adapter is called', () => {
    expect(kind('Ethernet 7', '192.168.137.1')).toBe('wifi');
  });

  it('[ADDR-2] cards that VirtualBox and VMware put into a Windows are virtual under any name', () => {
    expect(kind('Ethernet 3', '192.168.56.1', '0a:00:27:00:00:0d')).toBe('virtual');
    expect(kind('Ethernet 4', '192.168.80.1', '00:50:56:c0:00:08')).toBe('virtual');
    expect(kind('Ethernet', '192.168.1.7', '3c:7c:3f:00:00:01')).toBe('ethernet');
  });
});

describe('what an interface is, where the system says so', () => {
  it('[ADDR-2] Linux: its folder tells Wi-Fi and VPN, whatever the name', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'llm-arena-sysfs-'));
    const one = (name: string, files: Readonly<Record<string, string | null>>) => {
      mkdirSync(path.join(folder, name));
      for (const [file, text] of Object.entries(files)) {
        if (text === null) mkdirSync(path.join(folder, name, file));
        else writeFileSync(path.join(folder, name, file), text);
      }
      return bySysfs(path.join(folder, name));
    };
    try {
      expect(one('rename3', { wireless: null, uevent: 'INTERFACE=rename3\n' })).toBe('wifi');
      expect(one('mesh', { phy80211: null })).toBe('wifi');
      expect(one('clube', { tun_flags: '0x1001\n' })).toBe('vpn');
      expect(one('casa', { uevent: 'DEVTYPE=wireguard\nINTERFACE=casa\n' })).toBe('vpn');
      expect(one('eth0', { uevent: 'INTERFACE=eth0\nIFINDEX=2\n' })).toBeNull();
      expect(bySysfs(path.join(folder, 'gone'))).toBeNull();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('[ADDR-2] macOS: en0 is Wi-Fi on a MacBook and the cable on an iMac, and its list of ports says which', () => {
    const port = (name: string, device: string) =>
      `\nHardware Port: ${name}\nDevice: ${device}\nEthernet Address: 00:00:00:00:00:00\n`;
    const macBook = [
      port('Ethernet Adapter (en4)', 'en4'),
      port('USB 10/100/1000 LAN', 'en7'),
      port('Wi-Fi', 'en0'),
      port('Thunderbolt Bridge', 'bridge0'),
      port('iPhone USB', 'en8'),
    ].join('');
    expect([...readHardwarePorts(`${macBook}\nVLAN Configurations\n===================\n`)]).toEqual([
      ['en4', 'ethernet'],
      ['en7', 'ethernet'],
      ['en0', 'wifi'],
      ['bridge0', 'virtual'],
    ]);
    expect([...readHardwarePorts(port('Ethernet', 'en0') + port('Wi-Fi', 'en1'))]).toEqual([
      ['en0', 'ethernet'],
      ['en1', 'wifi'],
    ]);
  });
});
