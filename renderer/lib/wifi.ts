// The room's Wi-Fi as phones read it from a code: the de-facto standard of ZXing, which cameras of Android and iOS follow.
import type { WifiView } from '../../protocol/model.ts';

/** `WIFI:T:WPA;S:name;P:password;;`, with what has a meaning there escaped. */
export function wifiQrText({ ssid, password, security, hidden }: WifiView): string {
  const fields = [`T:${security}`, `S:${escaped(ssid)}`];
  if (security !== 'nopass' && password !== null) fields.push(`P:${escaped(password)}`);
  if (hidden) fields.push('H:true');
  return `WIFI:${fields.join(';')};;`;
}

function escaped(text: string): string {
  return text.replace(/[\\;,:"]/g, '\\$&');
}
