import type { MouseEvent } from 'react';
import { limits } from '../../protocol/limits.ts';
import { useTexts } from '../i18n/react.tsx';
import { join } from '../i18n/join.ts';
import { checkCommand, joinCommand } from './command.ts';
import { CommandBox } from './CommandBox.tsx';
import { Field } from './Field.tsx';
import type { System } from './system.ts';
import type { Typed } from './typed.ts';
import type { ClientInfo } from './use-client-info.ts';

interface TheLineProps {
  readonly system: System;
  readonly url: string;
  readonly typed: Typed;
  readonly change: (typed: Typed) => void;
  /** The PIN that need not be typed; empty where it has to be. */
  readonly knownPin: string;
  readonly client: ClientInfo['client'];
}

/** The one line that joins this arena, made as it is typed. */
export function TheLine({ system, url, typed, change, knownPin, client }: TheLineProps) {
  const t = useTexts(join);
  const set = (field: keyof Typed) => (value: string) => change({ ...typed, [field]: value });
  const pin = typed.pin || knownPin;
  return (
    <>
      <p>{t(system === 'windows' ? 'howWindows' : system === 'macos' ? 'howMacos' : 'howLinux')}</p>
      {knownPin === '' ? (
        <Field
          label={t('pin')}
          help={t(typed.pin === '' ? 'pinAsks' : 'pinStays')}
          value={typed.pin}
          change={set('pin')}
          maxLength={2 * limits.pin.max}
          digits
        />
      ) : null}
      <div data-join-command>
        <CommandBox command={joinCommand(system, { ...typed, url, pin })} name={t('command')} />
      </div>
      <p className="join-note">
        {knownPin === '' ? null : <>{t('pinIsIn')} </>}
        {t('asks')} {t('needsNode')}{' '}
        <a href="#no-node" onClick={goToNoNode}>
          {t('noNodeLink')}
        </a>
      </p>
      <details>
        <summary>{t('more')}</summary>
        <form className="join-form" onSubmit={(event) => event.preventDefault()}>
          <Field
            label={t('nickname')}
            help={t('nicknameHelp')}
            value={typed.nickname}
            change={set('nickname')}
            maxLength={2 * limits.nicknameChars}
          />
          <Field
            label={t('modelName')}
            help={t('modelNameHelp')}
            value={typed.model}
            change={set('model')}
            maxLength={2 * limits.modelNameChars}
          />
        </form>
      </details>
      {client === null ? null : (
        <details>
          <summary>{t('check')}</summary>
          <p>{t('checkHow', { kb: Math.ceil(client.bytes / 1_000) })}</p>
          <CommandBox command={checkCommand(system, url)} name={t('checkCommand')} />
          <p>{t('checkSum')}</p>
          <p className="join-sum" data-sum>
            {client.sha256}
          </p>
        </details>
      )}
    </>
  );
}

/** Without changing the fragment: it may hold the PIN, and the page be loaded again. */
function goToNoNode(event: MouseEvent): void {
  event.preventDefault();
  const heading = document.getElementById('no-node');
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}
