import { Pin, PinOff } from 'lucide-react';
import { call } from '../../lib/api/call.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import type { Actions } from '../night/use-actions.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { MessageMenu } from './MessageMenu.tsx';
import { scenesFor } from '../../lib/arena/scene.ts';
import type { SceneName } from '../../lib/arena/scene.ts';
import './controls.css';

/** What the telão shows besides the round. */
export function Controls({ actions }: { actions: Actions }) {
  const t = useTexts(texts);
  const { act, offline } = useDesk();
  const stage = useScreen(({ arena }) => arena.stage);
  const round = useScreen(({ arena }) => arena.round);
  if (stage === null) return null;
  const { scene, pin, hold, black } = stage;
  const offered = scenesFor(round);
  // One that was chosen and has nothing to show any more stays in the list: it is what is set.
  const scenes = offered.includes(scene) ? offered : [...offered, scene];
  const choose = (next: SceneName): void => {
    const body = next === 'auto' ? { scene: next, pin: false } : { scene: next };
    void act(() => call('setStage', { body }));
  };
  return (
    <div className="controls" role="group" aria-label={t('telao')}>
      <select
        className="controls-scene"
        aria-label={t('scene')}
        value={scene}
        disabled={offline}
        onChange={({ target }) => choose(target.value as SceneName)}
      >
        {scenes.map((name) => (
          <option key={name} value={name}>
            {t(`scene_${name}`)}
          </option>
        ))}
      </select>
      <IconButton
        icon={pin ? PinOff : Pin}
        label={t('pin')}
        hint={t('pinHint')}
        pressed={pin}
        acts
        inactive={scene === 'auto' && !pin ? t('pinAuto') : null}
        onPress={() => void act(() => call('setStage', { body: { pin: !pin } }))}
      />
      <Button label={t('hold')} hint={t('holdHint')} shortcut="W" pressed={hold} acts onPress={actions.toggleHold} />
      <Button
        label={t('black')}
        hint={t('blackHint')}
        shortcut="B"
        pressed={black}
        acts
        onPress={actions.toggleBlack}
      />
      <Button
        label={t('scoreboard')}
        hint={t('scoreboardHint')}
        shortcut="S"
        pressed={scene === 'scoreboard'}
        acts
        onPress={actions.toggleScoreboard}
      />
      <MessageMenu />
    </div>
  );
}
