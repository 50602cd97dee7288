import { describe, expect, it } from 'vitest';
import { wifiInput } from './wifi.ts';

const open = { ssid: 'Clube', password: null, security: 'nopass', hidden: false };
const wpa = { ...open, password: 'capivara', security: 'WPA' };
const wep = { ...open, password: 'abcde', security: 'WEP' };

function faults(wifi: object): string[] {
  const { error } = wifiInput.safeParse(wifi);
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
}

describe('the Wi-Fi of a room', () => {
  it.each([
    open,
    wpa,
    { ...wpa, ssid: ' c ' },
    { ...wpa, ssid: 'é'.repeat(16) },
    { ...wpa, ssid: '😀'.repeat(8) },
    { ...wpa, password: 'x'.repeat(63) },
    { ...wpa, password: 'Senha; com "tudo": \\ é' },
    { ...wpa, password: 'aF'.repeat(32), hidden: true },
    wep,
    { ...wep, password: '0123456789abc' },
    { ...wep, password: '0a1B2c3D4e' },
    { ...wep, password: '0123456789abcdef0123456789' },
  ])('[ADDR-5] may be %j', (wifi) => {
    expect(faults(wifi)).toEqual([]);
    expect(wifiInput.parse(wifi)).toEqual(wifi);
  });

  it.each([
    [{ ...wpa, ssid: '' }, /^ssid: /],
    [{ ...wpa, ssid: 'x'.repeat(33) }, /^ssid: /],
    [{ ...wpa, ssid: 'é'.repeat(17) }, /^ssid: .*at most 32 bytes, and this one 34/],
    [{ ...wpa, ssid: '😀'.repeat(9) }, /this one 36/],
    [{ ...wpa, ssid: '€'.repeat(11) }, /this one 33/],
    [{ ...wpa, ssid: 'a\nb' }, /^ssid: .*control/],
    [{ ...wpa, password: null }, /^password: .*needs its password/],
    [{ ...wpa, password: '' }, /^password: .*needs its password/],
    [{ ...wpa, password: '1234567' }, /^password: .*8 to 63/],
    [{ ...wpa, password: 'g'.repeat(64) }, /^password: .*64 hex/],
    [{ ...wpa, password: 'x'.repeat(65) }, /^password: /],
    [{ ...wpa, password: 'capi\u0007vara' }, /^password: .*control/],
    [{ ...wep, password: 'abcdef' }, /^password: .*5 or 13/],
    [{ ...open, password: 'x' }, /^password: .*open network/],
    [{ ...open, security: 'WPA9' }, /^security: /],
  ])('[ADDR-5] %j is refused, and why is said', (wifi, why) => {
    expect(faults(wifi).join('\n')).toMatch(why);
  });
});
