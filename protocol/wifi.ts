import { limits } from './limits.ts';
import { wifiView } from './model.ts';
import type { WifiView } from './model.ts';

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;
const WEP = /^(?:[!-~]{5}|[!-~]{13}|[\da-f]{10}|[\da-f]{26})$/i;
const WPA_KEY = /^[\da-f]{64}$/i;

/** A Wi-Fi as somebody typed it: what no phone could join is refused in words. */
export const wifiInput = wifiView.superRefine((wifi, context) => {
  for (const path of ['ssid', 'password'] as const) {
    const message = path === 'ssid' ? nameFault(wifi.ssid) : passwordFault(wifi);
    if (message !== null) context.addIssue({ code: 'custom', path: [path], message });
  }
});

function nameFault(ssid: string): string | null {
  const { ssidBytes } = limits.wifi;
  const bytes = utf8Bytes(ssid);
  if (bytes > ssidBytes) return `a network's name has at most ${ssidBytes} bytes, and this one ${bytes}`;
  return CONTROL.test(ssid) ? "a network's name holds no control characters" : null;
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function passwordFault({ password, security }: WifiView): string | null {
  const { min, max } = limits.wifi.password;
  if (security === 'nopass') return password === null ? null : 'an open network has no password; send null';
  if (password === null || password === '') return 'this network needs its password; "nopass" is for an open one';
  if (CONTROL.test(password)) return 'a password holds no control characters';
  if (security === 'WEP') return WEP.test(password) ? null : 'a WEP key has 5 or 13 characters, or 10 or 26 hex digits';
  const fits = (password.length >= min && password.length <= max) || WPA_KEY.test(password);
  return fits ? null : `a WPA password has ${min} to ${max} characters (or it is a key of 64 hex digits)`;
}
