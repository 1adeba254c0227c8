import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { NORM_KINDS } from '@yishen/statute';
import { accepted, http, keyed } from '../api/client';
import type { CommandAnswer } from '../api/contract';
import { dataOf } from '../api/http';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { DateField } from '../dates/DateField';
import { amendmentOf, type Norm, type NormValues } from './amendment';

/** What is done to the register: a document entered, repealed, or amended. */
export type NormAct = { readonly act: 'enter' } | { readonly act: 'repeal' | 'amend'; readonly norm: Norm };

/** The form of an entry of the register, its repeal, or its amendment with the reason. */
export function NormModal({ acting, onClose }: { acting: NormAct; onClose: () => void }) {
  const { t } = useText();
  const { agency } = useSession();
  const [form] = Form.useForm<NormValues>();
  const struck = Form.useWatch<boolean | undefined>('struck', form);
  const send = useCommand<NormValues>('console.norms.done', ['norms', 'report', 'cell'], async (values, commandId) => {
    await accepted(sent(agency.id, acting, values, commandId));
    onClose();
  });
  const required = [{ required: true, message: t('console.required') }];
  const { act } = acting;
  const initial: NormValues = act === 'amend' ? { ...acting.norm } : act === 'enter' ? { kind: 'normative' } : {};
  return (
    <Modal
      open
      title={act === 'enter' ? t('console.norms.enter') : `${t(`console.norms.${act}`)} · ${acting.norm.title}`}
      okText={t('console.save')}
      okButtonProps={{ 'data-testid': 'submit-norm' }}
      confirmLoading={send.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
      data-testid="norm-form"
    >
      {send.error !== null && <ProblemAlert error={send.error} />}
      <Form form={form} layout="vertical" initialValues={initial} onFinish={(values) => send.mutate(values)}>
        {act !== 'repeal' && (
          <>
            <Form.Item name="kind" label={t('console.norms.kind')} rules={required}>
              <Select
                virtual={false}
                disabled={struck ?? false}
                data-testid="norm-kind"
                options={Object.entries(NORM_KINDS).map(([value, { label }]) => ({ value, label, title: label }))}
              />
            </Form.Item>
            <Form.Item name="title" label={t('console.norms.name')} rules={required}>
              <Input maxLength={300} disabled={struck ?? false} data-testid="norm-title" />
            </Form.Item>
            <Form.Item name="number" label={t('console.norms.number')}>
              <Input maxLength={100} disabled={struck ?? false} data-testid="norm-number" />
            </Form.Item>
            <Form.Item name="issuedOn" label={t('console.norms.issuedOn')} rules={required}>
              <DateField disabled={struck ?? false} data-testid="norm-issued-on" />
            </Form.Item>
          </>
        )}
        <Form.Item name="repealedOn" label={t('console.norms.repealedOn')} rules={act === 'repeal' ? required : []}>
          <DateField disabled={struck ?? false} data-testid="norm-repealed-on" />
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
      </Form>
    </Modal>
  );
}

function sent(agencyId: string, acting: NormAct, values: NormValues, commandId: string): Promise<CommandAnswer> {
  const header = keyed(commandId);
  if (acting.act === 'enter') {
    const { kind = '', title = '', number, issuedOn = '', repealedOn } = values;
    const body = { kind, title, issuedOn, ...(number ? { number } : {}), ...(repealedOn ? { repealedOn } : {}) };
    return dataOf(http.POST('/api/agencies/{agencyId}/norms', { params: { path: { agencyId }, header }, body }));
  }
  const path = { agencyId, n: acting.norm.n };
  if (acting.act === 'repeal') {
    const body = { repealedOn: values.repealedOn ?? '' };
    return dataOf(http.POST('/api/agencies/{agencyId}/norms/{n}/repeal', { params: { path, header }, body }));
  }
  const body = amendmentOf(acting.norm, values);
  return dataOf(http.POST('/api/agencies/{agencyId}/norms/{n}/amendment', { params: { path, header }, body }));
}
