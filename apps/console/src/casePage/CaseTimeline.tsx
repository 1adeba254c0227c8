import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  BellOutlined,
  InboxOutlined,
  RollbackOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { Card, Timeline } from 'antd';
import type { ReactNode } from 'react';
import type { TimelineEntry } from '../api/contract';
import { useText } from '../app/locale';
import { instantText } from '../dates/dateText';

const MARKS: Readonly<Record<string, { readonly icon: ReactNode; readonly color: string }>> = {
  RequestReceived: { icon: <InboxOutlined />, color: '#1f4f7a' },
  RequestAnswered: { icon: <CheckCircleOutlined />, color: '#2c7a4b' },
  RequestWithdrawn: { icon: <RollbackOutlined />, color: '#6b6f76' },
  DeadlinesChanged: { icon: <ClockCircleOutlined />, color: '#9aa0a6' },
  DeadlineWarned: { icon: <BellOutlined />, color: '#b26a00' },
  DeadlineMissed: { icon: <WarningOutlined />, color: '#b3312c' },
};

/** Everything that happened to a case, as the log has it: when, who, what. */
export function CaseTimeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useText();
  return (
    <Card title={t('console.case.timeline')} className="case-timeline" size="small">
      <Timeline
        data-testid="timeline"
        items={entries.map((entry) => ({
          key: String(entry.version),
          icon: MARKS[entry.type]?.icon,
          color: MARKS[entry.type]?.color ?? '#9aa0a6',
          content: <Entry entry={entry} />,
        }))}
      />
    </Card>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { t } = useText();
  const derived = entry.type === 'DeadlinesChanged';
  return (
    <div data-testid={`event-${entry.type}`} className={derived ? 'event event-derived' : 'event'}>
      <div className="event-summary">{entry.summary}</div>
      {entry.note !== null && <div className="event-note">{entry.note}</div>}
      <div className="event-meta">
        <span className="date">{instantText(entry.at)}</span> · {entry.actor.displayName} ·{' '}
        <span title={t('console.case.logPlace', { position: entry.position })}>
          {t('console.case.eventVersion', { version: entry.version })}
        </span>
      </div>
    </div>
  );
}
