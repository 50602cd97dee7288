import fc from 'fast-check';
import QRCode from 'qrcode';
import { expect, it } from 'vitest';
import { invitation, invitedPin, typedAddress, voteQrText } from './door.ts';

/** Modules a side, at the level the codes are drawn with: 25 is version 2. */
const modules = (text: string) => QRCode.create(text, { errorCorrectionLevel: 'M' }).modules.size;

it('[ADDR-9] the voting address of any LAN fits the smallest code that a phone reads across a room', () => {
  const text = voteQrText('http://192.168.100.100:3000/');
  expect(text).toBe('HTTP://192.168.100.100:3000/V');
  expect(modules(text)).toBe(25);
  const octet = fc.integer({ min: 0, max: 255 });
  const port = fc.integer({ min: 1, max: 65_535 });
  fc.assert(
    fc.property(fc.tuple(octet, octet, octet, octet), port, (octets, at) => {
      expect(modules(voteQrText(`http://${octets.join('.')}:${at}`))).toBeLessThanOrEqual(25);
    }),
    {
      seed: 4,
      examples: [
        [[255, 255, 255, 255], 9_999],
        [[255, 255, 255, 255], 65_535],
      ],
    },
  );
});

it('an address is typed without its scheme', () => {
  expect(typedAddress('http://192.168.0.10:3000/')).toBe('192.168.0.10:3000');
});

it('[JOIN-9] an invitation carries the PIN where no browser sends it', () => {
  const link = invitation('http://192.168.0.10:3000/', '123456');
  expect(link).toBe('http://192.168.0.10:3000/join#pin=123456');
  expect(invitedPin(new URL(link).hash)).toBe('123456');
  expect(new URL(link).pathname + new URL(link).search).toBe('/join');
  expect(invitation('http://192.168.0.10:3000', null)).toBe('http://192.168.0.10:3000/join');
  for (const odd of ['', '#', '#pin=', '#pin=123', '#pin=1234567890123', "#pin=1234';id", '#code=123456']) {
    expect(invitedPin(odd), odd).toBe('');
  }
});
