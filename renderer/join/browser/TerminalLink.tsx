import type { MouseEvent } from 'react';
import { useTexts } from '../../i18n/react.tsx';
import { joinBrowser } from '../../i18n/join-browser.ts';

/** The way that no browser closes. */
export function TerminalLink({ id }: { id: string }) {
  const t = useTexts(joinBrowser);
  // Without changing the fragment: it may hold the PIN, and the page be loaded again.
  const go = (event: MouseEvent): void => {
    event.preventDefault();
    const heading = document.getElementById(id);
    heading?.closest('details')?.setAttribute('open', '');
    heading?.scrollIntoView();
  };
  return (
    <p className="browser-terminal">
      <a href={`#${id}`} onClick={go}>
        {t('terminal')}
      </a>
    </p>
  );
}
