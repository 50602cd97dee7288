// How to take part: what a person needs, in order, with commands to copy.
import { ArenaProvider } from '../lib/arena/react.tsx';
import { ArenaStore } from '../lib/arena/store.ts';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { mount } from '../ui/mount.tsx';
import { startTheme } from '../ui/theme.ts';
import { Join } from './Join.tsx';

startTheme();
const store = new ArenaStore({ view: 'join', topics: ['state', 'participants'], asPublic: true });

mount(
  <ArenaProvider store={store}>
    <Join />
  </ArenaProvider>,
);
