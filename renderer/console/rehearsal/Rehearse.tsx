import { Clapperboard, Play } from 'lucide-react';
import { rehearsal as texts } from '../../i18n/console-rehearsal.ts';
import { useTexts } from '../../i18n/react.tsx';
import { call } from '../../lib/api/call.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { useDesk } from '../desk.tsx';
import { Button } from '../ui/Button.tsx';
import { ROOM } from './room.ts';
import './rehearsal.css';

/** One press, and the arena is full of invented people. Nothing where a rehearsal goes on: its banner has the way out. */
export function Rehearse({ onStart }: { onStart?: () => void }) {
  const t = useTexts(texts);
  const { act } = useDesk();
  const isRehearsal = useScreen((screen) => screen.arena.rehearsal);
  const status = useScreen(({ arena }) => arena.round?.status ?? null);
  if (isRehearsal) return null;
  const inactive = status === 'live' || status === 'voting' ? t('busy') : null;
  const start = (auto: boolean): void => {
    onStart?.();
    void act(() => call('startRehearsal', { body: { ...ROOM, auto } }));
  };
  return (
    <section className="rehearse" aria-label={t('title')}>
      <p className="rehearse-what">{t('what')}</p>
      <Button
        icon={Clapperboard}
        label={t('start', ROOM)}
        acts
        inactive={inactive}
        data={{ 'data-rehearse': 'manual' }}
        onPress={() => start(false)}
      />
      <Button
        icon={Play}
        kind="quiet"
        label={t('auto')}
        hint={t('autoHint')}
        acts
        inactive={inactive}
        data={{ 'data-rehearse': 'auto' }}
        onPress={() => start(true)}
      />
    </section>
  );
}
