import { Form, Modal, Select } from 'antd';
import { PROCEEDING_KINDS, PROCEEDING_OUTCOMES, TABLE_FOUR_COLUMNS } from '@yishen/statute';
import type { ProceedingRow } from '../api/contract';
import { useFieldProblems } from '../app/fieldProblems';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import '../conclusion/conclusion.css';
import { DateField } from '../dates/DateField';

/** What is typed to conclude a proceeding. */
export interface Conclusion {
  readonly outcome: string;
  readonly concludedOn: string;
}

/** The form of a proceeding's end: its outcome, with the column of table four it enters. */
export function ConcludeModal({
  proceeding,
  pending,
  error,
  onCancel,
  onSubmit,
}: {
  proceeding: ProceedingRow | undefined;
  pending: boolean;
  error: unknown;
  onCancel: () => void;
  onSubmit: (given: Conclusion) => void;
}) {
  const { t } = useText();
  const [form] = Form.useForm<Conclusion>();
  const shownAtField = useFieldProblems(form, error);
  const required = [{ required: true, message: t('console.required') }];
  return (
    <Modal
      open={proceeding !== undefined}
      title={proceeding && `${t('console.proceedings.conclude')} · ${PROCEEDING_KINDS[proceeding.kind].label}`}
      okText={t('console.save')}
      okButtonProps={{ 'data-testid': 'submit-conclusion' }}
      confirmLoading={pending}
      onCancel={onCancel}
      onOk={() => form.submit()}
      afterOpenChange={(shown) => !shown && form.resetFields()}
      data-testid="conclusion-form"
    >
      {error !== null && !shownAtField && <ProblemAlert error={error} />}
      <Form form={form} layout="vertical" onFinish={onSubmit}>
        <Form.Item name="outcome" label={t('console.proceedings.outcome')} rules={required}>
          <Select
            data-testid="outcome"
            virtual={false}
            options={Object.entries(PROCEEDING_OUTCOMES).map(([value, outcome]) => ({
              value,
              title: outcome.label,
              label: outcome.label,
              basis: `${outcome.article} → ${TABLE_FOUR_COLUMNS[outcome.column]}`,
            }))}
            optionRender={({ data }) => (
              <span className="decision-option">
                <span>{data.label}</span>
                <span className="decision-article">{data.basis}</span>
              </span>
            )}
          />
        </Form.Item>
        <Form.Item name="concludedOn" label={t('console.proceedings.concludedOn')} rules={required}>
          <DateField data-testid="proceeding-concluded-on" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
