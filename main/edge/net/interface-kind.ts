import { existsSync, readFileSync } from 'node:fs';
import type { AddressView } from '../../../protocol/model.ts';
import { hardwarePorts } from './hardware-ports.ts';

type Kind = Exclude<AddressView['kind'], 'loopback'>;

export interface Interface {
  readonly name: string;
  readonly address: string;
  readonly mac: string | undefined;
}

/**
 * Interfaces of VPNs, containers and virtual machines by the names that systems and programs give:
 * phones in the room are rarely there. On Windows they are words, in the language of the system.
 */
const VPN =
  /^(tun|tap|utun|ppp|wg|zt|tailscale|ipsec|nordlynx|proton|gpd|cscotun|feth)|vpn|wireguard|wintun|zerotier|hamachi|tailscale|warp|anyconnect|pangp|fortinet|netbird/i;
const VIRTUAL =
  /^(docker|br-|veth|virbr|vmnet|vboxnet|bridge|lxc|lxd|cni|podman|cali|flannel|dummy|ifb|awdl|llw|anpi|ap\d)|virtual|hyper-v|vmware|virtualbox|host-only|\bwsl\b|npcap|docker/i;
/** `vEthernet (WSL)` leads to a machine in this one; `vEthernet (Externo)` is the cable or Wi-Fi under another name. */
const HYPER_V = /^vethernet/i;
const HYPER_V_INSIDE = /default|wsl|nat\b|docker|intern|privad|private/i;
const WIFI = /^(wl|wi-?fi|airport|ath\d|ra\d)|wireless|wlan|sem fio|inal[aá]mbric/i;
const ETHERNET = /^(en|eth|em\d|lan|usb\d)|ethernet|cabead|^local area connection(?! ?\*)|^conex[aã]o local(?! ?\*)/i;
/** Adapters of Windows with a star are its Wi-Fi Direct ones: with an address, that is its mobile hotspot. */
const HOTSPOT = /^(local area connection|conex[aã]o local) ?\*/i;
/** Cards that VirtualBox and VMware put into the machine they run on, whatever Windows calls them. */
const VIRTUAL_MAC = /^(0a:00:27|00:50:56:c0:00)/i;

/** What an interface most likely is: where the system says so, that; else by its name. */
export function interfaceKind(one: Interface): Kind {
  return told(one.name) ?? byName(one);
}

export function byName({ name, address, mac = '' }: Interface): Kind {
  if (HYPER_V.test(name)) return HYPER_V_INSIDE.test(name) ? 'virtual' : 'other';
  if (VPN.test(name)) return 'vpn';
  if (HOTSPOT.test(name) || address === '192.168.137.1') return 'wifi';
  if (VIRTUAL.test(name) || VIRTUAL_MAC.test(mac)) return 'virtual';
  if (WIFI.test(name)) return 'wifi';
  return ETHERNET.test(name) ? 'ethernet' : 'other';
}

/** What the system itself says; null where it says nothing. */
function told(name: string, platform: NodeJS.Platform = process.platform): Kind | null {
  if (platform === 'darwin') return hardwarePorts().get(name) ?? null;
  return platform === 'linux' ? bySysfs(`/sys/class/net/${name}`) : null;
}

/** Linux: a folder an interface. */
export function bySysfs(folder: string): Kind | null {
  if (existsSync(`${folder}/wireless`) || existsSync(`${folder}/phy80211`)) return 'wifi';
  if (existsSync(`${folder}/tun_flags`)) return 'vpn';
  try {
    return /^DEVTYPE=wireguard$/m.test(readFileSync(`${folder}/uevent`, 'utf8')) ? 'vpn' : null;
  } catch {
    return null;
  }
}
