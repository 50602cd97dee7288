import { useState } from 'react';
import { useTexts } from '../i18n/react.tsx';
import { join } from '../i18n/join.ts';
import { Choice } from './Choice.tsx';
import { ModelServer } from './ModelServer.tsx';
import { RUNNERS } from './server-checks.ts';
import type { RunnerKind } from './server-checks.ts';
import type { System } from './system.ts';

/** What goes wrong, in the order in which it does; what is for other systems is left out. */
const TROUBLES = [
  { what: 'noNodeFound', say: ['noNodeFoundCure'], on: null },
  { what: 'noCurl', say: ['noCurlCure'], on: 'linux' },
  { what: 'notConnected', say: ['troubleNetwork', 'troubleIsolation'], on: null },
  { what: 'wrongPin', say: ['troublePin'], on: null },
  { what: 'noModel', say: ['troubleModel'], on: null },
  { what: 'elsewhere', say: ['troubleId'], on: null },
] as const;

export function Trouble({ system, url }: { system: System; url: string }) {
  const t = useTexts(join);
  const [runner, setRunner] = useState<RunnerKind>('ollama');
  return (
    <section className="join-part" aria-labelledby="trouble">
      <h2 id="trouble">{t('trouble')}</h2>
      {TROUBLES.filter(({ on }) => on === null || on === system).map(({ what, say }) => (
        <details key={what}>
          <summary>{t(what)}</summary>
          {say.map((key) => (
            <p key={key}>{t(key, { url })}</p>
          ))}
          {what === 'noModel' ? (
            <>
              <Choice
                legend={t('runner')}
                name="runner"
                options={RUNNERS.map((value) => ({ value, label: t(value) }))}
                chosen={runner}
                choose={setRunner}
              />
              <ModelServer runner={runner} system={system} />
            </>
          ) : null}
        </details>
      ))}
    </section>
  );
}
