import { APPLICANT_KINDS, CHANNELS } from '@yishen/statute';
import { Form, Input, Radio, Select } from 'antd';
import { useNavigate } from 'react-router';
import { http } from '../api/client';
import type { RecordCorrectionAsking } from '../api/schemas';
import { choicesOf } from '../app/choices';
import { FormModal, useRequired } from '../app/FormModal';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { withoutBlanks } from '../app/withoutBlanks';
import { CaseSelect } from '../caseList/CaseSelect';
import { DateField } from '../dates/DateField';
import { FileField } from '../files/FileField';

/** Registers an application to correct a record, and opens it. */
export function AskModal({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const { agency, may } = useSession();
  const navigate = useNavigate();
  const required = useRequired();
  const ask = useCommand({
    send: (body: RecordCorrectionAsking, header) =>
      http.POST('/api/agencies/{agencyId}/record-corrections', {
        params: { path: { agencyId: agency.id }, header },
        body,
      }),
    done: 'console.recordCorrections.registered',
    onDone: ({ id }) => navigate(`/record-corrections/${id}`),
  });
  return (
    <FormModal
      title={t('console.recordCorrections.register')}
      command={ask}
      read={withoutBlanks<RecordCorrectionAsking>}
      okText={t('console.save')}
      submitId="submit-correction-asking"
      onClose={onClose}
      width={640}
      data-testid="correction-asking"
    >
      <Form.Item name="channel" label={t('console.recordCorrections.channel')} rules={required}>
        <Select data-testid="correction-channel" virtual={false} options={choicesOf(CHANNELS)} />
      </Form.Item>
      <Form.Item name="receivedOn" label={t('console.recordCorrections.receivedOn')} rules={required}>
        <DateField data-testid="correction-received-on" />
      </Form.Item>
      <Form.Item name={['applicant', 'kind']} label={t('console.recordCorrections.kind')} rules={required}>
        <Radio.Group className="choice-list" data-testid="correction-kind" options={choicesOf(APPLICANT_KINDS)} />
      </Form.Item>
      <Form.Item name={['applicant', 'name']} label={t('console.recordCorrections.name')} rules={required}>
        <Input autoComplete="off" maxLength={200} data-testid="correction-name" />
      </Form.Item>
      <Form.Item name={['applicant', 'identity']} label={t('console.recordCorrections.identity')}>
        <Input autoComplete="off" maxLength={64} data-testid="correction-identity" />
      </Form.Item>
      <Form.Item name={['applicant', 'contact']} label={t('console.recordCorrections.contact')} rules={required}>
        <Input autoComplete="off" maxLength={500} data-testid="correction-contact" />
      </Form.Item>
      <Form.Item name="request" label={t('console.recordCorrections.case')} extra={t('console.proceedings.caseHint')}>
        <CaseSelect data-testid="correction-case" />
      </Form.Item>
      <Form.Item name="record" label={t('console.recordCorrections.record')} rules={required}>
        <Input.TextArea rows={2} maxLength={4000} data-testid="correction-record" />
      </Form.Item>
      <Form.Item name="claim" label={t('console.recordCorrections.claim')} rules={required}>
        <Input.TextArea rows={2} maxLength={4000} data-testid="correction-claim" />
      </Form.Item>
      <Form.Item name={['proof', 'note']} label={t('console.recordCorrections.proofNote')}>
        <Input.TextArea rows={2} maxLength={4000} data-testid="correction-proof" />
      </Form.Item>
      {may('file.store') && (
        <Form.Item name={['proof', 'file']} label={t('console.recordCorrections.proofFile')}>
          <FileField data-testid="correction-file" />
        </Form.Item>
      )}
    </FormModal>
  );
}
