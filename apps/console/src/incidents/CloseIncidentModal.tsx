import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { newCommandId } from '../api/commandId';
import type { IncidentRow } from '../api/contract';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';

/** Closing an incident: nothing is closed without a word on what happened. */
export function CloseIncidentModal({
  incident,
  pending,
  error,
  onCancel,
  onSubmit,
}: {
  incident: IncidentRow | undefined;
  pending: boolean;
  error: unknown;
  onCancel: () => void;
  onSubmit: (given: { commandId: string; resolution: string }) => void;
}) {
  const { t, locale } = useText();
  const [form] = Form.useForm<{ resolution: string }>();
  const [commandId, setCommandId] = useState(newCommandId);
  return (
    <Modal
      open={incident !== undefined}
      title={t('console.incidents.closeTitle')}
      okText={t('console.incidents.close')}
      okButtonProps={{ 'data-testid': 'submit-close-incident' }}
      confirmLoading={pending}
      onCancel={onCancel}
      onOk={() => form.submit()}
      afterOpenChange={(shown) => {
        if (shown) return;
        form.resetFields();
        setCommandId(newCommandId());
      }}
    >
      {error !== null && <ProblemAlert error={error} />}
      <p>
        <strong>{incident?.requestCode}</strong> {incident?.cause[locale]}
      </p>
      <Form form={form} layout="vertical" onFinish={({ resolution }) => onSubmit({ commandId, resolution })}>
        <Form.Item
          name="resolution"
          label={t('console.incidents.resolution')}
          extra={t('console.incidents.resolutionHint')}
          rules={[{ required: true, whitespace: true, message: t('console.required') }]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} data-testid="incident-resolution" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
