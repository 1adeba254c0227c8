import { Form, Modal, Select } from 'antd';
import {
  PROCEEDING_KINDS,
  PROCEEDING_OUTCOMES,
  TABLE_FOUR_COLUMNS,
  isResultOutcome,
  outcomeColumn,
  outcomesOf,
  type ProceedingOutcomeCode,
} from '@yishen/statute';
import { plainDate } from '@yishen/calendar';
import type { ProceedingRow } from '../api/contract';
import { useFieldProblems } from '../app/fieldProblems';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import '../conclusion/conclusion.css';
import { DateField } from '../dates/DateField';
import { useSession } from '../app/session';

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
  const { today } = useSession();
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
            options={(proceeding ? outcomesOf(proceeding.forum) : []).filter(isWhole).map((value) => ({
              value,
              title: PROCEEDING_OUTCOMES[value].label,
              label: PROCEEDING_OUTCOMES[value].label,
              basis: [
                PROCEEDING_OUTCOMES[value].article,
                ...(isResultOutcome(value) ? [TABLE_FOUR_COLUMNS[outcomeColumn(value, plainDate(today)).column]] : []),
              ].join(' → '),
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

// A judgment that changes the one below has to say what it decides: that is recorded on the page of the case.
const isWhole = (outcome: ProceedingOutcomeCode): boolean => PROCEEDING_OUTCOMES[outcome].effect !== 'named';
