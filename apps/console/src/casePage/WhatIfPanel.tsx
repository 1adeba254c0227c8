import { sentAct, type TypedAct } from '../acts/actInput';
import { useMutation } from '@tanstack/react-query';
import { Button, Card, Tag } from 'antd';
import { deadlineKey } from '@yishen/domain';
import { actLabel } from '../acts/actLabel';
import { fieldLabel, shownValue } from '../acts/choices';
import { supposedAct } from '../acts/supposed';
import { api } from '../api/questions';
import type { CasePage, WhatIf } from '../api/schemas';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { dateText } from '../dates/dateText';
import { deadlineLabel, deadlineStateText } from '../deadline/deadlineWords';

/** What one or more supposed acts would lead to: deadlines, the report's cell, and what could be done then. Nothing is recorded. */
export function WhatIfPanel({
  page,
  acts,
  onChange,
}: {
  page: CasePage;
  acts: readonly TypedAct[];
  onChange: (acts: readonly TypedAct[]) => void;
}) {
  const { t, locale } = useText();
  const run = useMutation({ mutationFn: () => api.whatIf(page.id, acts.map(supposedAct).map(sentAct)) });
  const change = (next: readonly TypedAct[]) => {
    run.reset();
    onChange(next);
  };
  return (
    <Card
      title={t('console.whatIf.title')}
      size="small"
      className="what-if no-print"
      data-testid="what-if"
      extra={
        acts.length > 0 && (
          <Button size="small" type="text" onClick={() => change([])}>
            {t('console.whatIf.clear')}
          </Button>
        )
      }
    >
      {acts.length === 0 ? (
        <span className="muted">{t('console.whatIf.hint')}</span>
      ) : (
        <>
          <ol className="what-if-acts">
            {acts.map((act, at) => (
              <li key={at}>
                <strong>{actLabel(act.type, locale)}</strong> <span className="muted">{valuesText(act, locale)}</span>{' '}
                <Button size="small" type="link" onClick={() => change(acts.filter((_, other) => other !== at))}>
                  {t('console.whatIf.remove')}
                </Button>
              </li>
            ))}
          </ol>
          <Button type="primary" loading={run.isPending} onClick={() => run.mutate()} data-testid="run-what-if">
            {t('console.whatIf.run')}
          </Button>
        </>
      )}
      {run.isError && <ProblemAlert error={run.error} />}
      {run.data && acts.length > 0 && <Outcome outcome={run.data} page={page} />}
    </Card>
  );
}

// Dates, numbers and choices of an act in words; what is free text says nothing about dates.
function valuesText(act: TypedAct, locale: 'zh' | 'en'): string {
  return Object.entries(act)
    .filter(([name, value]) => name !== 'type' && (typeof value === 'string' || typeof value === 'number'))
    .filter(([, value]) => String(value).length <= 30)
    .map(([name, value]) => `${fieldLabel(name, locale)} ${shownValue(name, value as string | number, locale)}`)
    .join('，');
}

function Outcome({ outcome, page }: { outcome: WhatIf; page: CasePage }) {
  const { t, locale } = useText();
  const before = new Map(page.deadlines.map((deadline) => [deadlineKey(deadline), deadline]));
  return (
    <dl className="facts what-if-outcome" data-testid="what-if-outcome">
      <div className="fact">
        <dt>{t('console.whatIf.deadlines')}</dt>
        {outcome.deadlines.map((deadline) => {
          const was = before.get(deadlineKey(deadline));
          const moved = was !== undefined && was.dueOn !== deadline.dueOn;
          return (
            <dd key={deadlineKey(deadline)} data-testid={`supposed-${deadlineKey(deadline)}`}>
              {deadlineLabel(deadline, locale)} {moved && <s>{dateText(was.dueOn, locale)}</s>}{' '}
              <strong className="date">{dateText(deadline.dueOn, locale)}</strong>{' '}
              <span className="muted">{deadlineStateText(deadline, locale)}</span>
            </dd>
          );
        })}
      </div>
      <div className="fact">
        <dt>{t('console.whatIf.counts')}</dt>
        <dd>
          {outcome.countsIn.length === 0
            ? t('console.case.countsNowhere')
            : outcome.countsIn.map(({ year, label }) => `${t('console.case.inYear', { year })} · ${label}`).join('；')}
        </dd>
      </div>
      <div className="fact">
        <dt>{t('console.whatIf.acts')}</dt>
        <dd>
          {outcome.acts
            .filter(({ allowed }) => allowed)
            .map(({ act }) => (
              <Tag key={act}>{actLabel(act, locale)}</Tag>
            ))}
        </dd>
      </div>
    </dl>
  );
}
