import type { ReactNode } from 'react';
import { useText } from './locale';
import { useScreenTitle } from './screenTitle';

/** The head of a screen: its title, what is said beside it, and what can be done. */
export function PageBar({ title, said, children }: { title?: ReactNode; said?: ReactNode; children?: ReactNode }) {
  const { t } = useText();
  const own = useScreenTitle();
  return (
    <div className="page-bar">
      <h1 className="page-title">{title ?? t(own)}</h1>
      <span className="grow">{said}</span>
      {children}
    </div>
  );
}
