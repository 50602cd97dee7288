import { describe, expect, it } from 'vitest';
import { reachOf, spaceOf } from './reach.ts';

describe('whether the browser lets the page through', () => {
  it.each([
    ['localhost', 'loopback'],
    ['127.0.0.53', 'loopback'],
    ['[::1]', 'loopback'],
    ['192.168.0.10', 'local'],
    ['172.31.255.1', 'local'],
    ['172.32.0.1', 'public'],
    ['100.64.0.1', 'local'],
    ['100.128.0.1', 'public'],
    ['169.254.1.1', 'local'],
    ['203.0.113.5', 'public'],
    ['[fe80::1]', 'local'],
    ['[2001:db8::1]', 'public'],
    ['llm-arena.local', 'local'],
    ['arena', 'local'],
    ['arena.example.com', 'name'],
  ])('[BRO-9] takes %s for %s', (hostname, space) => {
    expect(spaceOf(hostname)).toBe(space);
  });

  const hostname = '203.0.113.5';
  it('[BRO-9] is refused without a question only at a public address without https, by a browser that has the rule', () => {
    expect(reachOf({ secure: false, hostname, permission: 'prompt' })).toBe('insecure');
    expect(reachOf({ secure: false, hostname: '192.168.0.10', permission: 'prompt' })).toBe('open');
    expect(reachOf({ secure: true, hostname, permission: 'prompt' })).toBe('asks');
    expect(reachOf({ secure: true, hostname, permission: 'granted' })).toBe('open');
    expect(reachOf({ secure: false, hostname, permission: null })).toBe('open');
  });

  it('[BRO-9] is denied where somebody denied it, but never on this computer itself', () => {
    expect(reachOf({ secure: false, hostname: '192.168.0.10', permission: 'denied' })).toBe('denied');
    expect(reachOf({ secure: true, hostname: 'localhost', permission: 'denied' })).toBe('open');
  });
});
