import type { ReactNode } from 'react';
import { Choices } from '../parts/Choices.tsx';

interface WaitingProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly children?: ReactNode;
}

/** A phase in which there is nothing to do here, said kindly. */
export function Waiting({ title, lines, children }: WaitingProps) {
  return (
    <>
      <section className="waiting">
        <h1>{title}</h1>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {children}
      </section>
      <Choices leadsHome />
    </>
  );
}
