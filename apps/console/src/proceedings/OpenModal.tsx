import { Form, Input, Modal, Radio, Select } from 'antd';
import { CHALLENGED, PROCEEDING_KINDS, STANDINGS } from '@yishen/statute';
import type { ProceedingOpening } from '../api/contract';
import { useFieldProblems } from '../app/fieldProblems';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { CaseSelect } from '../caseList/CaseSelect';
import { DateField } from '../dates/DateField';

/** The form of a new proceeding. */
export function OpenModal({
  open,
  pending,
  error,
  onCancel,
  onSubmit,
}: {
  open: boolean;
  pending: boolean;
  error: unknown;
  onCancel: () => void;
  onSubmit: (given: ProceedingOpening) => void;
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
          <CaseSelect data-testid="proceeding-case" />
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

// A field that was emptied again was not filled in.
function withoutBlanks(given: ProceedingOpening): ProceedingOpening {
  const filled = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(filled) as unknown as ProceedingOpening;
}
