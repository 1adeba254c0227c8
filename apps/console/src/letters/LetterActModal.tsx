import { useMutation } from '@tanstack/react-query';
import { CARRIERS, DOCUMENTS, SERVICE_MODES, isDocumentCode } from '@yishen/statute';
import { Alert, App, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { api, type LetterDelivery, type LetterSending } from '../api/client';
import { newCommandId } from '../api/commandId';
import type { CommandAnswer } from '../api/contract';
import { useSingleFlight } from '../api/singleFlight';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { DateField } from '../dates/DateField';
import type { IssuedLetter } from './letterFields';

/** What can be recorded about a letter. */
export type LetterAct = 'send' | 'deliver' | 'cancel';

type Values = LetterSending & LetterDelivery & { readonly reason: string };

/** The form of one act on a letter. */
export function LetterActModal({
  id,
  version,
  letter: { letter, label, number, document },
  act,
  onClose,
  onDone,
}: {
  id: string;
  version: number;
  letter: IssuedLetter;
  act: LetterAct;
  onClose: () => void;
  onDone: () => Promise<void>;
}) {
  const { t } = useText();
  const isAnswer = isDocumentCode(document) && DOCUMENTS[document].step === 'decision';
  const { today } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [commandId] = useState(newCommandId);
  const once = useSingleFlight();
  const run = useMutation<CommandAnswer, unknown, Values>({
    mutationFn: (values) => {
      switch (act) {
        case 'send':
          return api.sendLetter(id, letter, version, commandId, values);
        case 'deliver':
          return api.deliverLetter(id, letter, version, commandId, values);
        case 'cancel':
          return api.voidLetter(id, letter, version, commandId, values.reason);
      }
    },
    onSuccess: async () => {
      void message.success(t('console.letters.recorded'));
      await onDone();
    },
  });
  return (
    <Modal
      open
      title={`${t(`console.letters.${act}`)} · ${label} ${number ?? ''}`}
      onCancel={onClose}
      onOk={() => form.submit()}
      okButtonProps={{ loading: run.isPending, 'data-testid': 'submit-letter-act' }}
    >
      {run.isError && <ProblemAlert error={run.error} />}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ mode: 'post', carrier: 'postalEnterprise', sentOn: today, deliveredOn: today }}
        onFinish={once((values: Values, done) => run.mutate(values, { onSettled: done }))}
        data-testid="letter-act"
      >
        {act === 'send' && isAnswer && (
          <Alert type="info" showIcon title={t('console.letters.sendsAnswer')} style={{ marginBottom: 14 }} />
        )}
        {act === 'deliver' && (
          <Alert type="info" showIcon title={t('console.letters.deliversNotice')} style={{ marginBottom: 14 }} />
        )}
        {act === 'send' && <SendingFields />}
        {act === 'deliver' && (
          <>
            <Form.Item name="deliveredOn" label={t('console.letters.deliveredOn')} rules={[{ required: true }]}>
              <DateField data-testid="letter-delivered-on" />
            </Form.Item>
            <Form.Item name="note" label={t('console.letters.note')}>
              <Input.TextArea />
            </Form.Item>
          </>
        )}
        {act === 'cancel' && (
          <Form.Item name="reason" label={t('console.letters.reason')} rules={[{ required: true, whitespace: true }]}>
            <Input.TextArea data-testid="letter-reason" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

function SendingFields() {
  const { t } = useText();
  const mode = Form.useWatch<string | undefined>('mode');
  const options = (table: Readonly<Record<string, { readonly label: string }>>) =>
    Object.entries(table).map(([value, { label }]) => ({ value, label }));
  return (
    <>
      <Form.Item name="mode" label={t('console.letters.mode')} rules={[{ required: true }]}>
        <Select options={options(SERVICE_MODES)} data-testid="letter-mode" />
      </Form.Item>
      {mode === 'post' && (
        <>
          <Form.Item name="carrier" label={t('console.letters.carrier')} extra={t('console.letters.carrierHint')}>
            <Select options={options(CARRIERS)} data-testid="letter-carrier" />
          </Form.Item>
          <Form.Item name="cashOnDelivery" valuePropName="checked">
            <Checkbox>{t('console.letters.cashOnDelivery')}</Checkbox>
          </Form.Item>
          <Form.Item name="trackingNumber" label={t('console.letters.trackingNumber')}>
            <Input data-testid="letter-tracking" />
          </Form.Item>
        </>
      )}
      <Form.Item name="sentOn" label={t('console.letters.sentOn')} rules={[{ required: true }]}>
        <DateField data-testid="letter-sent-on" />
      </Form.Item>
      <Form.Item name="place" label={t('console.letters.place')}>
        <Input />
      </Form.Item>
    </>
  );
}
