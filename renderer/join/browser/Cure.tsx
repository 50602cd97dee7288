import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { ServerKind } from '../../../participant/core/runners/kinds.ts';
import { useTexts } from '../../i18n/react.tsx';
import { joinBrowser } from '../../i18n/join-browser.ts';
import { CommandBox } from '../CommandBox.tsx';
import type { System } from '../system.ts';
import { USUAL } from './addresses.ts';
import type { Place } from './addresses.ts';
import { corsCure } from './cures.ts';
import type { Fault } from './lights.ts';
import { SERVER_NAMES } from './names.ts';

/** Where Chrome and Edge let a person trust a page without https. */
const FLAG = 'chrome://flags/#unsafely-treat-insecure-origin-as-secure';

interface CureProps {
  readonly fault: Fault;
  /** What the fault is about; null where nothing answered at all. */
  readonly place: Place | null;
  /** Where it was looked, when that was one address only. */
  readonly only: Place | null;
  readonly system: System;
  readonly terminal: ReactNode;
}

/** The layer that fails in words, and exactly what to do. */
export function Cure({ fault, place, only, system, terminal }: CureProps) {
  const t = useTexts(joinBrowser);
  const url = (place ?? only)?.url ?? '';
  switch (fault.layer) {
    case 'browser':
      return (
        <>
          <p>{t(fault.why, { host: location.host })}</p>
          {fault.why === 'insecure' ? (
            <>
              {terminal}
              <p>{t('flag', { origin: location.origin })}</p>
              <CommandBox command={FLAG} />
            </>
          ) : null}
          {fault.why === 'denied' ? terminal : null}
        </>
      );
    case 'server':
      return (
        <>
          <p>
            {only === null
              ? t('silent', { ports: USUAL.map((one) => new URL(one.url).port).join(', ') })
              : t('silentAt', { url })}
          </p>
          <p>
            {t('silentTest')} <OpenThere url={(only ?? USUAL[0])?.url ?? ''} />
          </p>
          {terminal}
        </>
      );
    case 'readable':
      return (
        <>
          <p>{t('hidden', { name: nameOf(fault.kind, t('someServer')), url })}</p>
          <CorsSteps kind={fault.kind} system={system} />
          {terminal}
        </>
      );
    case 'kind':
      return <p>{t('notKnown', { url })}</p>;
    case 'models':
      if (fault.why === 'problem') return <p dir="auto">{fault.message}</p>;
      return <NoModel why={fault.why} kind={fault.kind} />;
  }
}

/** A person may open what a page may not reach. */
function OpenThere({ url }: { url: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {url}
    </a>
  );
}

function NoModel({ why, kind }: { why: 'none' | 'onlyEmbedding'; kind: ServerKind }) {
  const t = useTexts(joinBrowser);
  const name = nameOf(kind, t('someServer'));
  if (kind !== 'ollama') return <p>{t(why === 'none' ? 'noModelsLoaded' : 'onlyEmbeddingLoaded', { name })}</p>;
  return (
    <>
      <p>{t(why === 'none' ? 'noModels' : 'onlyEmbedding', { name })}</p>
      <CommandBox command="ollama pull llama3.2" />
    </>
  );
}

export function CorsSteps({ kind, system }: { kind: ServerKind | null; system: System }) {
  const t = useTexts(joinBrowser);
  return (
    <>
      {corsCure(kind, system, location.origin).map(({ say, command }) => (
        <Fragment key={say}>
          <p>{t(say)}</p>
          {command === null ? null : <CommandBox command={command} />}
        </Fragment>
      ))}
      <p>{t('again')}</p>
    </>
  );
}

export function nameOf(kind: ServerKind | null, otherwise: string): string {
  return (kind === null ? null : SERVER_NAMES[kind]) ?? otherwise;
}
