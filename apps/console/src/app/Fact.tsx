import type { ReactNode } from 'react';

/** A named fact in a list of facts (`<dl className="facts">`). */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
