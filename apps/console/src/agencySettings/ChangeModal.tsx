import { Form, Input, InputNumber, Modal, Radio } from 'antd';
import type { AgencySetting } from '../api/calendars';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { valueText } from './valueText';

/** A new value of a setting, and why. */
export interface Change {
  readonly value: boolean | number | string;
  readonly reason?: string;
}

/** The form of one setting. */
export function ChangeModal({
  setting,
  pending,
  error,
  onCancel,
  onSubmit,
}: {
  setting: AgencySetting;
  pending: boolean;
  error: unknown;
  onCancel: () => void;
  onSubmit: (change: Change) => void;
}) {
  const { t, locale } = useText();
  const [form] = Form.useForm<{ value: boolean | number | string; reason?: string }>();
  const { range } = setting;
  const options = setting.kind === 'flag' ? [true, false] : setting.choices.map(({ value }) => value);
  return (
    <Modal
      open
      title={setting.label[locale]}
      onCancel={onCancel}
      onOk={() => form.submit()}
      okText={t('console.save')}
      okButtonProps={{ 'data-testid': 'save-setting' }}
      confirmLoading={pending}
    >
      {error !== null && <ProblemAlert error={error} />}
      <p className="muted">{setting.source}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ value: setting.value }}
        onFinish={({ value, reason }) => onSubmit({ value, ...(reason ? { reason } : {}) })}
      >
        <Form.Item
          name="value"
          label={t('console.settings.value')}
          rules={[{ required: true, message: t('console.required') }]}
        >
          {range ? (
            <InputNumber min={range.from} max={range.to} precision={0} data-testid="setting-days" />
          ) : (
            <Radio.Group
              data-testid="setting-choice"
              options={options.map((value) => ({ value, label: valueText(setting, value, locale, t) }))}
            />
          )}
        </Form.Item>
        <Form.Item name="reason" label={t('console.settings.reason')}>
          <Input.TextArea rows={2} maxLength={4000} data-testid="setting-reason" />
        </Form.Item>
      </Form>
      <p className="muted">{t('console.settings.effect')}</p>
    </Modal>
  );
}
