import { ArrowLeftOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { mayBeSplit } from '@yishen/domain';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CasePage } from '../api/schemas';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { instantText } from '../dates/dateText';
import { listPlace } from '../caseList/listPlace';
import { nextStep } from '../caseList/nextStep';
import { DeadlineBadge } from '../deadline/DeadlineBadge';
import { deadlineBadge } from '../deadline/badge';
import { badgeFacts } from './caseBadge';
import { SplitModal } from './SplitModal';

const STATUS_COLORS = { unconfirmed: 'warning', open: 'processing', concluded: 'success', split: 'default' } as const;

/** What stays in sight: the code, where the case stands, its deadline, what comes next, and which version this is. */
export function CaseHeader({
  page,
  today,
  readAt,
  loading,
  onReload,
}: {
  page: CasePage;
  today: string;
  readAt: number;
  loading: boolean;
  onReload: () => Promise<void>;
}) {
  const { t, locale } = useText();
  const { may } = useSession();
  const [splitting, setSplitting] = useState(false);
  const facts = badgeFacts(page, today);
  return (
    <header className="case-header">
      <Link to={listPlace()} className="no-print" aria-label={t('console.backToList')} title={t('console.backToList')}>
        <ArrowLeftOutlined />
      </Link>
      <h1 className="case-code mono" data-testid="case-code">
        {page.code}
      </h1>
      <Tag color={STATUS_COLORS[page.status]} data-testid="case-status">
        {t(`status.${page.status}`)}
      </Tag>
      <DeadlineBadge badge={deadlineBadge(facts, today, locale)} />
      <span className="case-next">{nextStep({ ...page, ...facts }, today, locale)}</span>
      <span className="muted case-version" data-testid="case-version">
        {t('console.case.version', {
          version: page.version,
          at: instantText(new Date(readAt).toISOString()).slice(11),
        })}
      </span>
      <Button
        className="no-print"
        size="small"
        icon={<ReloadOutlined />}
        loading={loading}
        onClick={() => void onReload()}
        data-testid="reload-case"
      >
        {t('console.reload')}
      </Button>
      {may('request.receive') && mayBeSplit(page.state) && (
        <Button className="no-print" size="small" onClick={() => setSplitting(true)} data-testid="split-request">
          {t('console.split.open')}
        </Button>
      )}
      {splitting && <SplitModal page={page} onClose={() => setSplitting(false)} onDone={onReload} />}
    </header>
  );
}
