import { FORUMS, PROCEEDING_KINDS, PROCEEDING_OUTCOMES, TABLE_FOUR_COLUMNS } from '@yishen/statute';
import { Tag } from 'antd';
import { Link } from 'react-router';
import type { ProceedingRow } from '../api/schemas';
import { useText } from '../app/locale';
import { dateText } from '../dates/dateText';
import { columnsOf } from '../list/listFields';

/** The columns of the list of proceedings, with the column of table four each enters. */
export const PROCEEDING_COLUMNS = columnsOf<ProceedingRow>({
  kind: {
    title: 'console.proceedings.kind',
    render: (row, { t }) => (
      <div data-testid={`proceeding-row-${row.id}`}>
        <Link to={`/proceedings/${row.id}`} data-testid="proceeding-link">
          <strong>{PROCEEDING_KINDS[row.kind].label}</strong> · {FORUMS[row.forum].label}
        </Link>
        <div className="case-second">
          {row.request ? (
            <Link to={`/requests/${requestId(row.request)}`}>{t('console.proceedings.toCase')}</Link>
          ) : (
            t('console.proceedings.noCase')
          )}
        </div>
      </div>
    ),
  },
  id: 'kind',
  forum: 'kind',
  request: 'kind',
  openedOn: {
    title: 'console.proceedings.openedOn',
    render: (row, { locale }) => <span className="date">{dateText(row.openedOn, locale)}</span>,
  },
  dueOn: {
    title: 'console.proceedings.next',
    render: ({ dueOn, dueKind }, { t, locale }) =>
      dueOn &&
      dueKind && (
        <>
          {t(`proceedingDeadline.${dueKind}`)}
          <div className="date">{dateText(dueOn, locale)}</div>
        </>
      ),
  },
  dueKind: 'dueOn',
  outcome: { title: 'console.proceedings.result', render: (row) => <Result row={row} /> },
  status: 'outcome',
  concludedOn: 'outcome',
  result: 'outcome',
  agencyId: null,
  standing: null,
  challenges: null,
  instance: null,
  dueProvisional: null,
  version: null,
});

function Result({ row }: { row: ProceedingRow }) {
  const { t, locale } = useText();
  if (row.status === 'voided') return <Tag>{t('console.proceedings.voided')}</Tag>;
  if (row.status === 'open' || row.outcome === null)
    return <Tag color="processing">{t('console.proceedings.pending')}</Tag>;
  return (
    <>
      {PROCEEDING_OUTCOMES[row.outcome].label}
      <div className="case-second">
        {row.concludedOn && <span className="date">{dateText(row.concludedOn, locale)}</span>}
        {row.result && ` · ${t('console.proceedings.column', { column: TABLE_FOUR_COLUMNS[row.result] })}`}
      </div>
    </>
  );
}

// The list may name the request by its stream or by its id.
const requestId = (request: string): string => request.replace(/^request-/, '');
