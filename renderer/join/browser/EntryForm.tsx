import { useEffect, useId } from 'react';
import { limits } from '../../../protocol/limits.ts';
import { cleanLine } from '../../../protocol/text.ts';
import { plainModelName } from '../../../participant/core/runners/models.ts';
import type { FoundServer } from './identify.ts';
import { useTexts } from '../../i18n/react.tsx';
import { joinBrowser } from '../../i18n/join-browser.ts';
import { Field } from '../Field.tsx';
import { nameOf } from './Cure.tsx';
import { usable } from './lights.ts';
import type { TriedModel } from './try-model.ts';

export type Tried =
  | { readonly state: 'off' }
  | { readonly state: 'busy'; readonly progress: string }
  | { readonly state: 'red'; readonly why: string }
  | ({ readonly state: 'green' } & TriedModel);

/** The form's values, held by who also starts taking part. */
export interface Entering {
  readonly nickname: string;
  readonly pin: string;
  /** `url model`: names of models repeat from server to server. */
  readonly chosen: string;
  readonly tried: Tried;
  /** Why the arena did not take the PIN; null where it has not refused one. */
  readonly pinFault: string | null;
  readonly change: (values: Partial<Pick<Entering, 'nickname' | 'pin' | 'chosen'>>) => void;
  readonly enter: (server: FoundServer, model: string) => void;
}

export function EntryForm({ servers, entering }: { servers: readonly FoundServer[]; entering: Entering }) {
  const t = useTexts(joinBrowser);
  const id = useId();
  const { nickname, pin, chosen, tried, pinFault, change, enter } = entering;
  const offered = servers.flatMap((server) =>
    server.models.map((model) => {
      const name = plainModelName(server.kind, model.name);
      return { server, model, name, value: `${server.url} ${name}` };
    }),
  );
  const writing = offered.filter(({ model }) => !model.embedding);
  const choice = writing.find(({ value }) => value === chosen);
  const first = (writing.find(({ model }) => model.loaded === true) ?? writing[0])?.value ?? '';
  useEffect(() => {
    if (choice === undefined && first !== '') change({ chosen: first });
  }, [choice, first, change]);
  const isBusy = tried.state === 'busy';
  const isReady =
    choice !== undefined &&
    cleanLine(nickname, limits.nicknameChars) !== '' &&
    pin.replace(/\D/g, '').length >= limits.pin.min;

  return (
    <form
      className="browser-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (choice !== undefined && isReady && !isBusy) enter(choice.server, choice.name);
      }}
    >
      <div className="join-form">
        <div className="join-field">
          <label htmlFor={id}>{t('model')}</label>
          <select
            id={id}
            value={choice?.value ?? ''}
            aria-describedby={`${id}-help`}
            onChange={({ target }) => change({ chosen: target.value })}
          >
            {servers
              .filter(({ models }) => usable(models).length > 0)
              .map((server) => (
                <optgroup key={server.url} label={`${nameOf(server.kind, t('someServer'))} · ${server.url}`}>
                  {offered
                    .filter((one) => one.server === server)
                    .map(({ model, name, value }) => (
                      <option key={value} value={value} disabled={model.embedding}>
                        {model.embedding ? t('isEmbedding', { model: name }) : name}
                      </option>
                    ))}
                </optgroup>
              ))}
          </select>
          <p id={`${id}-help`}>{t('modelHelp')}</p>
        </div>
        <Field
          label={t('nickname')}
          help={t('nicknameHelp')}
          value={nickname}
          change={(value) => change({ nickname: value })}
          maxLength={2 * limits.nicknameChars}
        />
        <Field
          label={t('pin')}
          help={t('pinHelp')}
          value={pin}
          fault={pinFault}
          change={(value) => change({ pin: value })}
          maxLength={2 * limits.pin.max}
          digits
        />
      </div>
      <button type="submit" className="browser-button" data-main disabled={!isReady || isBusy}>
        {t('enter')}
      </button>
      <p role="status" className="browser-tried" data-tried={tried.state} dir="auto">
        {tried.state === 'busy' ? (tried.progress === '' ? t('testing') : tried.progress) : null}
        {tried.state === 'red' ? t('failed', { why: tried.why }) : null}
      </p>
    </form>
  );
}
