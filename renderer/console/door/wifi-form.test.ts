import { describe, expect, it } from 'vitest';
import { readWifi, typedText, wifiForm } from './wifi-form.ts';
import { wifiInput } from '../../../protocol/wifi.ts';
import type { WifiForm } from './wifi-form.ts';

const typed = (more: Partial<WifiForm> = {}): WifiForm => ({
  ...wifiForm(null),
  ssid: 'Clube',
  password: 'segredo123',
  ...more,
});

describe('[CONS-15] the form of the Wi-Fi', () => {
  it('gives back what was typed, spaces and all', () => {
    expect(readWifi(typed({ ssid: ' Clube ', hidden: true }))).toEqual({
      faults: {},
      wifi: { ssid: ' Clube ', password: 'segredo123', security: 'WPA', hidden: true },
    });
  });

  it('forgets the password of an open network', () => {
    expect(readWifi(typed({ security: 'nopass' })).wifi).toMatchObject({ password: null, security: 'nopass' });
  });

  it('says what is wrong', () => {
    expect(readWifi(typed({ ssid: '  ', password: '' })).faults).toEqual({ ssid: 'noNetwork', password: 'noPassword' });
    expect(readWifi(typed({ ssid: 'é'.repeat(17) })).faults).toEqual({ ssid: 'longNetwork' });
    expect(readWifi(typed({ ssid: 'é'.repeat(16) })).wifi?.ssid).toHaveLength(16);
    expect(readWifi(typed({ password: '1234567' }))).toEqual({ faults: { password: 'wpaPassword' }, wifi: null });
    expect(readWifi(typed({ password: 'x'.repeat(64) })).faults).toEqual({ password: 'wpaPassword' });
    expect(readWifi(typed({ password: '12345', security: 'WEP' })).wifi?.password).toBe('12345');
    expect(readWifi(typed({ password: '123456', security: 'WEP' })).faults).toEqual({ password: 'wepKey' });
  });

  it.each([
    { ssid: 'Rede do Zé ☕', password: 'segredo123' },
    { password: 'a'.repeat(64) },
    { password: '12345678' },
    { password: '0123456789abcdef0123456789', security: 'WEP' },
    { security: 'nopass' },
  ] as const)('lets through what the host takes: %o', (more) => {
    const { wifi } = readWifi(typed(more));
    expect(wifiInput.safeParse(wifi)).toMatchObject({ success: true });
  });

  it('drops what a paste brings along', () => {
    expect(typedText('Clube\t de IA\n')).toBe('Clube de IA');
  });

  it('opens with what is there', () => {
    const wifi = { ssid: 'Clube', password: null, security: 'nopass', hidden: true } as const;
    expect(wifiForm(wifi)).toEqual({ ssid: 'Clube', password: '', security: 'nopass', hidden: true });
    expect(readWifi(wifiForm(wifi)).wifi).toEqual(wifi);
  });
});
