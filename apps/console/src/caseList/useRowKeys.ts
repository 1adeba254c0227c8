import { useEffect } from 'react';

/** `j` and `k` walk the rows; Enter opens the one that has the focus: a link does that by itself. */
export function useRowKeys(): void {
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
      const links = [...document.querySelectorAll<HTMLAnchorElement>('.case-link')];
      const at = links.findIndex((link) => link === document.activeElement);
      const next = links[event.key === 'j' ? Math.min(at + 1, links.length - 1) : Math.max(at - 1, 0)];
      next?.focus();
    };
    document.addEventListener('keydown', walk);
    return () => document.removeEventListener('keydown', walk);
  }, []);
}
