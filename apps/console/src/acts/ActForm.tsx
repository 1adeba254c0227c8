import { Alert, Button, Checkbox, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CasePage, OfferedRequestAct } from '../api/schemas';
import { problemCode } from '../api/problem';
import { useFieldProblems } from '../app/fieldProblems';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import type { Command } from '../app/useCommand';
import { shortDateText } from '../dates/dateText';
import { mayBeEnteredLate } from './actGroups';
import { actLabel } from './actLabel';
import type { ActValues, TypedAct } from './actInput';
import { ActPreview } from './ActPreview';
import type { ActReading } from './readings';

/**
 * The form of one act: its article, its last day, its fields, and what it would lead to. It keeps what was typed through
 * a refusal and through a reload; a forbidden act says why.
 */
export function ActForm({
  name,
  offered,
  page,
  reading,
  initial,
  run,
  onReload,
  onTry,
  children,
}: {
  /** The name in the form's test ids. */
  name: string;
  offered: OfferedRequestAct;
  page: CasePage;
  reading: ActReading;
  /** What the form starts with. */
  initial?: ActValues;
  run: Command<TypedAct>;
  onReload: () => Promise<void>;
  onTry: (act: TypedAct) => void;
  children: ReactNode;
}) {
  const { t, locale } = useText();
  const [form] = Form.useForm<ActValues>();
  const shownAtField = useFieldProblems(form, run.error);
  const late = mayBeEnteredLate(offered);
  const enabled = offered.allowed || offered.overridable || late;
  // What was typed stays in sight even when somebody else has closed the case meanwhile.
  const closed = !enabled && !form.isFieldsTouched();
  const stale = problemCode(run.error) === 'version-stale' && run.error !== null;
  return (
    <Form<ActValues>
      form={form}
      layout="vertical"
      name={name}
      {...(initial === undefined ? {} : { initialValues: initial })}
      disabled={!enabled}
      className="act-form"
      data-testid={`act-${name}`}
      scrollToFirstError={{ behavior: 'smooth', block: 'center' }}
      onFinish={(values) => run.send(reading.read(values))}
    >
      <ActHead offered={offered} />
      {!offered.allowed && (
        <Alert
          type={enabled ? 'warning' : 'info'}
          showIcon
          className="act-alert"
          data-testid={`forbidden-${name}`}
          title={offered.reason ?? t('console.acts.forbidden')}
          description={late && t('console.acts.enteredLate')}
        />
      )}
      {stale && <StaleAlert onReload={() => void onReload().then(run.clear)} />}
      {run.error !== null && !stale && !shownAtField && <ProblemAlert error={run.error} />}
      <div hidden={closed}>
        {children}
        <OverrideField required={!offered.allowed && offered.overridable && !late} />
        <ActPreview page={page} reading={reading} />
      </div>
      {!closed && (
        <div className="act-buttons">
          <Button
            type="primary"
            htmlType="submit"
            loading={run.pending}
            disabled={!enabled || stale}
            data-testid={`submit-${name}`}
          >
            {actLabel(offered.act, locale)}
          </Button>
          <Button disabled={!enabled} onClick={() => onTry(reading.read(form.getFieldsValue()))} data-testid="try-act">
            {t('console.whatIf.add')}
          </Button>
        </div>
      )}
    </Form>
  );
}

function ActHead({ offered }: { offered: OfferedRequestAct }) {
  const { t, locale } = useText();
  return (
    <div className="act-head">
      <h3>{actLabel(offered.act, locale)}</h3>
      <span className="muted">{offered.article}</span>
      {offered.latestOn !== undefined && <LatestOn date={offered.latestOn} />}
      {offered.act === 'WithdrawRequest' && <p className="muted">{t('console.acts.withdrawHint')}</p>}
    </div>
  );
}

/** The last day on which an act keeps its period: `最迟 7-12 周五`. */
function LatestOn({ date }: { date: string }) {
  const { t, locale } = useText();
  return <span className="act-latest">{t('console.acts.latestOn', { date: shortDateText(date, locale) })}</span>;
}

// Overriding a rule is the office head's to answer for: by name, with a reason, and it becomes an incident.
function OverrideField({ required }: { required: boolean }) {
  const { t } = useText();
  const { may } = useSession();
  const [wanted, setWanted] = useState(false);
  if (!may('request.approve')) return null;
  return (
    <>
      {!required && (
        <Checkbox
          checked={wanted}
          onChange={({ target }) => setWanted(target.checked)}
          className="act-override"
          data-testid="want-override"
        >
          {t('console.acts.override')}
        </Checkbox>
      )}
      {(required || wanted) && (
        <Form.Item
          name="override"
          preserve={false}
          label={t('field.override')}
          extra={t('console.acts.overrideHint')}
          rules={[{ required: true, whitespace: true, message: t('console.required') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} data-testid="field-override" />
        </Form.Item>
      )}
    </>
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
