import { describe, expect, it } from 'vitest';
import { clientSystems } from '../../protocol/client-files.ts';
import { executablesFor, platformOf, systemOf } from './system.ts';

describe('[JOIN-2] the system of the visitor', () => {
  it.each([
    ['windows', ['Windows', 'Win32', 'Android', 'Linux armv8l', '']],
    ['macos', ['macOS', 'MacIntel', 'iPhone', 'iPad']],
    ['linux', ['Linux', 'Linux x86_64', 'Chrome OS', 'FreeBSD amd64']],
  ])('is %s', (system, platforms) => {
    expect(platforms.map(systemOf)).toEqual(platforms.map(() => system));
  });

  it('is read from what the browser says, newer words first', () => {
    expect(platformOf({ platform: 'Win32', userAgentData: { platform: 'Windows' } })).toBe('Windows');
    expect(platformOf({ platform: 'MacIntel' })).toBe('MacIntel');
    expect(platformOf({ platform: 'MacIntel', userAgentData: { platform: '' } })).toBe('MacIntel');
  });
});

describe('[JOIN-8] executables', () => {
  it('are those of the system', () => {
    const all = clientSystems.map((system) => ({ system }));
    const of = (system: 'windows' | 'macos' | 'linux') => executablesFor(system, all).map((one) => one.system);
    expect([of('windows'), of('macos'), of('linux')]).toEqual([
      ['win-x64'],
      ['darwin-arm64', 'darwin-x64'],
      ['linux-x64', 'linux-arm64'],
    ]);
  });
});
