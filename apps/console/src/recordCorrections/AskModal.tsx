import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Modal, Radio, Select } from 'antd';
import { APPLICANT_KINDS, CHANNELS } from '@yishen/statute';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newCommandId } from '../api/commandId';
import { recordCorrectionApi, type RecordCorrectionAsking } from '../api/recordCorrections';
import { useSingleFlight } from '../api/singleFlight';
import { useFieldProblems } from '../app/fieldProblems';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { CaseSelect } from '../caseList/CaseSelect';
import { DateField } from '../dates/DateField';
import { FileField } from '../files/FileField';

/** Registers an application to correct a record, and opens it. */
export function AskModal({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useText();
  const { agency, may } = useSession();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<RecordCorrectionAsking>();
  const [commandId, setCommandId] = useState(newCommandId);
  const once = useSingleFlight();
  const ask = useMutation({
    mutationFn: (typed: RecordCorrectionAsking) =>
      recordCorrectionApi.ask(agency.id, commandId, withoutBlanks(typed) as RecordCorrectionAsking),
    onSuccess: async ({ id }) => {
      setCommandId(newCommandId());
      void message.success(t('console.recordCorrections.registered'));
      await navigate(`/record-corrections/${id}`);
    },
  });
  const shownAtField = useFieldProblems(form, ask.error);
  const required = [{ required: true, message: t('console.required') }];
  return (
    <Modal
      open={open}
      title={t('console.recordCorrections.register')}
      okText={t('console.save')}
      okButtonProps={{ 'data-testid': 'submit-correction-asking' }}
      confirmLoading={ask.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
      width={640}
      data-testid="correction-asking"
    >
      {ask.error !== null && !shownAtField && <ProblemAlert error={ask.error} />}
      <Form
        form={form}
        layout="vertical"
        onFinish={once((typed: RecordCorrectionAsking, done) => ask.mutate(typed, { onSettled: done }))}
      >
        <Form.Item name="channel" label={t('console.recordCorrections.channel')} rules={required}>
          <Select data-testid="correction-channel" virtual={false} options={labelled(CHANNELS)} />
        </Form.Item>
        <Form.Item name="receivedOn" label={t('console.recordCorrections.receivedOn')} rules={required}>
          <DateField data-testid="correction-received-on" />
        </Form.Item>
        <Form.Item name={['applicant', 'kind']} label={t('console.recordCorrections.kind')} rules={required}>
          <Radio.Group className="choice-list" data-testid="correction-kind" options={labelled(APPLICANT_KINDS)} />
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
      </Form>
    </Modal>
  );
}

function labelled(names: Readonly<Record<string, { readonly label: string }>>) {
  return Object.entries(names).map(([value, { label }]) => ({ value, label, title: label }));
}

// What was left empty is not sent, at any depth; the proof is an object even when it is empty.
function withoutBlanks(typed: object): object {
  const entries = Object.entries(typed).flatMap(([name, value]: [string, unknown]) => {
    if (value === undefined || value === null || value === '') return [];
    return [[name, typeof value === 'object' ? withoutBlanks(value) : value] as const];
  });
  return Object.fromEntries(entries);
}
