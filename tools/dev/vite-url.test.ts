import { describe, expect, it } from 'vitest';
import { pageFolder, viteUrl } from './vite-url.ts';

const renderer = { pages: ['console', 'vote'], folders: ['console', 'lib', 'vote'] };

describe('the addresses that npm run dev serves itself', () => {
  it.each([
    ['/console/', '/console/index.html'],
    ['/vote/?x=1', '/vote/index.html?x=1'],
    ['/vote/main.ts', '/vote/main.ts'],
    ['/lib/socket.ts?t=1', '/lib/socket.ts?t=1'],
    ['/@vite/client', '/@vite/client'],
  ])('%s is Vite’s %s', (url, expected) => expect(viteUrl(url, renderer)).toBe(expected));

  it.each([
    ['/console', '/console/'],
    ['/VOTE?x=1', '/vote/?x=1'],
    ['/votes', null],
    ['/', null],
  ])('%s is sent to %s', (url, expected) => expect(pageFolder(url, renderer.pages)).toBe(expected));

  it.each(['/', '/votes', '/votes/mine', '/rounds/current', '/export.csv', '/docs/swagger-ui.css', '/ws', '/telao'])(
    '%s is the host’s',
    (url) => expect(viteUrl(url, renderer)).toBeNull(),
  );
});
