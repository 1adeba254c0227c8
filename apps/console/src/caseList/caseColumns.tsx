import { APPLICANT_KINDS, CHANNELS } from '@yishen/statute';
import { Link } from 'react-router';
import type { CaseRow } from '../api/schemas';
import type { Text } from '../app/locale';
import { Name } from '../app/Name';
import { useSession } from '../app/session';
import { useText } from '../app/locale';
import { dateText } from '../dates/dateText';
import { DeadlineBadge } from '../deadline/DeadlineBadge';
import { deadlineBadge } from '../deadline/badge';
import { columnsOf } from '../list/listFields';
import { nextStep } from './nextStep';

/** The columns of the case list: what it is and what comes next in words, when it came, and when it is due. */
export const CASE_COLUMNS = columnsOf<CaseRow>({
  code: { title: 'console.list.case', render: (row) => <CaseCell row={row} /> },
  id: 'code',
  applicantName: 'code',
  applicantKind: 'code',
  status: 'code',
  decision: 'code',
  concludedOn: 'code',
  stoppedUntil: 'code',
  receiptEvidenced: 'code',
  receivedOn: {
    title: 'console.list.received',
    sort: 'receivedOn',
    width: 180,
    render: (row, text) => (
      <>
        <div className="date">{receivedText(row, text)}</div>
        <div className="case-second">{CHANNELS[row.channel].label}</div>
      </>
    ),
  },
  arrivedOn: 'receivedOn',
  channel: 'receivedOn',
  dueOn: {
    title: 'console.list.due',
    sort: 'dueOn',
    width: 280,
    render: (row, { locale }) => (
      <>
        <div className="date">{row.dueOn === null ? '—' : dateText(row.dueOn, locale)}</div>
        <div className="case-badge">
          <Badge row={row} />
        </div>
      </>
    ),
  },
  deadlineKind: 'dueOn',
  deadlineState: 'dueOn',
  extendedBy: 'dueOn',
  provisional: 'dueOn',
  workingDaysLeft: 'dueOn',
  workingDayNumber: 'dueOn',
  agencyId: null,
  archivedOn: null,
  version: null,
});

function receivedText({ receivedOn, arrivedOn }: CaseRow, { t, locale }: Text): string {
  if (receivedOn) return dateText(receivedOn, locale);
  return arrivedOn ? t('console.list.arrived', { date: dateText(arrivedOn, locale) }) : t('status.unconfirmed');
}

function Badge({ row }: { row: CaseRow }) {
  const { locale } = useText();
  const { today } = useSession();
  return <DeadlineBadge badge={deadlineBadge(row, today, locale)} />;
}

function CaseCell({ row }: { row: CaseRow }) {
  const { t, locale } = useText();
  const { today } = useSession();
  return (
    <div data-testid={`case-row-${row.id}`}>
      <div className="case-first">
        <Link to={`/requests/${row.id}`} className="case-link mono" data-testid="case-link">
          {row.code}
        </Link>
        <span className="case-name">
          {row.applicantName === null ? t('console.nameHidden') : <Name of={row.applicantName} />}
        </span>
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
