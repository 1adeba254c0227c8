import { Button, Card, Checkbox, Form, Input, Select } from 'antd';
import {
  APPELLANTS,
  CHALLENGED,
  FORUMS,
  HEARING_PROCEDURES,
  ORDERS,
  PROCEEDING_KINDS,
  PROCEEDING_OUTCOMES,
  STANDINGS,
} from '@yishen/statute';
import type { ProceedingAct, ProceedingPage } from '../api/schemas';
import { choicesOf } from '../app/choices';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { DateField } from '../dates/DateField';
import { useProceedingAct } from './useProceedingAct';

type Fact = ProceedingPage['facts'][number];

interface Typed {
  readonly fact: string;
  readonly voided?: boolean;
  readonly values?: Readonly<Record<string, string>>;
  readonly reason: string;
}

/** Corrects a recorded fact of a dispute, or takes it back: a new event with its reason, never an edit. */
export function CorrectionPanel({ page }: { page: ProceedingPage }) {
  const { t } = useText();
  const [form] = Form.useForm<Typed>();
  const chosen = Form.useWatch('fact', form);
  const voided = Form.useWatch('voided', form);
  const fact = page.facts.find((one) => keyOf(one) === chosen);
  const run = useProceedingAct(page, 'console.proceeding.corrected', () => form.resetFields());
  const may = page.acts.find(({ act }) => act === 'CorrectProceeding');
  if (!may?.allowed) return null;
  const required = [{ required: true, message: t('console.required') }];
  return (
    <Card title={t('console.proceeding.correct')} className="no-print" size="small" style={{ marginTop: 16 }}>
      <Form
        form={form}
        layout="vertical"
        data-testid="correction-form"
        onFinish={(typed) => fact && run.send(correctionOf(fact, typed))}
      >
        {run.error !== null && <ProblemAlert error={run.error} />}
        <Form.Item name="fact" label={t('console.proceeding.fact')} rules={required}>
          <Select
            data-testid="correction-fact"
            virtual={false}
            options={page.facts.map((one) => ({ value: keyOf(one), label: one.label, title: one.label }))}
          />
        </Form.Item>
        {fact && (
          <Form.Item name="voided" valuePropName="checked">
            <Checkbox data-testid="correction-voided">{t('console.proceeding.takeBack')}</Checkbox>
          </Form.Item>
        )}
        {fact &&
          !voided &&
          Object.entries(fact.values).map(([field, value]) => (
            <Form.Item
              key={`${keyOf(fact)}/${field}`}
              name={['values', field]}
              label={t(`proceedingField.${field}` as 'proceedingField.receivedOn')}
              initialValue={String(value)}
            >
              <ValueInput field={field} />
            </Form.Item>
          ))}
        <Form.Item name="reason" label={t('console.proceeding.reason')} rules={required}>
          <Input.TextArea rows={2} maxLength={4000} data-testid="correction-reason" />
        </Form.Item>
        <Button htmlType="submit" block loading={run.pending} data-testid="submit-correction">
          {t('console.proceeding.correct')}
        </Button>
      </Form>
    </Card>
  );
}

// What differs from what is recorded; a fact that is taken back changes nothing.
function correctionOf({ type, n, values: recorded }: Fact, { values = {}, voided, reason }: Typed): ProceedingAct {
  const changed = Object.entries(values).flatMap(([field, value]) => {
    const was = recorded[field];
    if (voided || was === undefined || value === '' || value === String(was)) return [];
    return [[field, typeof was === 'number' ? Number(value) : value] as const];
  });
  const changes = Object.fromEntries(changed);
  return { type: 'CorrectProceeding', fact: type, n, changes, ...(voided ? { voided } : {}), reason };
}

const NAMES: Readonly<Record<string, Readonly<Record<string, { readonly label: string }>>>> = {
  kind: PROCEEDING_KINDS,
  challenges: CHALLENGED,
  standing: STANDINGS,
  procedure: HEARING_PROCEDURES,
  forum: FORUMS,
  outcome: PROCEEDING_OUTCOMES,
  result: PROCEEDING_OUTCOMES,
  by: APPELLANTS,
  order: ORDERS,
};
const NUMBERS: readonly string[] = ['days', 'workingDays'];

// Ant Design gives the field its id, value and onChange.
function ValueInput({ field, ...given }: { field: string }) {
  const names = NAMES[field];
  const testId = `correction-${field}`;
  if (NUMBERS.includes(field)) return <Input {...given} inputMode="numeric" data-testid={testId} />;
  if (!names) return <DateField {...given} data-testid={testId} />;
  return <Select {...given} virtual={false} options={choicesOf(names)} data-testid={testId} />;
}

const keyOf = ({ type, n }: { readonly type: string; readonly n: number }): string => `${type}/${n}`;
