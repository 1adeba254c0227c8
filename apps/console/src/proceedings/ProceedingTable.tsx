import { Button, Empty, Segmented, Table, Tag } from 'antd';
import { FORUMS, PROCEEDING_KINDS, PROCEEDING_OUTCOMES, TABLE_FOUR_COLUMNS } from '@yishen/statute';
import { Link } from 'react-router';
import type { ProceedingList, ProceedingRow } from '../api/contract';
import { useText } from '../app/locale';
import { dateText } from '../dates/dateText';

/** The states of the list, `''` for all. */
export const PROCEEDING_STATES = ['', 'open', 'concluded'] as const;

type StateFilter = (typeof PROCEEDING_STATES)[number];

/** The proceedings as rows, with the column of table four each enters. */
export function ProceedingTable({
  list,
  state,
  page,
  loading,
  mayConclude,
  onState,
  onPage,
  onConclude,
}: {
  list: ProceedingList | undefined;
  state: StateFilter;
  page: number;
  loading: boolean;
  mayConclude: boolean;
  onState: (state: StateFilter) => void;
  onPage: (page: number) => void;
  onConclude: (row: ProceedingRow) => void;
}) {
  const { t, locale } = useText();
  return (
    <div className="panel">
      <Segmented<StateFilter>
        className="proceeding-states"
        aria-label={t('console.filter.state')}
        data-testid="proceeding-state"
        value={state}
        onChange={onState}
        options={PROCEEDING_STATES.map((value) => ({ value, label: t(`console.proceedings.state.${value || 'all'}`) }))}
        style={{ marginBottom: 14 }}
      />
      <Table<ProceedingRow>
        rowKey="id"
        data-testid="proceeding-list"
        loading={loading}
        scroll={{ x: 'max-content' }}
        dataSource={list ? [...list.rows] : []}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('console.proceedings.empty')} />,
        }}
        pagination={{ current: page, pageSize: 50, total: list?.total ?? 0, onChange: onPage, showSizeChanger: false }}
        columns={[
          {
            title: t('console.proceedings.kind'),
            render: (_, row) => (
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
          {
            title: t('console.proceedings.openedOn'),
            render: (_, row) => <span className="date">{dateText(row.openedOn, locale)}</span>,
          },
          {
            title: t('console.proceedings.next'),
            render: (_, row) =>
              row.dueOn &&
              row.dueKind && (
                <>
                  {t(`proceedingDeadline.${row.dueKind}`)}
                  <div className="date">{dateText(row.dueOn, locale)}</div>
                </>
              ),
          },
          { title: t('console.proceedings.result'), render: (_, row) => <Result row={row} /> },
          {
            title: '',
            align: 'right',
            render: (_, row) =>
              row.status === 'open' &&
              mayConclude && (
                <Button onClick={() => onConclude(row)} data-testid="conclude-proceeding">
                  {t('console.proceedings.conclude')}
                </Button>
              ),
          },
        ]}
      />
    </div>
  );
}

function Result({ row }: { row: ProceedingRow }) {
  const { t, locale } = useText();
  if (row.status === 'voided') return <Tag>{t('console.proceedings.voided')}</Tag>;
  if (row.status === 'open' || row.outcome === null)
    return <Tag color="processing">{t('console.proceedings.pending')}</Tag>;
  const outcome = PROCEEDING_OUTCOMES[row.outcome];
  return (
    <>
      {outcome.label}
      <div className="case-second">
        {row.concludedOn && <span className="date">{dateText(row.concludedOn, locale)}</span>}
        {row.result && ` · ${t('console.proceedings.column', { column: TABLE_FOUR_COLUMNS[row.result] })}`}
      </div>
    </>
  );
}

// The list may name the request by its stream or by its id.
const requestId = (request: string): string => request.replace(/^request-/, '');
