import type { TypedAct } from '../acts/actInput';
import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Spin } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { ActFields } from '../acts/ActFields';
import { ActForm } from '../acts/ActForm';
import { firstAct } from '../acts/actGroups';
import { AllowedActs, ForbiddenActs } from '../acts/ActList';
import { readingOf } from '../acts/readings';
import { useActRun } from '../acts/useActRun';
import { api } from '../api/questions';
import type { CasePage, OfferedRequestAct } from '../api/schemas';
import { useText } from '../app/locale';
import { ConclusionFields } from '../conclusion/ConclusionFields';
import { WithdrawalFields } from './WithdrawalFields';
import '../acts/acts.css';

/** The acts on a case: those allowed first, the form of the chosen one, and the others with the reason and the article. */
export function CaseActs({
  page,
  onReload,
  onTry,
}: {
  page: CasePage;
  onReload: () => Promise<void>;
  onTry: (act: TypedAct) => void;
}) {
  const { t } = useText();
  // A done act leaves its place to what is most pressing then; until one is done the form stays, also when somebody else
  // closes the case meanwhile: what was typed must not be lost.
  const [chosen, setChosen] = useState(() => firstAct(page.acts));
  const [done, setDone] = useState(0);
  useEffect(() => {
    if (done > 0) setChosen(firstAct(page.acts));
    // By what was done alone.
  }, [done]);
  const lists = { acts: page.acts, chosen, onChoose: setChosen };
  const offered = page.acts.find(({ act }) => act === chosen);
  return (
    <Card title={t('console.acts.title')} className="case-acts no-print" size="small" data-testid="acts">
      <AllowedActs {...lists} />
      {offered && (
        <ChosenAct
          key={`${chosen}:${done}`}
          offered={offered}
          page={page}
          onReload={onReload}
          onDone={() => setDone(page.version)}
          onTry={onTry}
        />
      )}
      <ForbiddenActs {...lists} />
    </Card>
  );
}

// Test ids of the two acts that every case can end with are older than the table of acts.
const FORM_NAMES: Readonly<Record<string, string>> = { AnswerRequest: 'answer', WithdrawRequest: 'withdraw' };

function ChosenAct({
  offered,
  page,
  onReload,
  onDone,
  onTry,
}: {
  offered: OfferedRequestAct;
  page: CasePage;
  onReload: () => Promise<void>;
  onDone: () => void;
  onTry: (act: TypedAct) => void;
}) {
  const { t } = useText();
  const { act } = offered;
  const run = useActRun(page, () => onReload().then(onDone));
  const reading = useMemo(() => readingOf(act), [act]);
  const draft = page.state.draft?.signedOn === undefined ? undefined : page.state.draft.decision;
  // The form starts with the count the scale is by (109号 第四条), so it waits for it.
  const month = useQuery({
    queryKey: ['month-ordinal', page.id, page.version],
    queryFn: () => api.monthOrdinal(page.id),
    enabled: act === 'IssueFeeNotice',
    retry: false,
  });
  if (month.isLoading) return <Spin />;
  return (
    <ActForm
      name={FORM_NAMES[act] ?? act}
      offered={offered}
      page={page}
      reading={reading}
      {...(act === 'AnswerRequest' && draft !== undefined ? { initial: { decision: draft } } : {})}
      {...(month.data ? { initial: { basis: 'requests', count: month.data.ordinal } } : {})}
      run={run}
      onReload={onReload}
      onTry={onTry}
    >
      {month.data && (
        <Alert
          type="info"
          showIcon
          className="act-alert"
          data-testid="month-ordinal"
          title={t('console.fee.ordinal', { month: month.data.month, ordinal: month.data.ordinal })}
        />
      )}
      {act === 'AnswerRequest' ? (
        <ConclusionFields withWithdrawal={false} />
      ) : act === 'WithdrawRequest' ? (
        <WithdrawalFields />
      ) : (
        <ActFields act={act} page={page} />
      )}
    </ActForm>
  );
}
