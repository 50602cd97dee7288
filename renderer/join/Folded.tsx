import type { ReactNode } from 'react';

interface FoldedProps {
  readonly isFolded: boolean;
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** A part under its title; folded away where the visitor does not need it now. */
export function Folded({ isFolded, title, children }: FoldedProps) {
  if (!isFolded) {
    return (
      <>
        {title}
        {children}
      </>
    );
  }
  return (
    <details>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
