import { useId } from 'react';
import type { ReactNode } from 'react';
import './panel.css';

interface PanelProps {
  readonly title: string;
  /** Beside the title: a count, a button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** The room under the title scrolls by itself. */
  readonly scrolls?: boolean;
  /** Class of the section, for its place on the page. */
  readonly name?: string;
}

/** A part of a page, with a heading that a reader can jump to. */
export function Panel({ title, aside, children, scrolls = false, name = '' }: PanelProps) {
  const id = useId();
  return (
    <section className={`panel ${name}`} aria-labelledby={id} data-scrolls={scrolls}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {scrolls ? (
        // Reached by keyboard, or what is below its edge could not be read without a mouse.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="panel-body" role="group" aria-labelledby={id} tabIndex={0}>
          {children}
        </div>
      ) : (
        <div className="panel-body">{children}</div>
      )}
    </section>
  );
}
