import { NORM_KINDS } from '@yishen/statute';
import { Checkbox, Form, Input, Select } from 'antd';
import { http } from '../api/client';
import type { CommandKey } from '../api/commandRun';
import type { Norm } from '../api/schemas';
import { choicesOf } from '../app/choices';
import { FormModal, useRequired } from '../app/FormModal';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { DateField } from '../dates/DateField';
import { amendmentOf, entryOf, type NormValues } from './amendment';

/** What is done to the register: a document entered, repealed, or amended. */
export type NormAct = { readonly act: 'enter' } | { readonly act: 'repeal' | 'amend'; readonly norm: Norm };

/** The form of an entry of the register, its repeal, or its amendment with the reason. */
export function NormModal({ acting, onClose }: { acting: NormAct; onClose: () => void }) {
  const { t } = useText();
  const { agency } = useSession();
  const send = useCommand({
    send: (values: NormValues, header) => sent(agency.id, acting, values, header),
    done: 'console.norms.done',
    again: ['norms', 'report', 'cell'],
    onDone: onClose,
  });
  const { act } = acting;
  const initial: NormValues = act === 'amend' ? { ...acting.norm } : act === 'enter' ? { kind: 'normative' } : {};
  return (
    <FormModal
      title={act === 'enter' ? t('console.norms.enter') : `${t(`console.norms.${act}`)} · ${acting.norm.title}`}
      command={send}
      read={(values: NormValues) => values}
      okText={t('console.save')}
      submitId="submit-norm"
      form={{ initialValues: initial }}
      onClose={onClose}
      data-testid="norm-form"
    >
      <NormFields act={act} />
    </FormModal>
  );
}

function NormFields({ act }: { act: NormAct['act'] }) {
  const { t } = useText();
  const required = useRequired();
  const struck = Form.useWatch<boolean | undefined>('struck') ?? false;
  return (
    <>
      {act !== 'repeal' && (
        <>
          <Form.Item name="kind" label={t('console.norms.kind')} rules={required}>
            <Select virtual={false} disabled={struck} data-testid="norm-kind" options={choicesOf(NORM_KINDS)} />
          </Form.Item>
          <Form.Item name="title" label={t('console.norms.name')} rules={required}>
            <Input maxLength={300} disabled={struck} data-testid="norm-title" />
          </Form.Item>
          <Form.Item name="number" label={t('console.norms.number')}>
            <Input maxLength={100} disabled={struck} data-testid="norm-number" />
          </Form.Item>
          <Form.Item name="issuedOn" label={t('console.norms.issuedOn')} rules={required}>
            <DateField disabled={struck} data-testid="norm-issued-on" />
          </Form.Item>
        </>
      )}
      <Form.Item name="repealedOn" label={t('console.norms.repealedOn')} rules={act === 'repeal' ? required : []}>
        <DateField disabled={struck} data-testid="norm-repealed-on" />
      </Form.Item>
      {act === 'amend' && (
        <>
          <Form.Item name="struck" valuePropName="checked">
            <Checkbox data-testid="norm-struck">{t('console.norms.strike')}</Checkbox>
          </Form.Item>
          <Form.Item name="reason" label={t('console.norms.reason')} rules={required}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} data-testid="norm-reason" />
          </Form.Item>
        </>
      )}
    </>
  );
}

function sent(agencyId: string, acting: NormAct, values: NormValues, header: CommandKey) {
  if (acting.act === 'enter') {
    return http.POST('/api/agencies/{agencyId}/norms', {
      params: { path: { agencyId }, header },
      body: entryOf(values),
    });
  }
  const path = { agencyId, n: acting.norm.n };
  if (acting.act === 'repeal') {
    const body = { repealedOn: values.repealedOn ?? '' };
    return http.POST('/api/agencies/{agencyId}/norms/{n}/repeal', { params: { path, header }, body });
  }
  const body = amendmentOf(acting.norm, values);
  return http.POST('/api/agencies/{agencyId}/norms/{n}/amendment', { params: { path, header }, body });
}
