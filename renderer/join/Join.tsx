import { useEffect, useState } from 'react';
import { ArrowLeft } from 'lucide-react';
import { useTexts } from '../i18n/react.tsx';
import { join } from '../i18n/join.ts';
import { useScreen } from '../lib/arena/react.tsx';
import { typedAddress } from '../lib/door.ts';
import { Preferences } from '../ui/Preferences.tsx';
import { RehearsalLine } from '../ui/RehearsalLine.tsx';
import { ArenaLine } from './ArenaLine.tsx';
import { BrowserJoin } from './browser/BrowserJoin.tsx';
import { Choice } from './Choice.tsx';
import { arenaUrl } from './command.ts';
import { Folded } from './Folded.tsx';
import { InArena } from './InArena.tsx';
import { platformOf, SYSTEMS, systemOf } from './system.ts';
import { TheLine } from './TheLine.tsx';
import { Trouble } from './Trouble.tsx';
import { NOTHING_TYPED } from './typed.ts';
import { useClientInfo } from './use-client-info.ts';
import { useIsPhone } from './use-is-phone.ts';
import { useKnownPin } from './use-pin.ts';
import { WithoutNode } from './WithoutNode.tsx';
import './join.css';

export function Join() {
  const t = useTexts(join);
  const [isIn, setIn] = useState(false);
  const isPhone = useIsPhone();
  const [system, setSystem] = useState(() => systemOf(platformOf(navigator)));
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const knownPin = useKnownPin();
  const info = useClientInfo();
  const roomUrl = useScreen(({ arena }) => arena.door?.url ?? null);
  const url = arenaUrl(location, roomUrl);
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  useEffect(() => {
    // A reload would scroll back to where the card is no more.
    history.scrollRestoration = isIn ? 'manual' : 'auto';
    if (isIn) scrollTo(0, 0);
  }, [isIn]);
  // The key lets it move on the page as it is.
  const browser = (
    <BrowserJoin
      key="browser"
      system={system}
      pin={typed.pin || knownPin}
      nickname={typed.nickname}
      terminalId="the-line"
      onIn={setIn}
    />
  );
  return (
    <div className="join" data-in={isIn}>
      <header className="join-head">
        <a href="/?stay">
          <ArrowLeft aria-hidden="true" />
          {t('back')}
        </a>
        <Preferences />
      </header>
      <main>
        <h1>{t('heading')}</h1>
        {isIn ? browser : <p className="join-lead">{t('lead')}</p>}
        <p className="join-on-phone">
          {t('onPhone')} <strong>{typedAddress(url)}/join</strong>
        </p>
        <ArenaLine />
        <RehearsalLine name="join-rehearsal" />
        <section className="join-card" aria-labelledby="the-line">
          <Folded isFolded={isIn || isPhone} title={<h2 id="the-line">{t('pasteThis')}</h2>}>
            <Choice
              legend={t('system')}
              name="system"
              options={SYSTEMS.map((value) => ({ value, label: t(value) }))}
              chosen={system}
              choose={setSystem}
            />
            <TheLine
              system={system}
              url={url}
              typed={typed}
              change={setTyped}
              knownPin={knownPin}
              client={info?.client ?? null}
            />
          </Folded>
        </section>
        <InArena />
        {isIn ? null : browser}
        <section className="join-part" aria-labelledby="no-node">
          <h2 id="no-node" tabIndex={-1}>
            {t('noNode')}
          </h2>
          <WithoutNode
            system={system}
            url={url}
            typed={{ ...typed, pin: typed.pin || knownPin }}
            executables={info?.executables ?? []}
          />
        </section>
        <section className="join-part" aria-labelledby="next">
          <h2 id="next">{t('next')}</h2>
          <ol className="join-next">
            <li>{t('nextConnected')}</li>
            <li>{t('nextAnswers')}</li>
            <li>{t('nextVote')}</li>
            <li>{t('nextStay')}</li>
          </ol>
        </section>
        <Trouble system={system} url={url} />
        <p className="join-note">
          {t('developers')} <code>npm run arena -- join</code>
        </p>
      </main>
    </div>
  );
}
