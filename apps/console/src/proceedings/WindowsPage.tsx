import { DECISIONS } from '@yishen/statute';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { api } from '../api/questions';
import type { ChallengeWindow, ChallengeWindows } from '../api/schemas';
import { useText } from '../app/locale';
import { dateText } from '../dates/dateText';
import { ListChoice, ListPage } from '../list/ListPage';
import { columnsOf } from '../list/listFields';
import { chosenOf } from '../list/listSearch';
import { useList } from '../list/useList';
import { useListSearch } from '../list/useListSearch';

const KINDS = ['served', 'unserved', 'unanswered'] as const;

const WINDOW_COLUMNS = columnsOf<ChallengeWindows>({
  code: {
    title: 'console.windows.case',
    render: (row, { t, locale }) => (
      <>
        <Link to={`/requests/${row.id}`}>{row.code}</Link>
        <div className="case-second">
          {row.decision ? DECISIONS[row.decision].label : t('console.windows.noAnswer')} · {dateText(row.on, locale)}
        </div>
      </>
    ),
  },
  id: 'code',
  decision: 'code',
  on: 'code',
  deliveredOn: {
    title: 'console.windows.delivered',
    render: ({ deliveredOn }, { locale }) => (deliveredOn ? dateText(deliveredOn, locale) : '—'),
  },
  windows: [
    { title: 'console.windows.reconsideration', render: (row) => <Until row={row} route="reconsideration" /> },
    { title: 'console.windows.suit', render: (row) => <Until row={row} route="suit" /> },
  ],
  authority: {
    title: 'console.windows.where',
    render: ({ authority, court, windows }, { t }) => (
      <>
        {authority ?? t('console.windows.notRecorded')}
        {windows.some(({ route }) => route === 'suit') && <div className="case-second">{court}</div>}
      </>
    ),
  },
  court: 'authority',
  proceedings: {
    title: 'console.windows.brought',
    render: ({ proceedings }, { t }) =>
      proceedings.map((id) => (
        <Link key={id} to={`/proceedings/${id}`} className="window-proceeding">
          {t('console.proceedings.page')}{' '}
        </Link>
      )),
  },
  // Below the row, when it is opened.
  sentence: null,
});

/** What can still be filed against the agency: where, until when, and what started the time (救济时限). */
export default function WindowsPage() {
  const { t } = useText();
  const { search, page, change } = useListSearch();
  const of = chosenOf(search, 'of', KINDS);
  const list = useList('challenge-windows', { of, page }, api.challengeWindows);
  return (
    <ListPage
      list={list}
      acts={<Link to="/proceedings">{t('console.nav.proceedings')}</Link>}
      filters={
        <ListChoice
          label="console.windows.title"
          value={of}
          choices={KINDS}
          words={(choice) => t(`console.windows.${choice}`)}
          onChoose={(next) => change({ of: next })}
          data-testid="windows-of"
        />
      }
      columns={WINDOW_COLUMNS}
      empty="console.windows.empty"
      place={{ page, onChange: change }}
      rowKey="id"
      expandable={{
        expandedRowRender: (row) => <p className="case-second">{row.sentence}</p>,
        rowExpandable: (row) => row.sentence !== null,
      }}
      data-testid="windows"
    />
  );
}

function Until({ row, route }: { row: ChallengeWindows; route: ChallengeWindow['route'] }) {
  const { t, locale } = useText();
  const window = row.windows.find((one) => one.route === route);
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
