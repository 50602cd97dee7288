import type { ReactNode } from 'react';

/** A numbered part of the way in. */
export function Step({ number, heading, children }: { number: number; heading: string; children: ReactNode }) {
  const id = `step-${number}`;
  return (
    <section className="join-step" aria-labelledby={id}>
      <h2 id={id}>
        <span className="join-number">{number}</span> {heading}
      </h2>
      {children}
    </section>
  );
}
