import type { ReactNode } from 'react';
import { typedAddress, voteQrText } from '../../lib/door.ts';
import { wifiQrText } from '../../lib/wifi.ts';
import { wifi as wifiTexts } from '../../i18n/console-door.ts';
import { door as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Qr } from '../../ui/Qr.tsx';
import type { DoorFacts } from './door.ts';
import './door-codes.css';

/** What phones point at: the ballot, and before it the room's Wi-Fi where it is known. */
export function DoorCodes({ door }: { door: DoorFacts }) {
  const t = useTexts(texts);
  const w = useTexts(wifiTexts);
  const address = `${typedAddress(door.url)}/v`;
  const { wifi } = door;
  const vote = (
    <>
      <div className="door-qr">
        <Qr text={voteQrText(door.url)} label={t('voteQr', { address })} />
      </div>
      <p>{t('voteHow')}</p>
      <p className="door-big">{address}</p>
    </>
  );
  if (wifi === null) {
    return (
      <section className="door-vote">
        <h3>{t('vote')}</h3>
        {vote}
      </section>
    );
  }
  return (
    <ol className="door-codes">
      <Step n={1} title={w('step')}>
        <div className="door-qr">
          <Qr text={wifiQrText(wifi)} label={w('qr', { network: wifi.ssid })} />
        </div>
        <p>{w('stepHow')}</p>
        <p className="door-big">
          <bdi>{wifi.ssid}</bdi>
        </p>
      </Step>
      <Step n={2} title={t('vote')}>
        {vote}
      </Step>
    </ol>
  );
}

function Step({ n, title, children }: { n: number; title: string; children: ReactNode }) {
  return (
    <li className="door-vote" data-step-of-door={n}>
      <h3>
        <span className="door-codes-number">{n}</span> {title}
      </h3>
      {children}
    </li>
  );
}
