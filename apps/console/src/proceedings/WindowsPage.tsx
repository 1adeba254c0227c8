import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Empty, Segmented, Table, Tag } from 'antd';
import { DECISIONS } from '@yishen/statute';
import { Link, useSearchParams } from 'react-router';
import { api } from '../api/client';
import type { ChallengeWindow, ChallengeWindows } from '../api/contract';
import { useText } from '../app/locale';
import { NotFound } from '../app/NotFound';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { dateText } from '../dates/dateText';
import { FreshnessLine, catchUpInterval } from '../freshness/FreshnessLine';
import '../caseList/caseList.css';

const KINDS = ['served', 'unserved', 'unanswered'] as const;

/** What can still be filed against the agency: where, until when, and what started the time (救济时限). */
export default function WindowsPage() {
  const { t, locale } = useText();
  const { agency, may } = useSession();
  const [search, setSearch] = useSearchParams();
  const of = KINDS.find((kind) => kind === search.get('of')) ?? 'served';
  const page = Math.max(1, Number(search.get('page')) || 1);
  const list = useQuery({
    queryKey: ['challenge-windows', agency.id, of, page],
    queryFn: () => api.challengeWindows(agency.id, { of, page }),
    enabled: may('proceeding.read'),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => catchUpInterval(query.state.data?.freshness),
  });
  if (!may('proceeding.read')) return <NotFound />;
  return (
    <>
      <div className="page-bar">
        <h1 className="page-title">{t('console.windows.title')}</h1>
        <span className="grow">
          {list.data && <FreshnessLine freshness={list.data.freshness} updatedAt={list.dataUpdatedAt} />}
        </span>
        <Link to="/proceedings">{t('console.nav.proceedings')}</Link>
      </div>
      {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      <div className="panel">
        <Segmented
          aria-label={t('console.windows.title')}
          data-testid="windows-of"
          value={of}
          onChange={(next) => setSearch({ of: next }, { replace: true })}
          options={KINDS.map((value) => ({ value, label: t(`console.windows.${value}`) }))}
          style={{ marginBottom: 14 }}
        />
        <Table<ChallengeWindows>
          rowKey="id"
          data-testid="windows"
          loading={list.isPending || list.isPlaceholderData}
          scroll={{ x: 'max-content' }}
          dataSource={list.data ? [...list.data.rows] : []}
          locale={{
            emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('console.windows.empty')} />,
          }}
          expandable={{
            expandedRowRender: (row) => <p className="case-second">{row.sentence}</p>,
            rowExpandable: (row) => row.sentence !== null,
          }}
          pagination={{
            current: page,
            pageSize: 50,
            total: list.data?.total ?? 0,
            onChange: (next) => setSearch({ of, page: String(next) }, { replace: true }),
            showSizeChanger: false,
          }}
          columns={[
            {
              title: t('console.windows.case'),
              render: (_, row) => (
                <>
                  <Link to={`/requests/${row.id}`}>{row.code}</Link>
                  <div className="case-second">
                    {row.decision ? DECISIONS[row.decision].label : t('console.windows.noAnswer')} ·{' '}
                    {dateText(row.on, locale)}
                  </div>
                </>
              ),
            },
            {
              title: t('console.windows.delivered'),
              render: (_, { deliveredOn }) => (deliveredOn ? dateText(deliveredOn, locale) : '—'),
            },
            ...(['reconsideration', 'suit'] as const).map((route) => ({
              title: t(`console.windows.${route}`),
              render: (_: unknown, { windows }: ChallengeWindows) => (
                <Until window={windows.find((window) => window.route === route)} />
              ),
            })),
            {
              title: t('console.windows.where'),
              render: (_, { authority, court, windows }) => (
                <>
                  {authority ?? t('console.windows.notRecorded')}
                  {windows.some(({ route }) => route === 'suit') && <div className="case-second">{court}</div>}
                </>
              ),
            },
            {
              title: t('console.windows.brought'),
              render: (_, { proceedings }) =>
                proceedings.map((id) => (
                  <Link key={id} to={`/proceedings/${id}`} className="window-proceeding">
                    {t('console.proceedings.page')}{' '}
                  </Link>
                )),
            },
          ]}
        />
      </div>
    </>
  );
}

function Until({ window }: { window: ChallengeWindow | undefined }) {
  const { t, locale } = useText();
  if (!window) return <span className="muted">—</span>;
  const { until, state, first, startedBy, provisional } = window;
  return (
    <>
      <span className="date">{dateText(until, locale)}</span>{' '}
      <Tag color={state === 'open' ? 'processing' : 'default'}>{t(`console.windows.state.${state}`)}</Tag>
      {first && <Tag color="gold">{t('console.windows.first')}</Tag>}
      {provisional && <Tag>{t('console.proceeding.provisional')}</Tag>}
      <div className="case-second">{t(`console.windows.start.${startedBy}`)}</div>
    </>
  );
}
