import { Button, Empty, Segmented, Select, Switch, Table, Tag } from 'antd';
import { INCIDENT_KINDS, type IncidentKind } from '@yishen/domain';
import { Link } from 'react-router';
import type { IncidentList, IncidentRow } from '../api/contract';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { instantText } from '../dates/dateText';
import './incidents.css';

/** Which incidents are shown. */
export const INCIDENT_STATES = ['open', 'closed', 'all'] as const;

type State = (typeof INCIDENT_STATES)[number];

// What a person must answer for is red; what the law is about to ask is amber.
const COLOURS: Readonly<Record<IncidentRow['kind'], string>> = {
  missed: 'red',
  override: 'red',
  unconfirmed: 'orange',
  nearing: 'orange',
  lapseProposed: 'gold',
  noticeNotServed: 'gold',
  provisional: 'blue',
  coverage: 'blue',
  reportDue: 'gold',
};

/** The incidents as rows: cause and article, the case, who cares for it, and what can be done. */
export function IncidentTable({
  list,
  state,
  kind,
  mine,
  page,
  loading,
  mayAct,
  onShow,
  onTake,
  onClose,
}: {
  list: IncidentList | undefined;
  state: State;
  kind: IncidentKind | undefined;
  mine: boolean;
  page: number;
  loading: boolean;
  mayAct: boolean;
  onShow: (next: { state?: State; kind?: IncidentKind | undefined; mine?: boolean; page?: number }) => void;
  onTake: (row: IncidentRow) => void;
  onClose: (row: IncidentRow) => void;
}) {
  const { t, locale } = useText();
  const counts = list?.counts ?? {};
  const open = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <div className="panel">
      <div className="incident-filters">
        <Segmented<State>
          data-testid="incident-state"
          value={state}
          onChange={(next) => onShow({ state: next })}
          options={INCIDENT_STATES.map((value) => ({
            value,
            label: value === 'open' ? `${t('console.incidents.open')} ${open}` : t(`console.incidents.${value}`),
          }))}
        />
        <Select<IncidentKind | ''>
          data-testid="incident-kind"
          aria-label={t('console.incidents.kind')}
          className="incident-kind"
          value={kind ?? ''}
          onChange={(next) => onShow({ kind: next === '' ? undefined : next })}
          options={[
            { value: '', label: t('console.incidents.anyKind') },
            ...INCIDENT_KINDS.map((value) => ({ value, label: `${t(`incident.${value}`)} ${counts[value] ?? 0}` })),
          ]}
        />
        <label className="incident-mine">
          <Switch size="small" checked={mine} onChange={(next) => onShow({ mine: next })} data-testid="incident-mine" />
          {t('console.incidents.mine')}
        </label>
      </div>
      <Table<IncidentRow>
        rowKey={(row) => `${row.subject}:${row.id}`}
        data-testid="incident-list"
        loading={loading}
        dataSource={list ? [...list.rows] : []}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('console.incidents.empty')} />,
        }}
        pagination={{
          current: page,
          pageSize: 50,
          total: list?.total ?? 0,
          onChange: (next) => onShow({ page: next }),
          showSizeChanger: false,
        }}
        columns={[
          {
            title: t('console.incidents.kind'),
            render: (_, row) => (
              <div data-testid={`incident-${row.id}`}>
                <Tag color={COLOURS[row.kind]}>{t(`incident.${row.kind}`)}</Tag>
                <span>{row.cause[locale]}</span>
                {row.article && <div className="muted">{row.article}</div>}
              </div>
            ),
          },
          {
            title: t('console.incidents.case'),
            width: 130,
            render: (_, row) =>
              row.kind === 'reportDue' && row.year !== null ? (
                <Link to={`/reports/${row.year}`}>{t('console.nav.report')}</Link>
              ) : (
                row.requestCode && <Link to={`/requests/${row.subject}`}>{row.requestCode}</Link>
              ),
          },
          {
            title: t('console.incidents.owner'),
            width: 130,
            render: (_, row) =>
              row.owner ? row.owner.displayName : <span className="muted">{t('console.incidents.nobody')}</span>,
          },
          {
            title: t('console.incidents.openedAt'),
            width: 150,
            render: (_, row) => <span className="date">{row.openedAt ? instantText(row.openedAt) : '—'}</span>,
          },
          {
            title: '',
            width: 170,
            render: (_, row) => <Acts row={row} mayAct={mayAct} onTake={onTake} onClose={onClose} />,
          },
        ]}
      />
    </div>
  );
}

function Acts({
  row,
  mayAct,
  onTake,
  onClose,
}: {
  row: IncidentRow;
  mayAct: boolean;
  onTake: (row: IncidentRow) => void;
  onClose: (row: IncidentRow) => void;
}) {
  const { t } = useText();
  const { me } = useSession();
  if (row.closed !== null) {
    return (
      <span className="muted">
        {t(`incidentEnd.${row.closed}`)}
        {row.closedBy && ` · ${row.closedBy.displayName}`}
      </span>
    );
  }
  if (!mayAct || row.requestVersion === null) return null;
  return (
    <span className="incident-acts">
      {row.owner?.id !== me.user.id && (
        <Button size="small" onClick={() => onTake(row)} data-testid={`take-${row.id}`}>
          {t('console.incidents.take')}
        </Button>
      )}
      <Button size="small" type="primary" ghost onClick={() => onClose(row)} data-testid={`close-${row.id}`}>
        {t('console.incidents.close')}
      </Button>
    </span>
  );
}
