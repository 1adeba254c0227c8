import { useMutation } from '@tanstack/react-query';
import { App, Button, Card, Checkbox, Form, Input, Select } from 'antd';
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
import { useState } from 'react';
import { api } from '../api/client';
import { newCommandId } from '../api/commandId';
import type { ProceedingPage } from '../api/contract';
import { useSingleFlight } from '../api/singleFlight';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { DateField } from '../dates/DateField';

interface Typed {
  readonly fact: string;
  readonly voided?: boolean;
  readonly values?: Readonly<Record<string, string>>;
  readonly reason: string;
}

/** Corrects a recorded fact of a dispute, or takes it back: a new event with its reason, never an edit. */
export function CorrectionPanel({ page, onReload }: { page: ProceedingPage; onReload: () => Promise<void> }) {
  const { t } = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Typed>();
  const [commandId, setCommandId] = useState(newCommandId);
  const once = useSingleFlight();
  const chosen = Form.useWatch('fact', form);
  const voided = Form.useWatch('voided', form);
  const fact = page.facts.find((one) => keyOf(one) === chosen);
  const send = useMutation({
    mutationFn: ({ values = {}, reason }: Typed) => {
      if (!fact) throw new Error('no fact is chosen');
      const changed = Object.entries(values).filter(
        ([field, value]) => fact.values[field] !== undefined && String(fact.values[field]) !== value && value !== '',
      );
      const changes = voided
        ? {}
        : Object.fromEntries(
            changed.map(([field, value]) => [field, typeof fact.values[field] === 'number' ? Number(value) : value]),
          );
      return api.actOnProceeding(page.id, page.version, commandId, {
        type: 'CorrectProceeding',
        fact: fact.type,
        n: fact.n,
        changes,
        ...(voided ? { voided } : {}),
        reason,
      });
    },
    onSuccess: async () => {
      setCommandId(newCommandId());
      form.resetFields();
      void message.success(t('console.proceeding.corrected'));
      await onReload();
    },
  });
  const may = page.acts.find(({ act }) => act === 'CorrectProceeding');
  if (!may?.allowed) return null;
  const required = [{ required: true, message: t('console.required') }];
  return (
    <Card title={t('console.proceeding.correct')} className="no-print" size="small" style={{ marginTop: 16 }}>
      <Form
        form={form}
        layout="vertical"
        data-testid="correction-form"
        onFinish={once((values: Typed, done) => send.mutate(values, { onSettled: done }))}
      >
        {send.error !== null && <ProblemAlert error={send.error} />}
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
        <Button htmlType="submit" block loading={send.isPending} data-testid="submit-correction">
          {t('console.proceeding.correct')}
        </Button>
      </Form>
    </Card>
  );
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
  const options = Object.entries(names).map(([value, { label }]) => ({ value, label, title: label }));
  return <Select {...given} virtual={false} options={options} data-testid={testId} />;
}

const keyOf = ({ type, n }: { readonly type: string; readonly n: number }): string => `${type}/${n}`;
