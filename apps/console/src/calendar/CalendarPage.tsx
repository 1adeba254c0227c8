import { useQuery } from '@tanstack/react-query';
import { Alert, Spin } from 'antd';
import { api } from '../api/questions';
import type { Calendar } from '../api/schemas';
import { useText } from '../app/locale';
import { PageBar } from '../app/PageBar';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { NoticePanel } from './NoticePanel';
import { ProposalCard } from './ProposalCard';
import './calendar.css';

const COUNTRY = 'CN';
const WATCHING_MS = 2_000;

/** The work calendar of the country: paste a notice, see what it moves, have another person approve it, watch the rollout. */
export default function CalendarPage() {
  const { t } = useText();
  const { maySystem } = useSession();
  const calendar = useQuery({
    queryKey: ['calendar', COUNTRY],
    queryFn: () => api.calendar(COUNTRY),
    refetchInterval: (query) => (isRollingOut(query.state.data) ? WATCHING_MS : false),
  });
  if (calendar.isError) return <ProblemAlert error={calendar.error} onRetry={() => void calendar.refetch()} />;
  if (!calendar.data) return <Spin className="shell-loading" size="large" />;
  const { calendarVersion, publishedYears, proposals, missedYears, version } = calendar.data;
  const uncovered = missedYears.filter((year) => !publishedYears.includes(year));
  return (
    <div className="calendar-page" data-testid="calendar-page">
      <PageBar
        said={
          <span className="muted" data-testid="calendar-version">
            {t('console.calendar.inForce', {
              version: calendarVersion,
              from: publishedYears[0] ?? '',
              to: publishedYears.at(-1) ?? '',
            })}
          </span>
        }
      />
      {uncovered.length > 0 && (
        <Alert type="error" showIcon title={t('console.calendar.uncovered', { years: uncovered.join('、') })} />
      )}
      {maySystem('calendar.propose') && <NoticePanel region={COUNTRY} />}
      {proposals.toReversed().map((proposal) => (
        <ProposalCard key={proposal.proposal} region={COUNTRY} proposal={proposal} version={version} />
      ))}
    </div>
  );
}

function isRollingOut(calendar: Calendar | undefined): boolean {
  return calendar?.proposals.some(({ rollout }) => rollout !== null && rollout.status !== 'completed') ?? false;
}
