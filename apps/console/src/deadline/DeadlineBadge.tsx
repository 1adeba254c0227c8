import {
  CheckCircleFilled,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  FieldTimeOutlined,
  HourglassOutlined,
  MinusCircleOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useText } from '../app/locale';
import type { Badge, BadgeTone } from './badge';
import './deadline.css';

const ICONS: Readonly<Record<BadgeTone, ReactNode>> = {
  calm: <ClockCircleOutlined />,
  near: <FieldTimeOutlined />,
  urgent: <HourglassOutlined />,
  today: <ExclamationCircleFilled />,
  overdue: <WarningFilled />,
  done: <CheckCircleFilled />,
  doneLate: <CheckCircleFilled />,
  neutral: <MinusCircleOutlined />,
};

/** Icon, words and colour of a deadline; the colour alone never says anything. */
export function DeadlineBadge({ badge }: { badge: Badge }) {
  const { t } = useText();
  return (
    <span className="deadline" data-testid="deadline-badge" data-tone={badge.tone}>
      <span className={`deadline-badge tone-${badge.tone}`}>
        <span aria-hidden="true">{ICONS[badge.tone]}</span>
        {badge.text}
      </span>
      {badge.provisional && (
        <span className="deadline-provisional" title={t('console.badge.provisionalHint')}>
          {t('console.badge.provisional')}
        </span>
      )}
    </span>
  );
}
