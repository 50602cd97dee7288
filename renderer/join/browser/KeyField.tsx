import { useId, useState } from 'react';
import { useTexts } from '../../i18n/react.tsx';
import { joinBrowser } from '../../i18n/join-browser.ts';

/** For servers that want a key. It is kept nowhere but in this page. */
export function KeyField({ use }: { use: (key: string) => void }) {
  const t = useTexts(joinBrowser);
  const id = useId();
  const [key, setKey] = useState('');
  return (
    <form
      className="browser-other"
      onSubmit={(event) => {
        event.preventDefault();
        use(key.trim());
      }}
    >
      <div className="join-field">
        <label htmlFor={id}>{t('key')}</label>
        <input
          id={id}
          type="password"
          autoComplete="off"
          maxLength={500}
          value={key}
          aria-describedby={`${id}-help`}
          onChange={({ target }) => setKey(target.value)}
        />
        <p id={`${id}-help`}>{t('keyHelp')}</p>
      </div>
      <button type="submit" className="browser-button" disabled={key.trim() === ''}>
        {t('keyUse')}
      </button>
    </form>
  );
}
