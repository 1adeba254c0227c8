import { Card, Table, Tag, type TableProps } from 'antd';
import { deadlineKey, type DeadlineState } from '@yishen/domain';
import type { ExplainedDeadline } from '../api/schemas';
import { useText } from '../app/locale';
import { dateText } from '../dates/dateText';
import { deadlineLabel, deadlineStateText } from '../deadline/deadlineWords';
import { WhyThisDay } from './WhyThisDay';

const COLORS: Readonly<Record<DeadlineState, string>> = {
  running: 'processing',
  waiting: 'default',
  met: 'success',
  missed: 'error',
  lapsed: 'warning',
};

/** Every deadline of a case with where it stands; each opens to the days it is made of. */
export function CaseDeadlines({
  deadlines,
  today,
  concludedOn,
}: {
  deadlines: readonly ExplainedDeadline[];
  today: string;
  concludedOn: string | null;
}) {
  const { t } = useText();
  const open = deadlines.filter(({ kind }) => kind === 'reply' || kind === 'confirmation').map(deadlineKey);
  return (
    <Card className="case-deadlines" size="small" title={`${t('console.deadline.title')} · ${t('console.why.title')}`}>
      <Table<ExplainedDeadline>
        size="small"
        rowKey={deadlineKey}
        data-testid="deadlines"
        columns={useColumns()}
        dataSource={[...deadlines]}
        pagination={false}
        expandable={{
          defaultExpandedRowKeys: open,
          expandRowByClick: true,
          expandedRowRender: (deadline) => (
            <WhyThisDay
              deadline={deadline}
              today={today}
              concludedOn={deadline.kind === 'reply' ? concludedOn : null}
            />
          ),
        }}
        onRow={(deadline) => ({ 'data-testid': `deadline-${deadlineKey(deadline)}` }) as object}
      />
    </Card>
  );
}

function useColumns(): TableProps<ExplainedDeadline>['columns'] {
  const { t, locale } = useText();
  return [
    {
      key: 'kind',
      title: t('console.deadline.kind'),
      render: (_, deadline) => <strong>{deadlineLabel(deadline, locale)}</strong>,
    },
    {
      key: 'from',
      title: t('console.deadline.from'),
      render: (_, { from }) => <span className="date">{dateText(from, locale)}</span>,
    },
    {
      key: 'days',
      title: t('console.deadline.days'),
      render: (_, { workingDays, extendedBy }) => (
        <>
          {workingDays === 0 ? t('console.deadline.set') : workingDays}
          {extendedBy !== undefined && <small> {t('console.deadline.extended', { days: extendedBy })}</small>}
        </>
      ),
    },
    {
      key: 'dueOn',
      title: t('console.deadline.dueOn'),
      render: (_, { dueOn, provisional }) => (
        <span className="date">
          {dateText(dueOn, locale)}
          {provisional && <span className="deadline-provisional"> {t('console.badge.provisional')}</span>}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('console.deadline.state'),
      render: (_, deadline) => <Tag color={COLORS[deadline.state]}>{deadlineStateText(deadline, locale)}</Tag>,
    },
    {
      key: 'article',
      title: t('console.deadline.article'),
      render: (_, { article }) => <span className="muted">{article}</span>,
    },
  ];
}
