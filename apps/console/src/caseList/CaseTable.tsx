import { Empty, Table, type TableProps } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { APPLICANT_KINDS, CHANNELS } from '@yishen/statute';
import type { CaseList, CaseRow } from '../api/contract';
import { useText } from '../app/locale';
import { dateText } from '../dates/dateText';
import { DeadlineBadge } from '../deadline/DeadlineBadge';
import { deadlineBadge } from '../deadline/badge';
import { PAGE_SIZE, type CaseFilter } from './caseQuery';
import { nextStep } from './nextStep';

/** The cases as two-line rows: what it is, and what comes next in words. */
export function CaseTable({
  list,
  filter,
  today,
  loading,
  onChange,
  onOpen,
}: {
  list: CaseList | undefined;
  filter: CaseFilter;
  today: string;
  loading: boolean;
  onChange: (change: Readonly<Record<string, string>>) => void;
  onOpen: (id: string) => void;
}) {
  const { t } = useText();
  useRowKeys();
  return (
    <Table<CaseRow>
      rowKey="id"
      data-testid="case-list"
      className="case-table"
      size="middle"
      scroll={{ x: 'max-content' }}
      columns={useColumns(filter, today)}
      dataSource={list ? [...list.rows] : []}
      loading={loading}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('console.list.empty')} /> }}
      onRow={(row) => ({
        onClick: (event) => {
          if (!(event.target as HTMLElement).closest('a')) onOpen(row.id);
        },
      })}
      pagination={{
        current: filter.page,
        pageSize: PAGE_SIZE,
        total: list?.total ?? 0,
        showSizeChanger: false,
        showTotal: (total) => t('console.list.total', { total }),
      }}
      onChange={(pagination, _filters, sorter, { action }) => {
        if (action === 'paginate') return onChange({ page: String(pagination.current ?? 1) });
        const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
        if (action === 'sort') onChange({ sort: order ? `${order === 'descend' ? '-' : ''}${String(columnKey)}` : '' });
      }}
    />
  );
}

function useColumns(filter: CaseFilter, today: string): TableProps<CaseRow>['columns'] {
  const { t, locale } = useText();
  const sorted = (key: string) => ({
    key,
    sorter: true,
    sortOrder: filter.sort === key ? ('ascend' as const) : filter.sort === `-${key}` ? ('descend' as const) : null,
  });
  return [
    { key: 'case', title: t('console.list.case'), render: (_, row) => <CaseCell row={row} today={today} /> },
    {
      ...sorted('receivedOn'),
      title: t('console.list.received'),
      width: 180,
      render: (_, row) => (
        <>
          <div className="date">
            {row.receivedOn
              ? dateText(row.receivedOn, locale)
              : row.arrivedOn
                ? t('console.list.arrived', { date: dateText(row.arrivedOn, locale) })
                : t('status.unconfirmed')}
          </div>
          <div className="case-second">{CHANNELS[row.channel].label}</div>
        </>
      ),
    },
    {
      ...sorted('dueOn'),
      title: t('console.list.due'),
      width: 280,
      render: (_, row) => (
        <>
          <div className="date">{row.dueOn === null ? '—' : dateText(row.dueOn, locale)}</div>
          <div className="case-badge">
            <DeadlineBadge badge={deadlineBadge(row, today, locale)} />
          </div>
        </>
      ),
    },
  ];
}

function CaseCell({ row, today }: { row: CaseRow; today: string }) {
  const { t, locale } = useText();
  return (
    <div data-testid={`case-row-${row.id}`}>
      <div className="case-first">
        <Link to={`/requests/${row.id}`} className="case-link mono" data-testid="case-link">
          {row.code}
        </Link>
        <span className="case-name">{row.applicantName ?? t('console.nameHidden')}</span>
        <span className="case-kind">{APPLICANT_KINDS[row.applicantKind].label}</span>
      </div>
      <div className="case-second">
        {nextStep(row, today, locale)}
        {!row.receiptEvidenced && row.status === 'open' && (
          <span className="case-unevidenced"> · {t('console.next.evidence')}</span>
        )}
      </div>
    </div>
  );
}

// j and k walk the rows, Enter opens the one that has the focus: a link does that by itself.
function useRowKeys(): void {
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
