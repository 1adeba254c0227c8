import { Tag } from 'antd';
import { Link } from 'react-router';
import type { IncidentRow } from '../api/schemas';
import { Name } from '../app/Name';
import { instantText } from '../dates/dateText';
import { columnsOf } from '../list/listFields';

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

/** The columns of the incidents: cause and article, the case, and who cares for it. */
export const INCIDENT_COLUMNS = columnsOf<IncidentRow>({
  kind: {
    title: 'console.incidents.kind',
    render: ({ id, kind, cause, article }, { t, locale }) => (
      <div data-testid={`incident-${id}`}>
        <Tag color={COLOURS[kind]}>{t(`incident.${kind}`)}</Tag>
        <span>{cause[locale]}</span>
        {article && <div className="muted">{article}</div>}
      </div>
    ),
  },
  id: 'kind',
  cause: 'kind',
  article: 'kind',
  requestCode: {
    title: 'console.incidents.case',
    width: 130,
    render: ({ kind, year, requestCode, subject }, { t }) =>
      kind === 'reportDue' && year !== null ? (
        <Link to={`/reports/${year}`}>{t('console.nav.report')}</Link>
      ) : (
        requestCode && <Link to={`/requests/${subject}`}>{requestCode}</Link>
      ),
  },
  subject: 'requestCode',
  year: 'requestCode',
  owner: {
    title: 'console.incidents.owner',
    width: 130,
    render: ({ owner }, { t }) =>
      owner ? <Name of={owner.displayName} /> : <span className="muted">{t('console.incidents.nobody')}</span>,
  },
  openedAt: {
    title: 'console.incidents.openedAt',
    width: 150,
    render: ({ openedAt }) => <span className="date">{openedAt ? instantText(openedAt) : '—'}</span>,
  },
  // Beside the buttons, which take their place.
  closed: null,
  closedBy: null,
  closedAt: null,
  // In the sentence of the cause.
  act: null,
  code: null,
  deadline: null,
  dueOn: null,
  ref: null,
  workingDaysLeft: null,
  version: null,
  requestVersion: null,
});
