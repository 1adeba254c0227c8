import { useQuery } from '@tanstack/react-query';
import { Card, Spin, Table, Tag } from 'antd';
import {
  CHALLENGED,
  FORUMS,
  HEARING_PROCEDURES,
  ORDERS,
  PROCEEDING_KINDS,
  PROCEEDING_OUTCOMES,
  STANDINGS,
  TABLE_FOUR_COLUMNS,
} from '@yishen/statute';
import { Link, useParams } from 'react-router';
import { api } from '../api/questions';
import type { ProceedingDeadline, ProceedingPage } from '../api/schemas';
import { problemCode } from '../api/problem';
import { Fact } from '../app/Fact';
import { useText } from '../app/locale';
import { NotFound } from '../app/NotFound';
import { PageBar } from '../app/PageBar';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { CaseTimeline } from '../casePage/CaseTimeline';
import { CountsIn } from '../casePage/CountsIn';
import { dateText } from '../dates/dateText';
import { ActPanel } from './ActPanel';
import { BundleCard } from './BundleCard';
import { CorrectionPanel } from './CorrectionPanel';
import '../casePage/casePage.css';

/** One dispute: its instances, its deadlines and why, what happened, and the forms to record what happens next. */
export default function ProceedingScreen() {
  const { id = '' } = useParams();
  const { t, locale } = useText();
  const { may } = useSession();
  const page = useQuery({ queryKey: ['proceeding', id], queryFn: () => api.proceedingPage(id) });
  if (page.isPending) return <Spin className="shell-loading" size="large" />;
  if (!page.data) {
    if (problemCode(page.error) === 'stream.unknown') return <NotFound />;
    return <ProblemAlert error={page.error} onRetry={() => void page.refetch()} />;
  }
  const { kind, standing, challenges, openedOn, request, reconsideration, status } = page.data;
  return (
    <article data-testid="proceeding-page" data-version={page.data.version}>
      <PageBar
        title={PROCEEDING_KINDS[kind].label}
        said={
          <>
            <Tag color={status === 'open' ? 'processing' : 'default'}>{t(`console.proceedings.state.${status}`)}</Tag>
            <span className="date">{dateText(openedOn, locale)}</span> · {STANDINGS[standing].label}
            {challenges && ` · ${CHALLENGED[challenges].label}`}
            {request && (
              <>
                {' · '}
                <Link to={`/requests/${request}`}>{t('console.proceedings.toCase')}</Link>
              </>
            )}
            {reconsideration && (
              <>
                {' · '}
                <Link to={`/proceedings/${reconsideration}`}>{t('console.proceeding.from')}</Link>
              </>
            )}
          </>
        }
      />
      <div className="case-columns">
        <Instances page={page.data} />
        <CaseTimeline entries={page.data.timeline} />
        <div>
          <ActPanel key={id} page={page.data} />
          <CorrectionPanel page={page.data} />
          {page.data.request !== null && may('proceeding.bundle') && <BundleCard page={page.data} />}
        </div>
      </div>
      <CountsIn countsIn={page.data.countsIn} />
      <Deadlines deadlines={page.data.deadlines} />
    </article>
  );
}

function Instances({ page }: { page: ProceedingPage }) {
  const { t, locale } = useText();
  const day = (date: string | null) => date && <span className="date">{dateText(date, locale)}</span>;
  return (
    <Card title={t('console.proceeding.instances')} size="small" className="case-facts">
      {page.instances.map((instance) => (
        <dl className="facts" key={instance.n} data-testid={`instance-${instance.n}`}>
          <Fact name={`${instance.n} · ${FORUMS[instance.forum].label}`}>
            {day(instance.openedOn)}
            {instance.suspended && <Tag color="warning">{t('console.proceeding.suspended')}</Tag>}
            {instance.body && <small>{instance.body}</small>}
            {instance.caseNumber && <small>{instance.caseNumber}</small>}
          </Fact>
          {instance.noticeReceivedOn && (
            <Fact name={t('proceedingAct.ReceiveNotice')}>
              {day(instance.noticeReceivedOn)}
              <small>{instance.procedure && HEARING_PROCEDURES[instance.procedure].label}</small>
            </Fact>
          )}
          {instance.filedOn && <Fact name={t('proceedingAct.FileReply')}>{day(instance.filedOn)}</Fact>}
          {instance.outcome && (
            <Fact name={t('console.proceedings.result')}>
              {PROCEEDING_OUTCOMES[instance.outcome].label}
              {instance.namedResult && `（${PROCEEDING_OUTCOMES[instance.namedResult].label}）`}
              <small>{day(instance.decidedOn)}</small>
              {instance.column && (
                <small>{t('console.proceedings.column', { column: TABLE_FOUR_COLUMNS[instance.column] })}</small>
              )}
            </Fact>
          )}
          {page.orders
            .filter((order) => order.instance === instance.n)
            .map(({ n, order, receivedOn, workingDays, until, carriedOutOn, onRequest }) => (
              <Fact key={n} name={ORDERS[order].label}>
                {day(receivedOn)}
                {workingDays !== null && <small>{t('console.proceeding.orderedDays', { workingDays })}</small>}
                {until !== null && <small>{t('console.proceeding.orderedUntil', { until })}</small>}
                {carriedOutOn !== null && <small>{t('console.proceeding.carriedOut', { carriedOutOn })}</small>}
                {onRequest && page.request && (
                  <small>
                    <Link to={`/requests/${page.request}`}>{t('console.proceeding.onRequest')}</Link>
                  </small>
                )}
              </Fact>
            ))}
        </dl>
      ))}
    </Card>
  );
}

const TONES: Readonly<Record<ProceedingDeadline['state'], string>> = {
  running: 'processing',
  met: 'success',
  missed: 'error',
  lapsed: 'default',
};

function Deadlines({ deadlines }: { deadlines: readonly ProceedingDeadline[] }) {
  const { t, locale } = useText();
  return (
    <Card title={t('console.proceeding.deadlines')} size="small">
      <Table<ProceedingDeadline>
        rowKey={({ kind, ref }) => `${kind}/${ref}`}
        data-testid="proceeding-deadlines"
        dataSource={[...deadlines]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('console.proceeding.deadline'), render: (_, { kind }) => t(`proceedingDeadline.${kind}`) },
          { title: t('console.proceeding.party'), render: (_, { party }) => t(`proceedingParty.${party}`) },
          {
            title: t('console.proceeding.dueOn'),
            render: (_, { dueOn, provisional }) => (
              <>
                <span className="date">{dateText(dueOn, locale)}</span>
                {provisional && <Tag>{t('console.proceeding.provisional')}</Tag>}
              </>
            ),
          },
          {
            title: t('console.proceeding.state'),
            render: (_, { state }) => <Tag color={TONES[state]}>{t(`proceedingDeadlineState.${state}`)}</Tag>,
          },
          { title: t('console.proceeding.why'), dataIndex: 'why' },
        ]}
      />
    </Card>
  );
}
