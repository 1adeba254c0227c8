import { Form, Input } from 'antd';
import { useText } from '../app/locale';
import { DateField } from '../dates/DateField';

/** The fields of the applicant's withdrawal. */
export function WithdrawalFields() {
  const { t } = useText();
  return (
    <>
      <p className="muted">{t('console.acts.withdrawHint')}</p>
      <Form.Item
        name="concludedOn"
        label={t('console.conclusion.withdrawnOn')}
        rules={[{ required: true, message: t('console.required') }]}
      >
        <DateField data-testid="withdrawn-on" />
      </Form.Item>
      <Form.Item name="note" label={t('console.conclusion.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} data-testid="withdrawal-note" />
      </Form.Item>
    </>
  );
}
