import { useState } from 'react';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { joinBrowser } from '../../i18n/join-browser.ts';
import type { System } from '../system.ts';
import { readPlace } from './addresses.ts';
import { CorsSteps, Cure, nameOf } from './Cure.tsx';
import { EntryForm } from './EntryForm.tsx';
import type { Entering } from './EntryForm.tsx';
import { KeyField } from './KeyField.tsx';
import { Lights } from './Lights.tsx';
import { readLook, usable } from './lights.ts';
import type { Layer, Reading } from './lights.ts';
import { OtherAddress } from './OtherAddress.tsx';
import type { Search } from './use-search.ts';

interface EntranceProps {
  readonly search: Search;
  readonly entering: Entering;
  readonly system: System;
  readonly terminal: ReactNode;
}

/** From nothing to a model that answers: look, lights, cure, form. */
export function Entrance({ search, entering, system, terminal }: EntranceProps) {
  const t = useTexts(joinBrowser);
  const { tag } = useLanguage();
  const [refused, refuse] = useState<'notAnAddress' | 'elsewhere' | 'noPort' | null>(null);
  const { look, only } = search;
  const reading = readLook(look, entering.tried.state);
  const { fault, best } = reading;
  const hidden = (look?.seen ?? []).filter((one) => one.presence === 'hidden' && one !== best);
  const servers = (look?.seen ?? []).flatMap(({ server }) => (server ? [server] : []));
  const isBusy = look !== null && !look.done;
  const rate = entering.tried.state === 'green' ? entering.tried.tokensPerSecond : null;

  const lookAt = (typed: string): void => {
    const read = readPlace(typed);
    refuse(read.ok ? null : read.why);
    if (read.ok) search.lookAt(read.place);
  };

  return (
    <>
      <button type="button" className="browser-button" disabled={isBusy} onClick={() => search.lookEverywhere()}>
        {t(isBusy ? 'looking' : look === null ? 'look' : 'lookAgain')}
      </button>
      {look === null ? null : (
        <Lights
          lights={reading.lights}
          details={{
            ...detailsOf(reading, t('someServer'), (n) => t('modelCount', { n })),
            ...(rate === null
              ? {}
              : { answer: t('answeredAt', { n: rate.toLocaleString(tag, { maximumFractionDigits: 1 }) }) }),
          }}
        />
      )}
      <div className="browser-cure" aria-live="polite" data-fault={fault?.layer}>
        {fault === null ? null : (
          <Cure fault={fault} place={best?.place ?? null} only={only} system={system} terminal={terminal} />
        )}
      </div>
      {fault?.layer === 'models' && fault.why === 'problem' && fault.code === 'KEY_NEEDED' ? (
        <KeyField use={search.useKey} />
      ) : null}
      {hidden.map(({ place }) => (
        <details key={place.url} className="browser-more" data-hidden-server={place.usual}>
          <summary>{t('alsoHidden', { name: nameOf(place.usual, t('someServer')), url: place.url })}</summary>
          <CorsSteps kind={place.usual} system={system} />
        </details>
      ))}
      {fault === null && best?.server ? <EntryForm servers={servers} entering={entering} /> : null}
      <OtherAddress refused={refused} lookAt={lookAt} isBusy={isBusy} />
    </>
  );
}

function detailsOf(
  { best, fault }: Reading,
  someServer: string,
  models: (n: number) => string,
): Partial<Record<Layer, string>> {
  if (best === null) return {};
  const { place, server } = best;
  const found = fault === null && server ? usable(server.models).length : 0;
  return {
    server: place.url,
    ...(server ? { kind: nameOf(server.kind, someServer) } : {}),
    ...(found > 0 ? { models: models(found) } : {}),
  };
}
