// What is typed of the room's Wi-Fi, and what is wrong with it; the host checks the same (protocol/wifi.ts) without our words.
import { limits } from '../../../protocol/limits.ts';
import type { WifiView } from '../../../protocol/model.ts';

export interface WifiForm {
  readonly ssid: string;
  readonly password: string;
  readonly security: WifiView['security'];
  readonly hidden: boolean;
}

export type WifiFault = 'noNetwork' | 'longNetwork' | 'wpaPassword' | 'wepKey' | 'noPassword';

export interface ReadWifi {
  readonly faults: { readonly ssid?: WifiFault; readonly password?: WifiFault };
  /** Null while something is wrong. */
  readonly wifi: WifiView | null;
}

const WEP = /^(?:[!-~]{5}|[!-~]{13}|[\da-f]{10}|[\da-f]{26})$/i;
/** A key in place of a password. */
const WPA_KEY = /^[\da-f]{64}$/i;

export function wifiForm(wifi: WifiView | null): WifiForm {
  if (wifi === null) return { ssid: '', password: '', security: 'WPA', hidden: false };
  return { ...wifi, password: wifi.password ?? '' };
}

/** What a paste may bring along and no network has. */
export function typedText(text: string): string {
  return text.replace(/\p{Cc}/gu, '');
}

/** Nothing is trimmed: names and passwords may begin and end with a space. */
export function readWifi({ ssid, password, security, hidden }: WifiForm): ReadWifi {
  const network = networkFault(ssid);
  const secret = passwordFault(password, security);
  const faults = {
    ...(network === null ? {} : { ssid: network }),
    ...(secret === null ? {} : { password: secret }),
  };
  if (network !== null || secret !== null) return { faults, wifi: null };
  return { faults, wifi: { ssid, password: security === 'nopass' ? null : password, security, hidden } };
}

function networkFault(ssid: string): WifiFault | null {
  if (ssid.trim() === '') return 'noNetwork';
  // The standard counts bytes.
  return new TextEncoder().encode(ssid).length > limits.wifi.ssidBytes ? 'longNetwork' : null;
}

function passwordFault(password: string, security: WifiView['security']): WifiFault | null {
  if (security === 'nopass') return null;
  if (password === '') return 'noPassword';
  if (security === 'WEP') return WEP.test(password) ? null : 'wepKey';
  const { min, max } = limits.wifi.password;
  const isLong = password.length >= min && password.length <= max;
  return isLong || WPA_KEY.test(password) ? null : 'wpaPassword';
}
