import { telao } from '../../i18n/telao.ts';
import { useTexts } from '../../i18n/react.tsx';
import { typedAddress, voteQrText } from '../../lib/door.ts';
import { Qr } from '../../ui/Qr.tsx';
import './vote-door.css';

/** The way to the ballot: a code for cameras, an address for fingers. */
export function VoteDoor({ url, isSmall = false }: { url: string | null; isSmall?: boolean }) {
  const t = useTexts(telao);
  if (url === null) return <p className="vote-door-ask">{t('askAddress')}</p>;
  return (
    <div className="vote-door" data-small={isSmall}>
      <div className="vote-door-code">
        <Qr text={voteQrText(url)} label={t('voteQr')} />
      </div>
      <p className="vote-door-caption">{t('scanToVote')}</p>
      <p className="vote-door-address">
        <span className="vote-door-or">{t('orType')} </span>
        {typedAddress(url)}/v
      </p>
    </div>
  );
}
