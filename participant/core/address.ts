/** The arena's address as people type or copy it. */

/** Port of a host started with its defaults. */
const DEFAULT_PORT = 3000;

/** Pages of the arena that people copy from the address bar instead of its root. */
const PAGES = new Set(['', '/join', '/v', '/vote', '/telao', '/console']);

export interface ArenaAddress {
  /** WebSocket endpoint. */
  readonly socket: string;
  /** Origin of the arena's pages. */
  readonly site: string;
}

/**
 * Takes ws://, wss://, http://, https:// and bare host[:port]; the path defaults to /ws, and a bare
 * host's port to 3000. Throws `TypeError` when it is no address.
 */
export function arenaAddress(text: string): ArenaAddress {
  const typed = text.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed)?.[1]?.toLowerCase();
  if (scheme !== undefined && !['ws', 'wss', 'http', 'https'].includes(scheme)) {
    throw new TypeError(`An arena's address does not begin with ${scheme}://`);
  }
  const url = new URL(scheme === undefined ? `http://${typed}` : typed);
  if (scheme === undefined && url.port === '' && !/:80(\/|$)/.test(typed)) url.port = String(DEFAULT_PORT);
  const secure = scheme === 'wss' || scheme === 'https';
  const path = PAGES.has(url.pathname.toLowerCase().replace(/\/+$/, '')) ? '/ws' : url.pathname;
  return {
    socket: `${secure ? 'wss' : 'ws'}://${url.host}${path}${url.search}`,
    site: `${secure ? 'https' : 'http'}://${url.host}`,
  };
}

/** The participant's own voting page: it cannot vote for its own entry. */
export function votePage(site: string, voteCode: string): string {
  return `${site}/v?me=${encodeURIComponent(voteCode)}`;
}
