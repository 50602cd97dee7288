import { describe, expect, it } from 'vitest';
import { actionOf } from './keys.ts';
import type { Press } from './keys.ts';

const press: Press = {
  key: ' ',
  command: false,
  alt: false,
  repeat: false,
  inField: false,
  onControl: false,
  inDialog: false,
};
const of = (key: string, more: Partial<Press> = {}) => actionOf({ ...press, key, ...more });

describe('the keys', () => {
  it('[CON-6] each does its one thing, in either case', () => {
    const keys = [' ', 'p', 'P', '+', '=', '-', '−', 'b', 'W', 's', 'q', '?', 'x', 'Enter'];
    expect(keys.map((key) => of(key))).toEqual([
      'step',
      'pause',
      'pause',
      'more',
      'more',
      'less',
      'less',
      'black',
      'hold',
      'scoreboard',
      'door',
      'help',
      null,
      null,
    ]);
  });

  it('[CON-6] leave the keyboard to whoever types, and Space to what has the focus', () => {
    for (const key of [' ', 'p', 'b', '+']) expect(of(key, { inField: true })).toBeNull();
    expect(of(' ', { onControl: true })).toBeNull();
    expect(of('b', { onControl: true })).toBe('black');
    expect(of(' ', { inDialog: true })).toBeNull();
  });

  it('[CON-6] undo is Ctrl+Z; other combinations are the browser’s, and a held key counts once', () => {
    expect(of('z', { command: true })).toBe('undo');
    expect(of('z', { command: true, inField: true })).toBeNull();
    expect(of('p', { command: true })).toBeNull();
    expect(of('s', { alt: true })).toBeNull();
    expect(of(' ', { repeat: true })).toBeNull();
    expect(of('z')).toBeNull();
  });
});
