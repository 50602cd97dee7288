import { Fragment, useEffect, useRef, useState } from 'react';
import { Check, Copy } from 'lucide-react';
import { useTexts } from '../i18n/react.tsx';
import { join } from '../i18n/join.ts';
import { copyText, selectAll } from '../lib/copy.ts';

/** How long it says what came of copying. Milliseconds. */
const SAID_MS = 4_000;

interface CommandBoxProps {
  readonly command: string;
  /** What the button says it copies, to whoever only hears it. */
  readonly name?: string;
}

/** A command with its copy button. Where the browser does not copy, the command is selected instead. */
export function CommandBox({ command, name = command }: CommandBoxProps) {
  const t = useTexts(join);
  const text = useRef<HTMLElement>(null);
  const [said, say] = useState<'copied' | 'selected' | null>(null);
  // Lines break between words only: half an option on the next line reads as another one.
  const words = command.split(' ');
  useEffect(() => say(null), [command]);
  useEffect(() => {
    if (said === null) return undefined;
    const timer = setTimeout(() => say(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);

  const copy = async (): Promise<void> => {
    const isCopied = await copyText(command, document.body);
    if (!isCopied && text.current !== null) selectAll(text.current);
    say(isCopied ? 'copied' : 'selected');
  };

  return (
    <div className="join-command">
      <pre>
        <code ref={text} data-command>
          {words.map((word, at) => (
            <Fragment key={at}>
              {at === 0 ? '' : ' '}
              <span>{word}</span>
            </Fragment>
          ))}
        </code>
      </pre>
      <button type="button" aria-label={t('copyWhat', { what: name })} onClick={() => void copy()}>
        {said === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        <span>{t('copy')}</span>
      </button>
      <p className="join-said" role="status">
        {said === null ? '' : t(said)}
      </p>
    </div>
  );
}
