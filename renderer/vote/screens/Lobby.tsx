import { vote } from '../../i18n/vote.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useScreen } from '../../lib/arena/react.tsx';
import { EntryMark } from '../../ui/EntryMark.tsx';
import { usePhoneState } from '../desk/react.tsx';
import { Waiting } from './Waiting.tsx';

/** One of each shape and colour: what answers will be told apart by. */
const MARKS = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;

export function Lobby() {
  const t = useTexts(vote);
  const own = usePhoneState((state) => state.own);
  const title = useScreen((screen) => screen.arena.session?.title ?? '');
  return (
    <Waiting title={t('lobby')} lines={[t('lobbyHelp')]}>
      {title === '' ? null : <p className="session-title">{title}</p>}
      {own === null ? null : <p className="notice">{t('ownPhone')}</p>}
      <p className="marks" aria-hidden="true">
        {MARKS.map((mark) => (
          <EntryMark key={mark} name={mark} />
        ))}
      </p>
    </Waiting>
  );
}
