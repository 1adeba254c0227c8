import { useMutation, useQuery } from '@tanstack/react-query';
import { RECONSIDERATION_AUTHORITIES } from '@yishen/statute';
import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { api, type LetterheadBody } from '../api/client';
import { newCommandId } from '../api/commandId';
import type { CommandAnswer } from '../api/contract';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';

const TEXTS = ['numberPrefix', 'reconsiderationAuthority', 'court', 'contact', 'howToSubmit'] as const;

/** The form of an agency's letterhead. */
export function LetterheadModal({
  agencyId,
  onClose,
  onSet,
}: {
  agencyId: string;
  onClose: () => void;
  onSet: () => Promise<unknown>;
}) {
  const { t } = useText();
  const [form] = Form.useForm<LetterheadBody>();
  const [commandId] = useState(newCommandId);
  const now = useQuery({ queryKey: ['letterhead', agencyId], queryFn: () => api.letterhead(agencyId) });
  const set = useMutation<CommandAnswer, unknown, LetterheadBody>({
    mutationFn: (body) => api.setLetterhead(agencyId, now.data?.version ?? 0, commandId, body),
    onSuccess: () => onSet(),
  });
  return (
    <Modal
      open
      title={t('console.letters.setLetterhead')}
      onCancel={onClose}
      onOk={() => form.submit()}
      okButtonProps={{ loading: set.isPending, disabled: !now.data, 'data-testid': 'submit-letterhead' }}
    >
      {set.isError && <ProblemAlert error={set.error} />}
      {now.isError && <ProblemAlert error={now.error} onRetry={() => void now.refetch()} />}
      <Form<LetterheadBody> form={form} layout="vertical" onFinish={(values) => set.mutate(values)}>
        <Form.Item name="agencyKind" label={t('console.letterhead.agencyKind')} rules={[{ required: true }]}>
          <Select
            options={Object.entries(RECONSIDERATION_AUTHORITIES).map(([value, { label, authority }]) => ({
              value,
              label: `${label}（复议机关：${authority}）`,
            }))}
          />
        </Form.Item>
        {TEXTS.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={t(`console.letterhead.${name}`)}
            rules={[{ required: true, whitespace: true }]}
          >
            <Input data-testid={`letterhead-${name}`} />
          </Form.Item>
        ))}
        <Form.Item name="payment" label={t('console.letterhead.payment')}>
          <Input />
        </Form.Item>
      </Form>
    </Modal>
  );
}
