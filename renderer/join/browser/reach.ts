// Whether this browser lets this page reach the visitor's own computer, as far as a page can know before it tries.
//
// What browsers do with a request from a page of the room (http://192.168.0.10:3000) to http://127.0.0.1:
// - Chrome and Edge since 142/143 ("Local Network Access", developer.chrome.com/blog/local-network-access): a page from a
//   public address needs a permission to reach a local or loopback one, and only a secure context (https, localhost) can
//   get it; others are refused without a question. From a private address to loopback the documents say the same; the
//   browser does not do it: measured with Chromium 153 in a network namespace, pages at 192.168.x, 10.x and 100.64.x
//   reach 127.0.0.1 without a question, one at 203.0.113.5 does not. e2e/specs/117 holds both.
// - Firefox brings the same rule since 152, a part of its users at a time, with a question that plain http may show; from a
//   private address it has a switch of its own (`network.lna.local-network-to-localhost.skip-checks`). Not tried here.
// - Safari has no such rule. Safari 18 refused http://127.0.0.1 to pages that came over https, until bugs.webkit.org 279249
//   was fixed in 2025; the arena's pages come over http.
// So the rule is not copied here. The page tries, and only where nothing answered says what may have kept it away.

export type Space = 'loopback' | 'local' | 'public' | 'name';

export interface Surroundings {
  /** `isSecureContext` */
  readonly secure: boolean;
  /** The page's own. */
  readonly hostname: string;
  /** Of `loopback-network`, or its older name; null where the browser does not know it. */
  readonly permission: 'granted' | 'denied' | 'prompt' | null;
}

/** `asks`: the browser may be showing a question right now. `insecure`: it refuses without a question. */
export type Reach = 'open' | 'asks' | 'denied' | 'insecure';

export function reachOf({ secure, hostname, permission }: Surroundings): Reach {
  const space = spaceOf(hostname);
  if (space === 'loopback' || permission === null || permission === 'granted') return 'open';
  if (permission === 'denied') return 'denied';
  if (secure) return 'asks';
  return space === 'public' ? 'insecure' : 'open';
}

/** Of a name nobody can tell without asking DNS. */
export function spaceOf(hostname: string): Space {
  const name = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  if (name === 'localhost' || name.endsWith('.localhost') || name === '::1' || name.startsWith('127.'))
    return 'loopback';
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return isPrivate(name) ? 'local' : 'public';
  if (name.includes(':')) return /^(f[cd]|fe[89ab])/.test(name) ? 'local' : 'public';
  return name.endsWith('.local') || !name.includes('.') ? 'local' : 'name';
}

function isPrivate(address: string): boolean {
  const [first = 0, second = 0] = address.split('.').map(Number);
  if (first === 10 || (first === 192 && second === 168) || (first === 169 && second === 254)) return true;
  return (first === 172 && second >= 16 && second < 32) || (first === 100 && second >= 64 && second < 128);
}

/** Asks the browser; never throws. */
export async function surroundings(): Promise<Surroundings> {
  return { secure: isSecureContext, hostname: location.hostname, permission: await permission() };
}

async function permission(): Promise<Surroundings['permission']> {
  for (const name of ['loopback-network', 'local-network-access']) {
    try {
      // Too new for the types of permissions that TypeScript knows.
      return (await navigator.permissions.query({ name: name as PermissionName })).state;
    } catch {
      // The browser does not know it by this name.
    }
  }
  return null;
}
