import { useQuery } from '@tanstack/react-query';
import { Drawer, Empty, Spin, Table, Tag } from 'antd';
import { Link } from 'react-router';
import { api } from '../api/questions';
import type { CellEntry, OpenedCell } from '../api/schemas';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { dayOrInstantText } from '../dates/dateText';
import { placeLabel, type CellPlace } from './figures';

const NO_PLACE: CellPlace = { table: 'three', row: '', column: '' };

/** The drawer of a cell: its value and every line behind it, each leading to its case. */
export function CellDrawer({
  agencyId,
  year,
  place,
  onClose,
}: {
  agencyId: string;
  year: number;
  place: CellPlace | undefined;
  onClose: () => void;
}) {
  const cell = useQuery({
    queryKey: ['cell', agencyId, year, place],
    queryFn: () => api.cell(agencyId, year, place ?? NO_PLACE),
    enabled: place !== undefined,
  });
  return (
    <Drawer
      open={place !== undefined}
      onClose={onClose}
      size={640}
      title={place && placeLabel(place)}
      data-testid="cell-drawer"
      destroyOnHidden
    >
      {place && cell.isPending && <Spin />}
      {cell.isError && <ProblemAlert error={cell.error} onRetry={() => void cell.refetch()} />}
      {cell.data && <CellContent cell={cell.data} year={year} counted={place?.table !== 'two'} />}
    </Drawer>
  );
}

/** `counted`: lines are cases that count; otherwise they are the values recorded for a figure of table two. */
function CellContent({ cell, year, counted }: { cell: OpenedCell; year: number; counted: boolean }) {
  const { t, locale } = useText();
  return (
    <>
      <p className="cell-value" data-testid="cell-value">
        <strong>{cell.value ?? t('console.report.unrecorded')}</strong>
        <span className="muted">{t('console.filter.yearOf', { year })}</span>
        {cell.opening && <span className="muted">{t('console.cell.opening', { year: cell.opening.year })}</span>}
        {cell.total > cell.entries.length && (
          <span className="muted">{t('console.report.newest', { total: cell.total, shown: cell.entries.length })}</span>
        )}
      </p>
      <Table<CellEntry>
        size="small"
        rowKey={(entry) => `${entry.stream}/${entry.position}/${entry.meaning}/${entry.sign}`}
        data-testid="cell-entries"
        dataSource={[...cell.entries]}
        pagination={cell.entries.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('console.report.nothingBehind')} />,
        }}
        columns={[
          ...(counted
            ? [
                {
                  title: t('console.list.case'),
                  render: (_: unknown, entry: CellEntry) => <EntryLink entry={entry} />,
                },
                { title: t('console.report.entryYear'), dataIndex: 'year' },
              ]
            : []),
          {
            title: t('console.report.meaning'),
            render: (_, entry) => (
              <>
                {entry.meaning}{' '}
                {counted && <Tag color={entry.sign > 0 ? 'blue' : 'orange'}>{entry.sign > 0 ? '+1' : '−1'}</Tag>}
              </>
            ),
          },
          {
            title: t('console.report.legalDay'),
            render: (_, entry) => <span className="date">{dayOrInstantText(entry.at, locale)}</span>,
          },
          {
            title: t('console.report.logPosition'),
            render: (_, entry) => <span className="mono">{entry.position}</span>,
          },
        ]}
      />
    </>
  );
}

function EntryLink({ entry }: { entry: CellEntry }) {
  const name = <span className="mono">{entry.code ?? entry.id.slice(0, 8)}</span>;
  if (!entry.stream.startsWith('request-')) return name;
  return (
    <Link to={`/requests/${entry.id}`} data-testid="cell-case">
      {name}
    </Link>
  );
}
