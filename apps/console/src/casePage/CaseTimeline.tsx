import {
  AuditOutlined,
  BellOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  EditOutlined,
  FormOutlined,
  InboxOutlined,
  MoneyCollectOutlined,
  RollbackOutlined,
  SafetyCertificateOutlined,
  SendOutlined,
  TeamOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { Card, Timeline } from 'antd';
import type { ReactNode } from 'react';
import { changedFacts, type ChangedFact } from '@yishen/domain';
import { DECISIONS, DECISION_CONTENTS, isDecisionCode } from '@yishen/statute';
import { fieldLabel } from '../acts/choices';
import type { TimelineEntry } from '../api/contract';
import { useText } from '../app/locale';
import { instantText } from '../dates/dateText';
import { FactLink, factAnchor } from './FactLink';

interface Mark {
  readonly icon: ReactNode;
  readonly color: string;
}

const INK = '#1f4f7a';
const DONE: Mark = { icon: <CheckCircleOutlined />, color: '#2c7a4b' };
const BACK: Mark = { icon: <RollbackOutlined />, color: '#6b6f76' };
const LATE: Mark = { icon: <WarningOutlined />, color: '#b3312c' };
const SENT: Mark = { icon: <SendOutlined />, color: INK };
const CAME: Mark = { icon: <InboxOutlined />, color: INK };
const WROTE: Mark = { icon: <FormOutlined />, color: INK };
const ASKED: Mark = { icon: <TeamOutlined />, color: '#7a5200' };
const PAID: Mark = { icon: <MoneyCollectOutlined />, color: '#7a5200' };
const CHANGED: Mark = { icon: <EditOutlined />, color: '#8f3f00' };

const MARKS: Readonly<Record<string, Mark>> = {
  RequestReceived: CAME,
  RequestArrived: CAME,
  ReceiptConfirmed: CAME,
  SupplementNoticeIssued: SENT,
  NoticeServed: SENT,
  AnswerDelivered: SENT,
  RequestForwarded: SENT,
  SupplementReceived: CAME,
  ConsultationStarted: ASKED,
  ConsultationServed: ASKED,
  ConsultationReplied: ASKED,
  ConsultationSilent: ASKED,
  ConsultationEnded: ASKED,
  ObjectionOverridden: ASKED,
  FeeNoticeIssued: PAID,
  PaymentReceived: PAID,
  FeeRefunded: PAID,
  FeeWaived: PAID,
  DecisionDrafted: WROTE,
  DecisionReviewed: { icon: <AuditOutlined />, color: INK },
  DecisionSigned: { icon: <SafetyCertificateOutlined />, color: '#b3312c' },
  RequestAnswered: DONE,
  ReanswerGiven: DONE,
  RequestArchived: DONE,
  RequestWithdrawn: BACK,
  RequestLapsed: BACK,
  RequestReopened: BACK,
  ExtensionGranted: { icon: <ClockCircleOutlined />, color: '#8f3f00' },
  DelayedAnswerSet: { icon: <ClockCircleOutlined />, color: '#8f3f00' },
  DeadlinesChanged: { icon: <ClockCircleOutlined />, color: '#9aa0a6' },
  DeadlineWarned: { icon: <BellOutlined />, color: '#b26a00' },
  DeadlineMissed: LATE,
  LapseProposed: { icon: <BellOutlined />, color: '#b26a00' },
  ActOverridden: LATE,
  CorrectionProposed: CHANGED,
  FactCorrected: CHANGED,
  CorrectionRejected: CHANGED,
  FactRevoked: CHANGED,
};

/** Everything that happened to a case, as the log has it: when, who, what was written, and what was corrected since. */
export function CaseTimeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useText();
  const undone = changedFacts(entries);
  return (
    <Card title={t('console.case.timeline')} className="case-timeline" size="small">
      <Timeline
        data-testid="timeline"
        items={entries.map((entry) => ({
          key: String(entry.version),
          icon: MARKS[entry.type]?.icon,
          color: MARKS[entry.type]?.color ?? '#9aa0a6',
          content: <Entry entry={entry} undone={undone.get(entry.version)} />,
        }))}
      />
    </Card>
  );
}

function Entry({ entry, undone }: { entry: TimelineEntry; undone: ChangedFact | undefined }) {
  const { t } = useText();
  const classes = ['event'];
  if (entry.type === 'DeadlinesChanged') classes.push('event-derived');
  if (entry.type === 'ActOverridden') classes.push('event-overridden');
  if (undone?.how === 'revoked') classes.push('event-revoked');
  return (
    <div
      id={factAnchor(entry.version)}
      tabIndex={-1}
      data-testid={`event-${entry.type}`}
      data-version={entry.version}
      className={classes.join(' ')}
    >
      <div className="event-summary">{entry.summary}</div>
      {undone && (
        <div className="event-undone">
          {t(`console.case.${undone.how}`, { version: undone.by })} <FactLink version={undone.by} />
        </div>
      )}
      <Texts entry={entry} />
      <div className="event-meta">
        <span className="date">{instantText(entry.at)}</span> · {entry.actor.displayName} ·{' '}
        <span title={t('console.case.logPlace', { position: entry.position })}>
          {t('console.case.record', { version: entry.version })}
        </span>
      </div>
    </div>
  );
}

// What was written in the event, each text under the name of its field.
function Texts({ entry }: { entry: TimelineEntry }) {
  const { locale } = useText();
  const texts = entry.texts ?? [];
  if (texts.length === 0) return entry.note === null ? null : <div className="event-note">{entry.note}</div>;
  const decision = entry.data['decision'];
  return texts.map(({ path, text }) => (
    <div key={path} className="event-note">
      {path !== 'note' && <small>{textLabel(path, decision, locale)}</small>}
      {text}
    </div>
  ));
}

/** The name of a text by its place in the event: `contents.reasons` is a content of the decision, `items.0` the first item. */
function textLabel(path: string, decision: unknown, locale: 'zh' | 'en'): string {
  const [first = '', second] = path.split('.');
  if (first === 'contents' && typeof decision === 'string' && isDecisionCode(decision)) {
    return DECISION_CONTENTS[decision].find(({ key }) => key === second)?.label ?? DECISIONS[decision].label;
  }
  const name = first === 'evidence' ? 'evidenceNote' : first;
  const label = fieldLabel(name, locale);
  return second !== undefined && /^\d+$/.test(second) ? `${Number(second) + 1}` : label;
}
