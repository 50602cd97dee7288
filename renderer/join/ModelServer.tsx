import { Fragment } from 'react';
import { useTexts } from '../i18n/react.tsx';
import { join } from '../i18n/join.ts';
import { CommandBox } from './CommandBox.tsx';
import { serverChecks } from './server-checks.ts';
import type { RunnerKind } from './server-checks.ts';
import type { System } from './system.ts';

/** Whether the model server of this kind is there, and what to do where it is not. */
export function ModelServer({ runner, system }: { runner: RunnerKind; system: System }) {
  const t = useTexts(join);
  return serverChecks(runner, system).map(({ say, command }) => (
    <Fragment key={say}>
      <p>{t(say)}</p>
      {command === null ? null : <CommandBox command={command} />}
    </Fragment>
  ));
}
