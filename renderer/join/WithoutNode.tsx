import { useTexts } from '../i18n/react.tsx';
import { join } from '../i18n/join.ts';
import { joinCommand } from './command.ts';
import { CommandBox } from './CommandBox.tsx';
import { executablesFor } from './system.ts';
import type { System } from './system.ts';
import type { Typed } from './typed.ts';
import type { ClientInfo } from './use-client-info.ts';

interface WithoutNodeProps {
  readonly system: System;
  readonly url: string;
  readonly typed: Typed;
  readonly executables: ClientInfo['executables'];
}

/** For a computer without Node: the executable of its system, where this arena has one; else where Node comes from. */
export function WithoutNode({ system, url, typed, executables }: WithoutNodeProps) {
  const t = useTexts(join);
  const fitting = executablesFor(system, executables);
  return (
    <>
      {fitting.map((one) => (
        <div key={one.system} data-executable={one.system}>
          <p>{t(one.system, { mb: Math.ceil(one.bytes / 1_000_000) })}</p>
          <CommandBox command={joinCommand(system, { ...typed, url }, one.system)} name={t('commandWithoutNode')} />
        </div>
      ))}
      <p>{t(fitting.length === 0 ? 'getNode' : 'getNodeToo')}</p>
    </>
  );
}
