import { useTexts } from '../i18n/react.tsx';
import { join } from '../i18n/join.ts';
import { useScreen } from '../lib/arena/react.tsx';
import { connectedNames } from './here.ts';
import './in-arena.css';

/** Names shown at once. */
const MOST = 12;

/** Who is connected: whoever runs the line sees the own name come in. */
export function InArena() {
  const t = useTexts(join);
  const participants = useScreen(({ arena }) => arena.participants);
  const names = connectedNames(participants);
  const left = names.length - MOST;
  return (
    <div className="join-in" role="status" data-in={names.length}>
      {names.length === 0 ? (
        <p>{t('nobodyIn')}</p>
      ) : (
        <>
          <p>{t('areIn', { n: names.length })}</p>
          <ul>
            {names.slice(0, MOST).map(({ id, nickname }) => (
              <li key={id}>
                <bdi>{nickname}</bdi>
              </li>
            ))}
            {left > 0 ? <li>{t('moreIn', { n: left })}</li> : null}
          </ul>
        </>
      )}
    </div>
  );
}
