// The phone: read, give 0 to 5, trust that it counted. Compiled against Preact, without web fonts: see the budget.
import './old-browsers.ts';
import { call } from '../lib/api/call.ts';
import type { Asked } from '../lib/api/call.ts';
import type { Route } from '../lib/api/routes.ts';
import { ArenaProvider } from '../lib/arena/react.tsx';
import { ArenaStore } from '../lib/arena/store.ts';
import { forget, recall, remember } from '../lib/storage.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import { mount } from '../ui/mount.tsx';
import { startTheme } from '../ui/theme.ts';
import { Phone } from './desk/phone.ts';
import { PhoneProvider } from './desk/react.tsx';
import { Vote } from './Vote.tsx';
import './vote.css';
import './cards.css';

/** A request without an answer is given up: in a bad network the next one may get through. Milliseconds. */
const ANSWER_MS = 8_000;

function callInTime<R extends Route>(route: R, asked: Asked<R> = {}): ReturnType<typeof call<R>> {
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), ANSWER_MS);
  return call(route, { ...asked, signal: given.signal }).finally(() => clearTimeout(timer));
}

startTheme();
const store = new ArenaStore({ view: 'vote', topics: ['state'], asPublic: true });
const phone = new Phone({
  screen: store.get,
  call: callInTime,
  storage: { recall, remember, forget },
  waits: {
    now: () => performance.now(),
    random: Math.random,
    after: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
  },
  code: new URLSearchParams(location.search).get('me'),
  clock: Date.now,
});
store.subscribe(() => phone.follow());
window.addEventListener('storage', ({ key, newValue }) => phone.heard(key, newValue));
for (const event of ['online', 'pageshow'] as const) window.addEventListener(event, () => phone.wake());
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) phone.wake();
});

mount(
  <ArenaProvider store={store}>
    <PhoneProvider phone={phone}>
      <Vote />
    </PhoneProvider>
  </ArenaProvider>,
);
