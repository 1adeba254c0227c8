import { Form, Input } from 'antd';
import { FormModal } from '../app/FormModal';
import { useText } from '../app/locale';
import type { Command } from '../app/useCommand';

/** The reason of a signature. */
export interface Reason {
  readonly reason?: string;
}

/** Asks for the reason of a signature: needed with errors, with absent subordinates, or for a restatement. */
export function ReasonModal({
  title,
  command,
  onClose,
}: {
  title: string;
  command: Command<Reason>;
  onClose: () => void;
}) {
  const { t } = useText();
  return (
    <FormModal
      title={title}
      command={command}
      read={({ reason }: Reason): Reason => (reason?.trim() ? { reason: reason.trim() } : {})}
      submitId="submit-signature"
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('console.versions.reason')}>
        <Input.TextArea rows={3} maxLength={4000} data-testid="signature-reason" />
      </Form.Item>
    </FormModal>
  );
}
