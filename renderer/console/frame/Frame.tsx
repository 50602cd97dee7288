import { useEffect, useState } from 'react';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Archive } from '../archive/Archive.tsx';
import { Check } from '../check/Check.tsx';
import { Door } from '../door/Door.tsx';
import { DoorDialog } from '../door/DoorDialog.tsx';
import { Night } from '../night/Night.tsx';
import { useNight } from '../night/night.ts';
import { useKeys } from '../night/use-keys.ts';
import { RehearsalBanner } from '../rehearsal/RehearsalBanner.tsx';
import { Results } from '../results/Results.tsx';
import { usePage } from './use-page.ts';
import { Help } from './Help.tsx';
import { Offline } from './Offline.tsx';
import { TopBar } from './TopBar.tsx';
import { Watchers } from './Watchers.tsx';
import './frame.css';

/** What stands on every page: the bar above, the door below. */
export function Frame() {
  const t = useTexts(texts);
  const page = usePage();
  const { isDoorOpen, showDoor } = useNight();
  const [isHelpOpen, showHelp] = useState(false);
  // What stands on every page has its keys on every page.
  useKeys({ door: () => showDoor(true), help: () => showHelp(true) });
  useEffect(() => {
    document.title = `${t(page)} · ${t('title')}`;
  }, [page, t]);
  return (
    <div className="frame" data-page={page}>
      <TopBar page={page} onHelp={() => showHelp(true)} />
      <Offline />
      <RehearsalBanner />
      <main className="frame-page" id="content" tabIndex={-1}>
        {page === 'check' ? <Check /> : null}
        {page === 'night' ? <Night /> : null}
        {page === 'results' ? <Results /> : null}
        {page === 'archive' ? <Archive /> : null}
      </main>
      <footer className="frame-door">
        <Door onOpen={() => showDoor(true)} />
        <Watchers />
      </footer>
      <DoorDialog open={isDoorOpen} onClose={() => showDoor(false)} />
      <Help open={isHelpOpen} onClose={() => showHelp(false)} />
    </div>
  );
}
