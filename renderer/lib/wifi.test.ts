import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import type { WifiView } from '../../protocol/model.ts';
import { wifiQrText } from './wifi.ts';

const wifi = (more: Partial<WifiView> = {}): WifiView => ({
  ssid: 'Clube',
  password: 'segredo123',
  security: 'WPA',
  hidden: false,
  ...more,
});

/** As a phone takes it apart: fields end at a `;` that is not escaped. */
function read(text: string): Record<string, string> {
  expect(text).toMatch(/^WIFI:.*;;$/s);
  const fields: Record<string, string> = {};
  for (const [, key = '', value = ''] of text.slice(5).matchAll(/([A-Z]):((?:\\.|[^;\\])*);/gs)) {
    fields[key] = value.replace(/\\(.)/gs, '$1');
  }
  return fields;
}

describe('[CONS-15] the code that a phone joins the Wi-Fi by', () => {
  it('says security, network and password', () => {
    expect(wifiQrText(wifi())).toBe('WIFI:T:WPA;S:Clube;P:segredo123;;');
    expect(wifiQrText(wifi({ security: 'WEP', password: 'abcde' }))).toBe('WIFI:T:WEP;S:Clube;P:abcde;;');
    expect(wifiQrText(wifi({ hidden: true }))).toBe('WIFI:T:WPA;S:Clube;P:segredo123;H:true;;');
  });

  it('has no password where the network is open, whatever was typed', () => {
    expect(wifiQrText(wifi({ security: 'nopass', password: null }))).toBe('WIFI:T:nopass;S:Clube;;');
    expect(wifiQrText(wifi({ security: 'nopass', password: 'x' }))).toBe('WIFI:T:nopass;S:Clube;;');
  });

  it('escapes what would end a field or begin another', () => {
    expect(wifiQrText(wifi({ ssid: 'a;b,c:d"e\\f', password: '\\";:,' }))).toBe(
      'WIFI:T:WPA;S:a\\;b\\,c\\:d\\"e\\\\f;P:\\\\\\"\\;\\:\\,;;',
    );
  });

  it.each(['Rede do Zé ☕', 'P:x;;T:nopass', '\\\\;', ' espaços ', '"quoted"', 'WIFI:S:eu;;', 'a\\'])(
    '%s comes back as it was, as name and as password',
    (text) => {
      expect(read(wifiQrText(wifi({ ssid: text, password: text })))).toEqual({ T: 'WPA', S: text, P: text });
    },
  );

  it('is a code that a phone reads across a table, and one of the longest names fits a code at all', () => {
    const modules = (text: string): number => QRCode.create(text, { errorCorrectionLevel: 'M' }).modules.size;
    expect(modules(wifiQrText(wifi({ ssid: 'Clube de IA do Vale', password: 'llamas-no-telao' })))).toBeLessThanOrEqual(
      37,
    );
    expect(modules(wifiQrText(wifi({ ssid: ';'.repeat(32), password: ';'.repeat(63) })))).toBeLessThanOrEqual(65);
  });
});
