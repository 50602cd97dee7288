import type { ReactNode } from 'react';
import type { WifiView } from '../../../protocol/model.ts';
import { telao } from '../../i18n/telao.ts';
import { useTexts } from '../../i18n/react.tsx';
import { typedAddress, voteQrText } from '../../lib/door.ts';
import { wifiQrText } from '../../lib/wifi.ts';
import { Qr } from '../../ui/Qr.tsx';
import './door-steps.css';

/** Names and passwords that are longer are set smaller, rather than broken twice. Characters. */
const LONG = 16;
/** A longer password nobody types from a wall: the code has it. Characters. */
const TYPED_CHARS = 20;

/** The two things a phone does, in their order: into the room's network, then to the ballot. */
export function DoorSteps({ url, wifi }: { url: string; wifi: WifiView }) {
  const t = useTexts(telao);
  return (
    <ol className="door-steps">
      <Step n={1} title={t('stepWifi')} code={wifiQrText(wifi)} label={t('wifiQr', { network: wifi.ssid })}>
        <Typed label={t('network')} text={wifi.ssid} />
        {wifi.security === 'nopass' || wifi.password === null ? (
          <p className="door-steps-label">{t('wifiOpen')}</p>
        ) : (
          <Password password={wifi.password} />
        )}
      </Step>
      <Step n={2} title={t('stepVote')} code={voteQrText(url)} label={t('voteQr')}>
        <p className="door-steps-label">{t('scanToVote')}</p>
        <Typed label={t('orType')} text={typedAddress(url)} end="/v" />
      </Step>
    </ol>
  );
}

function Password({ password }: { password: string }) {
  const t = useTexts(telao);
  if (password.length <= TYPED_CHARS) return <Typed label={t('password')} text={password} />;
  return <p className="door-steps-label">{t('passwordInCode')}</p>;
}

function Step(props: { n: number; title: string; code: string; label: string; children: ReactNode }) {
  const { n, title, code, label, children } = props;
  return (
    <li className="door-step" data-step={n}>
      <div className="door-step-code">
        <Qr text={code} label={label} />
      </div>
      <div className="door-step-words">
        <h2 className="door-step-title">
          <span className="door-step-number">{n}</span> {title}
        </h2>
        {children}
      </div>
    </li>
  );
}

/** `end` goes to the next line before anything else is broken. */
function Typed({ label, text, end = '' }: { label: string; text: string; end?: string }) {
  return (
    <p className="door-steps-typed" data-long={text.length + end.length > LONG}>
      <span className="door-steps-label">{label}</span>{' '}
      <bdi>
        {text}
        {end === '' ? null : <wbr />}
        {end}
      </bdi>
    </p>
  );
}
