import { useText } from '../app/locale';

/** Leads to a recorded fact in the time line, and puts the focus there. */
export function FactLink({ version }: { version: number }) {
  const { t } = useText();
  return (
    <a
      href={`#${factAnchor(version)}`}
      onClick={(event) => {
        event.preventDefault();
        const fact = document.getElementById(factAnchor(version));
        fact?.scrollIntoView({ behavior: 'smooth', block: 'center' });
        fact?.focus({ preventScroll: true });
      }}
    >
      {t('console.why.fact', { version })}
    </a>
  );
}

/** The place of a recorded fact in the time line. */
export function factAnchor(version: number): string {
  return `fact-${version}`;
}
