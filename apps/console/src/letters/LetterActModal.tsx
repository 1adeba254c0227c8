import { CARRIERS, DOCUMENTS, SERVICE_MODES } from '@yishen/statute';
import { Alert, Checkbox, Form, Input, Select } from 'antd';
import { http, ifMatch } from '../api/client';
import type { BodyOf } from '../api/schemas';
import type { CommandKey } from '../api/commandRun';
import { choicesOf } from '../app/choices';
import { FormModal } from '../app/FormModal';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { DateField } from '../dates/DateField';
import type { IssuedLetter } from '../api/schemas';

/** What can be recorded about a letter. */
export type LetterAct = 'send' | 'deliver' | 'cancel';

type Values = BodyOf<'postRequestsIdLettersLetterSending'> &
  BodyOf<'postRequestsIdLettersLetterDelivery'> &
  BodyOf<'postRequestsIdLettersLetterVoiding'>;

/** The form of one act on a letter. */
export function LetterActModal({
  id,
  version,
  letter: { letter, label, number, document },
  act,
  onClose,
  onChanged,
}: {
  id: string;
  version: number;
  letter: IssuedLetter;
  act: LetterAct;
  onClose: () => void;
  onChanged: () => Promise<void>;
}) {
  const { t } = useText();
  const isAnswer = DOCUMENTS[document].step === 'decision';
  const { today } = useSession();
  const run = useCommand({
    send: (values: Values, key) => sent(id, letter, act, values, { ...key, ...ifMatch(version) }),
    done: 'console.letters.recorded',
    onDone: async () => {
      onClose();
      await onChanged();
    },
  });
  return (
    <FormModal
      title={`${t(`console.letters.${act}`)} · ${label} ${number ?? ''}`}
      command={run}
      read={(values: Values) => values}
      submitId="submit-letter-act"
      form={{
        initialValues: { mode: 'post', carrier: 'postalEnterprise', sentOn: today, deliveredOn: today },
        'data-testid': 'letter-act',
      }}
      onClose={onClose}
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
    </FormModal>
  );
}

function sent(
  id: string,
  letter: string,
  act: LetterAct,
  body: Values,
  header: CommandKey & { readonly 'If-Match': string },
) {
  const given = { params: { path: { id, letter }, header }, body };
  switch (act) {
    case 'send':
      return http.POST('/api/requests/{id}/letters/{letter}/sending', given);
    case 'deliver':
      return http.POST('/api/requests/{id}/letters/{letter}/delivery', given);
    case 'cancel':
      return http.POST('/api/requests/{id}/letters/{letter}/voiding', given);
  }
}

function SendingFields() {
  const { t } = useText();
  const mode = Form.useWatch<string | undefined>('mode');
  return (
    <>
      <Form.Item name="mode" label={t('console.letters.mode')} rules={[{ required: true }]}>
        <Select options={choicesOf(SERVICE_MODES)} data-testid="letter-mode" />
      </Form.Item>
      {mode === 'post' && (
        <>
          <Form.Item name="carrier" label={t('console.letters.carrier')} extra={t('console.letters.carrierHint')}>
            <Select options={choicesOf(CARRIERS)} data-testid="letter-carrier" />
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
