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
import { changedFacts, markOf, type ChangedFact, type Mark } from '@yishen/domain';
import { DECISIONS, DECISION_CONTENTS, isDecisionCode } from '@yishen/statute';
import { fieldLabel } from '../acts/choices';
import type { TimelineEntry } from '../api/schemas';
import { Name } from '../app/Name';
import { useText } from '../app/locale';
import { instantText } from '../dates/dateText';
import { FactLink, factAnchor } from './FactLink';

interface Look {
  readonly icon?: ReactNode;
  readonly color: string;
}

const INK = '#1f4f7a';
const ASIDE = '#9aa0a6';

const LOOKS: Readonly<Record<Mark, Look>> = {
  came: { icon: <InboxOutlined />, color: INK },
  sent: { icon: <SendOutlined />, color: INK },
  asked: { icon: <TeamOutlined />, color: '#7a5200' },
  paid: { icon: <MoneyCollectOutlined />, color: '#7a5200' },
  wrote: { icon: <FormOutlined />, color: INK },
  reviewed: { icon: <AuditOutlined />, color: INK },
  signed: { icon: <SafetyCertificateOutlined />, color: '#b3312c' },
  done: { icon: <CheckCircleOutlined />, color: '#2c7a4b' },
  back: { icon: <RollbackOutlined />, color: '#6b6f76' },
  dated: { icon: <ClockCircleOutlined />, color: '#8f3f00' },
  derived: { icon: <ClockCircleOutlined />, color: ASIDE },
  reminded: { icon: <BellOutlined />, color: '#b26a00' },
  late: { icon: <WarningOutlined />, color: '#b3312c' },
  changed: { icon: <EditOutlined />, color: '#8f3f00' },
  plain: { color: ASIDE },
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
          ...LOOKS[markOf(entry.type) ?? 'plain'],
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
        <span className="date">{instantText(entry.at)}</span> · <Name of={entry.actor.displayName} /> ·{' '}
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
