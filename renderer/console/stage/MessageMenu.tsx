import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import { call } from '../../lib/api/call.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { recall, remember } from '../../lib/storage.ts';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Menu } from '../ui/Menu.tsx';

const KEY = 'arena.console.message';
/** As long as the host takes. */
const MOST_CHARS = 500;

/** Words of the organizer on the telão. */
export function MessageMenu() {
  const t = useTexts(texts);
  return (
    <Menu icon={Megaphone} label={t('message')}>
      {(close) => <Message onDone={close} />}
    </Menu>
  );
}

function Message({ onDone }: { onDone: () => void }) {
  const t = useTexts(texts);
  const { act } = useDesk();
  const isShown = useScreen(({ arena }) => arena.stage?.scene === 'message' && arena.stage.message !== null);
  const [text, setText] = useState(() => recall(KEY) ?? '');
  const say = text.trim();
  const show = (): void =>
    void act(() => call('setStage', { body: { scene: 'message', message: say } })).then((done) =>
      done ? onDone() : undefined,
    );
  const clear = (): void =>
    void act(() => call('setStage', { body: { scene: 'auto', message: null } })).then((done) =>
      done ? onDone() : undefined,
    );
  return (
    <form
      className="message-card"
      onSubmit={(event) => {
        event.preventDefault();
        if (say !== '') show();
      }}
    >
      <Field label={t('messageText')} hint={t('messageHint')}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            dir="auto"
            value={text}
            maxLength={MOST_CHARS}
            onChange={({ target }) => {
              setText(target.value);
              remember(KEY, target.value);
            }}
          />
        )}
      </Field>
      <div className="message-actions">
        <Button
          label={t('messageShow')}
          kind="primary"
          acts
          inactive={say === '' ? t('messageText') : null}
          onPress={show}
        />
        {isShown ? <Button label={t('messageClear')} acts onPress={clear} /> : null}
      </div>
    </form>
  );
}
