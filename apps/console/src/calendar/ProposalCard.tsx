import { useQuery } from '@tanstack/react-query';
import { Button, Card, Popconfirm, Progress, Tag } from 'antd';
import { http, ifMatch } from '../api/client';
import { api } from '../api/questions';
import type { Proposal } from '../api/schemas';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { ImpactTable } from './ImpactTable';
import { NoticeDays } from './NoticeDays';

const COLOURS = { proposed: 'gold', approved: 'green', rejected: 'default' } as const;

/** A proposal: its days, what it moves while it waits, who decided, and how far its rollout is. */
export function ProposalCard({ region, proposal, version }: { region: string; proposal: Proposal; version: number }) {
  const { t } = useText();
  const { me, maySystem } = useSession();
  const waits = proposal.status === 'proposed';
  const impact = useQuery({
    queryKey: ['calendar', region, 'impact', proposal.proposal, version],
    queryFn: () => api.calendarImpact(region, proposal.proposal),
    enabled: waits,
  });
  const { notice, rollout } = proposal;
  return (
    <Card
      className="calendar-card"
      data-testid={`proposal-${proposal.proposal}`}
      title={
        <>
          {t('console.calendar.proposal', { number: proposal.proposal, year: notice.year })}{' '}
          <Tag color={COLOURS[proposal.status]} data-testid="proposal-status">
            {t(`console.calendar.status.${proposal.status}`)}
          </Tag>
        </>
      }
      extra={proposal.calendarVersion}
    >
      <p className="muted">
        {t('console.calendar.by', { name: proposal.by.displayName })}
        {proposal.decidedBy && ` · ${t('console.calendar.decidedBy', { name: proposal.decidedBy.displayName })}`}
        {proposal.document && ` · ${proposal.document}`}
        {proposal.link && (
          <>
            {' · '}
            <a href={proposal.link} target="_blank" rel="noreferrer">
              {t('console.calendar.source')}
            </a>
          </>
        )}
      </p>
      <NoticeDays notice={notice} />
      {waits && impact.isError && <ProblemAlert error={impact.error} onRetry={() => void impact.refetch()} />}
      {waits && impact.data && <ImpactTable impact={impact.data} />}
      {rollout && <Rollout rollout={rollout} />}
      {waits && maySystem('calendar.approve') && (
        <Decision region={region} proposal={proposal.proposal} version={version} own={proposal.by.id === me.user.id} />
      )}
    </Card>
  );
}

function Rollout({ rollout }: { rollout: NonNullable<Proposal['rollout']> }) {
  const { t } = useText();
  const { open, derived, status } = rollout;
  const done = status === 'completed';
  return (
    <div data-testid="rollout" data-status={status}>
      <span className="muted">{t(`console.calendar.rollout.${status}`, { derived, open })}</span>
      <Progress percent={done || open === 0 ? 100 : Math.floor((derived / open) * 100)} size="small" />
    </div>
  );
}

function Decision({
  region,
  proposal,
  version,
  own,
}: {
  region: string;
  proposal: number;
  version: number;
  own: boolean;
}) {
  const { t } = useText();
  const decide = useCommand({
    send: (verdict: 'approve' | 'reject', key) => {
      const params = { path: { region, proposal }, header: { ...key, ...ifMatch(version) } };
      return verdict === 'approve'
        ? http.POST('/api/calendars/{region}/proposals/{proposal}/approval', { params, body: {} })
        : http.POST('/api/calendars/{region}/proposals/{proposal}/rejection', {
            params,
            body: { ground: 'notAsPublished' },
          });
    },
    about: (verdict) => verdict,
    done: (_, verdict) => t(verdict === 'approve' ? 'console.calendar.approved' : 'console.calendar.rejected'),
    again: ['calendar'],
  });
  return (
    <>
      {decide.error !== null && <ProblemAlert error={decide.error} />}
      <div className="calendar-acts">
        {own && <span className="muted">{t('console.calendar.own')}</span>}
        <Popconfirm title={t('console.calendar.rejectSure')} onConfirm={() => decide.send('reject')}>
          <Button data-testid="reject-notice">{t('console.calendar.reject')}</Button>
        </Popconfirm>
        <Popconfirm
          title={t('console.calendar.approveSure')}
          onConfirm={() => decide.send('approve')}
          okButtonProps={{ 'data-testid': 'approve-notice-ok' }}
          disabled={own}
        >
          <Button type="primary" disabled={own} loading={decide.pending} data-testid="approve-notice">
            {t('console.calendar.approve')}
          </Button>
        </Popconfirm>
      </div>
    </>
  );
}
