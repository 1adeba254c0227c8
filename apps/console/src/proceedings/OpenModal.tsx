import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Radio, Select } from 'antd';
import { CHALLENGED, PROCEEDING_KINDS, STANDINGS } from '@yishen/statute';
import { useState } from 'react';
import type { CaseList, ProceedingOpening } from '../api/contract';
import { useFieldProblems } from '../app/fieldProblems';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { DateField } from '../dates/DateField';

/** The form of a new proceeding. */
export function OpenModal({
  open,
  pending,
  error,
  onCancel,
  onSubmit,
  findCases,
}: {
  open: boolean;
  pending: boolean;
  error: unknown;
  onCancel: () => void;
  onSubmit: (given: ProceedingOpening) => void;
  findCases: (code: string) => Promise<CaseList>;
}) {
  const { t } = useText();
  const [form] = Form.useForm<ProceedingOpening>();
  const shownAtField = useFieldProblems(form, error);
  const required = [{ required: true, message: t('console.required') }];
  return (
    <Modal
      open={open}
      title={t('console.proceedings.open')}
      okText={t('console.save')}
      okButtonProps={{ 'data-testid': 'submit-proceeding' }}
      confirmLoading={pending}
      onCancel={onCancel}
      onOk={() => form.submit()}
      afterOpenChange={(shown) => !shown && form.resetFields()}
      data-testid="proceeding-form"
    >
      {error !== null && !shownAtField && <ProblemAlert error={error} />}
      <Form form={form} layout="vertical" onFinish={(given) => onSubmit(withoutBlanks(given))}>
        <Form.Item name="kind" label={t('console.proceedings.kind')} rules={required}>
          <Radio.Group
            data-testid="proceeding-kind"
            options={Object.entries(PROCEEDING_KINDS).map(([value, { label }]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item name="openedOn" label={t('console.proceedings.openedOn')} rules={required}>
          <DateField data-testid="opened-on" />
        </Form.Item>
        <Form.Item name="request" label={t('console.proceedings.case')} extra={t('console.proceedings.caseHint')}>
          <CaseSelect findCases={findCases} />
        </Form.Item>
        <Form.Item name="challenges" label={t('proceedingField.challenges')}>
          <Select data-testid="challenges" allowClear virtual={false} options={choices(CHALLENGED)} />
        </Form.Item>
        <Form.Item name="standing" label={t('proceedingField.standing')}>
          <Select data-testid="standing" allowClear virtual={false} options={choices(STANDINGS)} />
        </Form.Item>
        <Form.Item name="body" label={t('proceedingField.body')}>
          <Input maxLength={200} data-testid="proceeding-body" />
        </Form.Item>
        <Form.Item name="caseNumber" label={t('proceedingField.caseNumber')}>
          <Input maxLength={100} data-testid="case-number" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

const choices = (names: Readonly<Record<string, { readonly label: string }>>) =>
  Object.entries(names).map(([value, { label }]) => ({ value, label, title: label }));

function CaseSelect({
  id,
  value,
  onChange,
  findCases,
}: {
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
  findCases: (code: string) => Promise<CaseList>;
}) {
  const { t } = useText();
  const [code, setCode] = useState('');
  const cases = useQuery({ queryKey: ['case-choice', code], queryFn: () => findCases(code) });
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      data-testid="proceeding-case"
      allowClear
      showSearch={{ filterOption: false, onSearch: setCode }}
      placeholder={t('console.proceedings.casePlaceholder')}
      {...(value === undefined ? {} : { value })}
      onChange={(next: string | undefined) => onChange?.(next)}
      loading={cases.isFetching}
      options={(cases.data?.rows ?? []).map((row) => ({
        value: row.id,
        label: [row.code, row.applicantName, row.receivedOn].filter((part) => part !== null).join(' · '),
      }))}
    />
  );
}

// A field that was emptied again was not filled in.
function withoutBlanks(given: ProceedingOpening): ProceedingOpening {
  const filled = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(filled) as unknown as ProceedingOpening;
}
