import { useEffect, useState } from 'react';
import { ArrowLeft } from 'lucide-react';
import { useTexts } from '../i18n/react.tsx';
import { join } from '../i18n/join.ts';
import { typedAddress } from '../lib/door.ts';
import { Preferences } from '../ui/Preferences.tsx';
import { ArenaLine } from './ArenaLine.tsx';
import { Choice } from './Choice.tsx';
import type { RunnerKind } from './command.ts';
import { ClientFolder } from './ClientFolder.tsx';
import { CommandBox } from './CommandBox.tsx';
import { CommandForm, NOTHING_TYPED } from './CommandForm.tsx';
import { ModelServer } from './ModelServer.tsx';
import { Step } from './Step.tsx';
import { platformOf, SYSTEMS, systemOf } from './system.ts';
import { Trouble } from './Trouble.tsx';
import { WhatNext } from './WhatNext.tsx';
import './join.css';

const RUNNERS: readonly RunnerKind[] = ['ollama', 'lmstudio', 'openai'];

export function Join() {
  const t = useTexts(join);
  const [system, setSystem] = useState(() => systemOf(platformOf(navigator)));
  const [runner, setRunner] = useState<RunnerKind>('ollama');
  const [typed, setTyped] = useState(NOTHING_TYPED);
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  const npm = system === 'windows' ? 'npm.cmd' : 'npm';
  return (
    <div className="join">
      <header className="join-head">
        <a href="/?stay">
          <ArrowLeft aria-hidden="true" />
          {t('back')}
        </a>
        <Preferences />
      </header>
      <main>
        <h1>{t('heading')}</h1>
        <p className="join-lead">{t('lead')}</p>
        <ArenaLine />
        <p className="join-on-phone">
          {t('onPhone')} <strong>{typedAddress(location.origin)}/join</strong>
        </p>
        <Choice
          legend={t('system')}
          name="system"
          options={SYSTEMS.map((value) => ({ value, label: t(value) }))}
          chosen={system}
          choose={setSystem}
        />
        <Step number={1} heading={t('model')}>
          <Choice
            legend={t('runner')}
            name="runner"
            options={RUNNERS.map((value) => ({ value, label: t(value) }))}
            chosen={runner}
            choose={setRunner}
          />
          <ModelServer runner={runner} system={system} />
        </Step>
        <Step number={2} heading={t('client')}>
          <ClientFolder />
          <p>{t('clientNode')}</p>
          <CommandBox command={`${npm} --version`} />
          <p>{t('clientNodeNone')}</p>
          <p>{t('clientInstall')}</p>
          <CommandBox command={`${npm} ci`} />
        </Step>
        <Step number={3} heading={t('command')}>
          <CommandForm system={system} runner={runner} typed={typed} change={setTyped} />
        </Step>
        <Step number={4} heading={t('next')}>
          <WhatNext typed={typed} />
        </Step>
        <Trouble />
      </main>
    </div>
  );
}
