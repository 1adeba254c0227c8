import { Form, Input } from 'antd';
import { http, ifMatch } from '../api/client';
import type { IncidentRow } from '../api/schemas';
import { FormModal } from '../app/FormModal';
import { useText } from '../app/locale';
import { useCommand } from '../app/useCommand';

/** Closing an incident: nothing is closed without a word on what happened. */
export function CloseIncidentModal({ incident, onClose }: { incident: IncidentRow; onClose: () => void }) {
  const { t, locale } = useText();
  const { id, subject, requestVersion, requestCode, cause } = incident;
  const close = useCommand({
    send: ({ resolution }: { resolution: string }, key) =>
      http.POST('/api/requests/{id}/acts', {
        params: { path: { id: subject }, header: { ...key, ...ifMatch(requestVersion ?? 0) } },
        body: { type: 'CloseIncident', incident: id, resolution },
      }),
    done: 'console.incidents.closedNow',
    again: ['incidents'],
    againWhenRefused: true,
    onDone: onClose,
  });
  return (
    <FormModal
      title={t('console.incidents.closeTitle')}
      command={close}
      read={(typed: { resolution: string }) => typed}
      okText={t('console.incidents.close')}
      submitId="submit-close-incident"
      onClose={onClose}
      intro={
        <p>
          <strong>{requestCode}</strong> {cause[locale]}
        </p>
      }
    >
      <Form.Item
        name="resolution"
        label={t('console.incidents.resolution')}
        extra={t('console.incidents.resolutionHint')}
        rules={[{ required: true, whitespace: true, message: t('console.required') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} data-testid="incident-resolution" />
      </Form.Item>
    </FormModal>
  );
}
