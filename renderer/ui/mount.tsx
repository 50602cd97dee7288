import { Component, StrictMode } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from '../i18n/react.tsx';

/** A page that broke starts over by itself after this long: nobody stands beside the projector. Milliseconds. */
const START_OVER_MS = 1_000;

/** Puts a page on the screen, in its language. */
export function mount(page: ReactNode): void {
  const root = document.getElementById('page');
  if (root === null) throw new Error('The page has no #page.');
  createRoot(root).render(
    <StrictMode>
      <StartsOver>
        <LanguageProvider>{page}</LanguageProvider>
      </StartsOver>
    </StrictMode>,
  );
}

class StartsOver extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    reportError(new Error(`The page broke and starts over: ${error.message}${info.componentStack ?? ''}`));
    setTimeout(() => location.reload(), START_OVER_MS);
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children;
  }
}
