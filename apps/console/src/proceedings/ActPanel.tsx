import { Alert, Button, Card, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { ProceedingPage } from '../api/schemas';
import { useFieldProblems } from '../app/fieldProblems';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { DateField } from '../dates/DateField';
import { ACT_FIELDS, FORM_ACTS, actOf, choicesOf, type ActField, type FormAct } from './actFields';
import { useProceedingAct } from './useProceedingAct';

/** The forms by which what happened in a dispute is recorded; a form that is not open says why. */
export function ActPanel({ page }: { page: ProceedingPage }) {
  const { t } = useText();
  const offered = (act: FormAct) => page.acts.find((one) => one.act === act) ?? { act, allowed: false };
  const [act, setAct] = useState<FormAct>(() => FORM_ACTS.find((one) => offered(one).allowed) ?? 'ReceiveNotice');
  const { allowed, reason } = offered(act);
  return (
    <Card title={t('console.proceeding.record')} className="case-acts no-print" size="small">
      <Select<FormAct>
        aria-label={t('console.proceeding.record')}
        data-testid="act-choice"
        value={act}
        onChange={setAct}
        virtual={false}
        style={{ width: '100%', marginBottom: 14 }}
        options={FORM_ACTS.map((value) => ({
          value,
          title: t(`proceedingAct.${value}`),
          label: t(`proceedingAct.${value}`),
          disabled: !offered(value).allowed,
        }))}
      />
      {allowed ? (
        <ActForm key={act} act={act} page={page} />
      ) : (
        <Alert type="info" showIcon title={reason ?? t('console.acts.forbidden')} data-testid="forbidden-act" />
      )}
    </Card>
  );
}

function ActForm({ act, page }: { act: FormAct; page: ProceedingPage }) {
  const { t } = useText();
  const [form] = Form.useForm<Record<string, unknown>>();
  const run = useProceedingAct(page, 'console.proceeding.recorded', () => form.resetFields());
  const shownAtField = useFieldProblems(form, run.error);
  const outcome = Form.useWatch<unknown>('outcome', form);
  const fields = ACT_FIELDS[act].filter(({ name }) => name !== 'result' || outcome === 'reversed');
  return (
    <Form
      form={form}
      layout="vertical"
      data-testid="act-form"
      onFinish={(values) => run.send(actOf(act, values, page))}
    >
      {run.error !== null && !shownAtField && <ProblemAlert error={run.error} />}
      {fields.map((field) => (
        <Form.Item
          key={field.name}
          name={field.name}
          label={t(`proceedingField.${field.name}` as 'proceedingField.receivedOn')}
          rules={field.optional ? [] : [{ required: true, message: t('console.required') }]}
        >
          <FieldInput field={field} act={act} page={page} />
        </Form.Item>
      ))}
      <Button type="primary" htmlType="submit" block loading={run.pending} data-testid="submit-act">
        {t('console.save')}
      </Button>
    </Form>
  );
}

// Ant Design gives the field its id, value and onChange.
function FieldInput({ field, act, page, ...given }: { field: ActField; act: FormAct; page: ProceedingPage }) {
  switch (field.kind) {
    case 'date':
      return <DateField {...given} data-testid={`act-${field.name}`} />;
    case 'choice':
      return (
        <Select
          {...given}
          data-testid={`act-${field.name}`}
          virtual={false}
          options={choicesOf(act, field.name, page).map((one) => ({ ...one, title: one.label }))}
        />
      );
    case 'days':
      return <InputNumber {...given} min={1} max={400} data-testid={`act-${field.name}`} style={{ width: '100%' }} />;
    case 'text':
      return <Input {...given} maxLength={100} data-testid={`act-${field.name}`} />;
    case 'note':
      return <Input.TextArea {...given} rows={2} maxLength={4000} data-testid={`act-${field.name}`} />;
  }
}
