import { useTexts } from '../i18n/react.tsx';
import { home } from '../i18n/home.ts';
import { Preferences } from '../ui/Preferences.tsx';
import { RehearsalLine } from '../ui/RehearsalLine.tsx';
import { Doors } from './Doors.tsx';
import { NightLine } from './NightLine.tsx';
import './home.css';

/** `isLost`: whoever came to an address where nothing is. */
export function Home({ isLost }: { isLost: boolean }) {
  const t = useTexts(home);
  return (
    <div className="home">
      <header className="home-head">
        <h1>
          <img src={icon} alt="" width="38" height="38" />
          {t('title')}
        </h1>
        <Preferences />
      </header>
      <main>
        {isLost ? <p className="home-lost">{t('lost')}</p> : <p className="home-what">{t('what')}</p>}
        <NightLine />
        <RehearsalLine name="home-rehearsal" />
        <Doors />
      </main>
      <footer className="home-foot">
        {t('api')} <a href="/docs">{t('docs')}</a> <a href="/redoc">{t('redoc')}</a>
      </footer>
    </div>
  );
}

const icon = new URL('../lib/icon.svg', import.meta.url).href;
