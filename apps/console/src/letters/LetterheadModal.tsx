import { useQuery } from '@tanstack/react-query';
import { RECONSIDERATION_AUTHORITIES } from '@yishen/statute';
import { Form, Input, Select } from 'antd';
import { http, ifMatch } from '../api/client';
import { api } from '../api/questions';
import type { BodyOf } from '../api/schemas';
import { FormModal } from '../app/FormModal';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useCommand } from '../app/useCommand';

type Letterhead = BodyOf<'putAgenciesAgencyIdLetterhead'>;

const TEXTS = ['numberPrefix', 'reconsiderationAuthority', 'court', 'contact', 'howToSubmit'] as const;

/** The form of an agency's letterhead. */
export function LetterheadModal({ agencyId, onClose }: { agencyId: string; onClose: () => void }) {
  const { t } = useText();
  const now = useQuery({ queryKey: ['letterhead', agencyId], queryFn: () => api.letterhead(agencyId) });
  const set = useCommand({
    send: (body: Letterhead, key) =>
      http.PUT('/api/agencies/{agencyId}/letterhead', {
        params: { path: { agencyId }, header: { ...key, ...ifMatch(now.data?.version ?? 0) } },
        body,
      }),
    again: ['letters'],
    onDone: onClose,
  });
  return (
    <FormModal
      title={t('console.letters.setLetterhead')}
      command={set}
      read={(typed: Letterhead) => typed}
      submitId="submit-letterhead"
      disabled={!now.data}
      intro={now.isError && <ProblemAlert error={now.error} onRetry={() => void now.refetch()} />}
      onClose={onClose}
    >
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
    </FormModal>
  );
}
