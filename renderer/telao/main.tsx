// The telão: shows what the room is about and follows the round by itself.
import { ArenaProvider } from '../lib/arena/react.tsx';
import { ArenaStore } from '../lib/arena/store.ts';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './telao.css';
import { mount } from '../ui/mount.tsx';
import { redeemCode } from './state/use-door.ts';
import { Telao } from './Telao.tsx';

const opened = redeemCode();
// A link pasted over the open page changes only what stands behind the #.
window.addEventListener('hashchange', () => location.reload());
const store = new ArenaStore({
  // The console's miniature is not counted among the telões.
  view: new URLSearchParams(location.search).has('preview') ? 'preview' : 'telao',
  topics: ['state', 'participants', 'entries', 'tokens'],
  asPublic: true,
});

mount(
  <ArenaProvider store={store}>
    <Telao opened={opened} />
  </ArenaProvider>,
);
