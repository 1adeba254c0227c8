import { Alert, Button, Form } from 'antd';
import type { ReactNode } from 'react';
import type { OfferedAct } from '../api/contract';
import { problemCode } from '../api/problem';
import { useFieldProblems } from '../app/fieldProblems';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import type { ConclusionValues } from '../conclusion/ConclusionFields';
import type { ActRun } from './CaseActs';

/** The form of one act. It keeps what was typed through a refusal and through a reload; a forbidden act says why. */
export function ActForm({
  name,
  offered,
  run,
  onReload,
  children,
}: {
  name: string;
  offered: OfferedAct;
  run: ActRun;
  onReload: () => Promise<void>;
  children: ReactNode;
}) {
  const { t } = useText();
  const [form] = Form.useForm<ConclusionValues>();
  const shownAtField = useFieldProblems(form, run.error);
  // What was typed stays in sight even when somebody else has closed the case meanwhile.
  const closed = !offered.allowed && !form.isFieldsTouched();
  const stale = problemCode(run.error) === 'version-stale' && run.error !== null;
  return (
    <Form<ConclusionValues>
      form={form}
      layout="vertical"
      disabled={!offered.allowed}
      data-testid={`act-${name}`}
      onFinish={(values) => run.submit(values, () => form.resetFields())}
    >
      {!offered.allowed && (
        <Alert
          type="info"
          showIcon
          className="act-alert"
          data-testid={`forbidden-${name}`}
          title={offered.reason ?? t('console.acts.forbidden')}
        />
      )}
      {stale && <StaleAlert onReload={() => void onReload().then(run.clear)} />}
      {run.error !== null && !stale && !shownAtField && <ProblemAlert error={run.error} />}
      <div hidden={closed}>{children}</div>
      {!closed && (
        <Button
          type="primary"
          htmlType="submit"
          block
          loading={run.pending}
          disabled={!offered.allowed || stale}
          data-testid={`submit-${name}`}
        >
          {t(name === 'answer' ? 'console.acts.submitAnswer' : 'console.acts.submitWithdrawal')}
        </Button>
      )}
    </Form>
  );
}

function StaleAlert({ onReload }: { onReload: () => void }) {
  const { t } = useText();
  return (
    <Alert
      type="warning"
      showIcon
      className="act-alert"
      data-testid="stale"
      title={t('console.acts.stale')}
      description={t('console.acts.staleHint')}
      action={
        <Button size="small" type="primary" onClick={onReload} disabled={false} data-testid="reload-stale">
          {t('console.reload')}
        </Button>
      }
    />
  );
}
