import { TableOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import type { CountedIn } from '../api/schemas';
import { useText } from '../app/locale';

/** Which cells of which annual report a case counts in, each leading there. */
export function CountsIn({ countsIn }: { countsIn: readonly CountedIn[] }) {
  const { t } = useText();
  return (
    <section className="counts-in" aria-label={t('console.case.countsIn')} data-testid="counts-in">
      <span className="counts-in-title">
        <TableOutlined /> {t('console.case.countsIn')}
      </span>
      {countsIn.length === 0 && <span className="muted">{t('console.case.countsNowhere')}</span>}
      {countsIn.map(({ year, table, row, column, label }) => (
        <Link
          key={`${year}/${table}/${row}/${column}`}
          to={`/reports/${year}?${new URLSearchParams({ table, row, column }).toString()}`}
          className="counts-in-cell"
        >
          {t('console.case.inYear', { year })} · {label}
        </Link>
      ))}
    </section>
  );
}
