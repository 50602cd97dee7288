import QRCode from 'qrcode';
import { expect, it } from 'vitest';
import { typedAddress, voteQrText } from './door.ts';

it('the voting address of any LAN fits the smallest code that a phone reads across a room', () => {
  const text = voteQrText('http://192.168.100.100:30000/');
  expect(text).toBe('HTTP://192.168.100.100:30000/V');
  expect(QRCode.create(text, { errorCorrectionLevel: 'M' }).modules.size).toBe(25);
});

it('an address is typed without its scheme', () => {
  expect(typedAddress('http://192.168.0.10:3000/')).toBe('192.168.0.10:3000');
});
