import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useMemo } from 'react';
import { isMessageKey } from '@yishen/catalogue';
import { api } from '../api/questions';
import type { CasePage } from '../api/schemas';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { dateText } from '../dates/dateText';
import { deadlineLabel, deadlineStateText } from '../deadline/deadlineWords';
import type { ActValues } from './actInput';
import { previewOf, type PreviewedDeadline } from './preview';
import type { ActReading } from './readings';

/** What the act that is being typed would lead to, folded here and now: `办理后：答复期限 → 2026-03-19`. */
export function ActPreview({ page, reading }: { page: CasePage; reading: ActReading }) {
  const { t } = useText();
  const { agency, today, me } = useSession();
  const clock = useQuery({
    queryKey: ['clock', agency.id],
    queryFn: () => api.clock(page.agencyId),
    staleTime: 600_000,
  });
  const form = Form.useFormInstance<ActValues>();
  const values = (Form.useWatch([], form) as ActValues | undefined) ?? NOTHING;
  const preview = useMemo(() => {
    if (!clock.data || !reading.isComplete(values)) return undefined;
    return previewOf(reading.read(values), page, { clock: clock.data, today, actor: me.user.id });
  }, [clock.data, values, page, today, me.user.id, reading]);
  if (!preview) return null;
  if (preview.kind === 'refused') {
    const key = `problem.${preview.code}`;
    return (
      <p className="act-preview act-preview-refused" data-testid="act-preview" data-code={preview.code}>
        {t('console.preview.refused', { reason: isMessageKey(key) ? t(key) : preview.code })}
      </p>
    );
  }
  const shown = preview.deadlines.filter(({ deadline, changed }) => changed || deadline.kind === 'reply');
  if (shown.length === 0) return null;
  return (
    <ul className="act-preview" data-testid="act-preview" aria-live="polite">
      {shown.map((line) => (
        <PreviewLine key={`${line.deadline.kind}:${line.deadline.ref ?? ''}`} line={line} />
      ))}
    </ul>
  );
}

const NOTHING: ActValues = {};

function PreviewLine({ line: { deadline, changed } }: { line: PreviewedDeadline }) {
  const { t, locale } = useText();
  return (
    <li className={changed ? 'act-preview-changed' : ''}>
      {t(changed ? 'console.preview.changed' : 'console.preview.same', {
        deadline: deadlineLabel(deadline, locale),
        date: dateText(deadline.dueOn, locale),
      })}
      <small>{deadlineStateText(deadline, locale)}</small>
    </li>
  );
}
