// The front door, which phones pass too: compiled against Preact, without web fonts.
import { ArenaProvider } from '../lib/arena/react.tsx';
import { ArenaStore } from '../lib/arena/store.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import { mount } from '../ui/mount.tsx';
import { startTheme } from '../ui/theme.ts';
import { Home } from './Home.tsx';
import { PHONE, sentOn } from './way.ts';

const next = sentOn(location, matchMedia(PHONE).matches);
if (next === null) show();
else location.replace(next);

/** Asks as itself, so that the host says whether this browser is the organizer's. */
function show(): void {
  startTheme();
  const store = new ArenaStore({ view: 'home', topics: ['state'], asPublic: false });
  mount(
    <ArenaProvider store={store}>
      <Home isLost={location.pathname !== '/'} />
    </ArenaProvider>,
  );
}
