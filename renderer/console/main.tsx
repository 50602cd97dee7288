// The console: the organizer runs the night here, over the same routes and socket as any other client.
import { ArenaProvider } from '../lib/arena/react.tsx';
import { ArenaStore } from '../lib/arena/store.ts';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { mount } from '../ui/mount.tsx';
import { startTheme } from '../ui/theme.ts';
import { Console } from './Console.tsx';
import { Entrance } from './enter/entrance.ts';

startTheme();
const store = new ArenaStore({
  view: 'console',
  topics: ['state', 'participants', 'entries', 'tokens', 'tally', 'problems', 'watchers', 'warm_up'],
  asPublic: false,
});
// The host reads the cookie at the handshake: with a new one, the line is opened anew.
const entrance = new Entrance(() => store.reconnect());

mount(
  <ArenaProvider store={store}>
    <Console entrance={entrance} />
  </ArenaProvider>,
);
