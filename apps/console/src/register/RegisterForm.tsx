import { Button, Card, Form, Input, Radio, Switch } from 'antd';
import { useState } from 'react';
import { APPLICANT_KINDS, CHANNELS, isChannel } from '@yishen/statute';
import type { Registration, ScanReference } from '../api/contract';
import { useFieldProblems } from '../app/fieldProblems';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { ConclusionFields } from '../conclusion/ConclusionFields';
import { DateField } from '../dates/DateField';
import { registrationOf, type RegistrationValues } from './registration';
import { ScanField } from './ScanField';
import './register.css';

/** The form of a registration; refusals stand at their field, and nothing typed is lost. */
export function RegisterForm({
  pending,
  error,
  onSubmit,
  onCancel,
  onStore,
}: {
  pending: boolean;
  error: unknown;
  onSubmit: (registration: Registration) => void;
  onCancel: () => void;
  onStore: ((file: File) => Promise<ScanReference>) | undefined;
}) {
  const { t } = useText();
  const [form] = Form.useForm<RegistrationValues>();
  const [scan, setScan] = useState<ScanReference>();
  const shownAtField = useFieldProblems(form, error);
  const late = Form.useWatch('late', form);
  return (
    <Form<RegistrationValues>
      form={form}
      layout="vertical"
      className="register"
      data-testid="register-form"
      scrollToFirstError={{ behavior: 'smooth', block: 'center' }}
      initialValues={{ late: false }}
      onFinish={(values) => onSubmit(registrationOf(values, scan))}
    >
      <div className="page-bar">
        <h1 className="page-title">{t('console.register.open')}</h1>
      </div>
      {error !== null && !shownAtField && <ProblemAlert error={error} />}
      <ReceiptCard />
      <ApplicantCard />
      <ContentCard onStore={onStore} onScan={setScan} />
      <Card
        className="register-card"
        title={t('console.register.late')}
        extra={
          <Form.Item name="late" noStyle>
            <Switch aria-label={t('console.register.late')} data-testid="late-entry" />
          </Form.Item>
        }
      >
        {late ? <ConclusionFields withWithdrawal /> : <span className="muted">{t('console.register.lateHint')}</span>}
      </Card>
      <div className="register-actions">
        <Button onClick={onCancel}>{t('console.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={pending} data-testid="submit-registration">
          {t('console.register.submit')}
        </Button>
      </div>
    </Form>
  );
}

function ReceiptCard() {
  const { t } = useText();
  const channel = Form.useWatch<string | undefined>('channel');
  const rule = channel !== undefined && isChannel(channel) ? CHANNELS[channel] : undefined;
  return (
    <Card className="register-card" title={t('console.register.receipt')}>
      <Form.Item name="channel" label={t('console.register.channel')} rules={useRequired()}>
        <Radio.Group
          data-testid="channel"
          className="choice-list"
          options={Object.entries(CHANNELS).map(([value, { label }]) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item
        name="receivedOn"
        label={t('console.register.receivedOn')}
        className="register-short"
        rules={useRequired()}
        extra={
          rule && (
            <span data-testid="receipt-rule">
              {t('console.register.receiptRule', { rule: rule.receiptDate, article: rule.article })}
            </span>
          )
        }
      >
        <DateField data-testid="received-on" />
      </Form.Item>
    </Card>
  );
}

function ApplicantCard() {
  const { t } = useText();
  const required = useRequired();
  return (
    <Card className="register-card" title={t('console.register.applicant')}>
      <Form.Item name={['applicant', 'kind']} label={t('console.register.kind')} rules={required}>
        <Radio.Group
          data-testid="applicant-kind"
          className="choice-list"
          options={Object.entries(APPLICANT_KINDS).map(([value, { label }]) => ({ value, label }))}
        />
      </Form.Item>
      <div className="register-row">
        <Form.Item name={['applicant', 'name']} label={t('console.register.name')} rules={required}>
          <Input autoComplete="off" data-testid="applicant-name" />
        </Form.Item>
        <Form.Item name={['applicant', 'identity']} label={t('console.register.identity')}>
          <Input autoComplete="off" data-testid="applicant-identity" />
        </Form.Item>
        <Form.Item name={['applicant', 'contact']} label={t('console.register.contact')} rules={required}>
          <Input autoComplete="off" data-testid="applicant-contact" />
        </Form.Item>
      </div>
    </Card>
  );
}

function ContentCard({
  onStore,
  onScan,
}: {
  onStore: ((file: File) => Promise<ScanReference>) | undefined;
  onScan: (scan: ScanReference | undefined) => void;
}) {
  const { t } = useText();
  return (
    <Card className="register-card" title={t('console.register.contentCard')}>
      <Form.Item
        name="content"
        label={t('console.register.content')}
        extra={t('console.register.contentHint')}
        rules={useRequired()}
      >
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} data-testid="content" />
      </Form.Item>
      {onStore && <ScanField onStore={onStore} onScan={onScan} />}
    </Card>
  );
}

function useRequired() {
  const { t } = useText();
  return [{ required: true, whitespace: true, message: t('console.required') }];
}
