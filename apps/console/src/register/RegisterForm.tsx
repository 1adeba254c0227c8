import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Checkbox, Form, Input, Radio, Select, Switch } from 'antd';
import { APPLICANT_KINDS, CHANNELS, EVIDENCE_KINDS, type Channel, type EvidenceKind } from '@yishen/statute';
import { useFieldProblems } from '../app/fieldProblems';
import { useText } from '../app/locale';
import { PageBar } from '../app/PageBar';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { ConclusionFields } from '../conclusion/ConclusionFields';
import { DateField } from '../dates/DateField';
import { FileField } from '../files/FileField';
import { ApplicantMatches } from './ApplicantMatches';
import { isArrival, type RegistrationValues } from './registration';
import './register.css';

/** The form of a registration; refusals stand at their field, and nothing typed is lost. */
export function RegisterForm({
  pending,
  error,
  onSubmit,
  onCancel,
}: {
  pending: boolean;
  error: unknown;
  onSubmit: (values: RegistrationValues) => void;
  onCancel: () => void;
}) {
  const { t } = useText();
  const [form] = Form.useForm<RegistrationValues>();
  const shownAtField = useFieldProblems(form, error);
  const late = Form.useWatch('late', form);
  const typed = Form.useWatch([], form) as RegistrationValues | undefined;
  const arrival = isArrival(typed ?? {});
  return (
    <Form<RegistrationValues>
      form={form}
      layout="vertical"
      className="register"
      data-testid="register-form"
      scrollToFirstError={{ behavior: 'smooth', block: 'center' }}
      initialValues={{ late: false }}
      onFinish={onSubmit}
    >
      <PageBar />
      {error !== null && !shownAtField && <ProblemAlert error={error} />}
      <ReceiptCard />
      <ApplicantCard />
      <ContentCard />
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
          {t(arrival ? 'console.register.submitArrival' : 'console.register.submit')}
        </Button>
      </div>
    </Form>
  );
}

function ReceiptCard() {
  const { t } = useText();
  const channel = Form.useWatch<Channel | undefined>('channel');
  const late = Form.useWatch<boolean | undefined>('late');
  const confirmed = Form.useWatch<boolean | undefined>('confirmed');
  const rule = channel === undefined ? undefined : CHANNELS[channel];
  const arrival = isArrival({
    ...(channel === undefined ? {} : { channel }),
    ...(late ? { late } : {}),
    ...(confirmed ? { confirmed } : {}),
  });
  return (
    <Card className="register-card" title={t('console.register.receipt')}>
      <Form.Item name="channel" label={t('console.register.channel')} rules={useRequired()}>
        <Radio.Group
          data-testid="channel"
          className="choice-list"
          options={Object.entries(CHANNELS).map(([value, { label }]) => ({ value, label }))}
        />
      </Form.Item>
      {rule?.confirm && !late && (
        <Form.Item name="confirmed" valuePropName="checked">
          <Checkbox data-testid="confirmed">{t('console.register.confirmed')}</Checkbox>
        </Form.Item>
      )}
      <Form.Item
        key={arrival ? 'arrivedOn' : 'receivedOn'}
        name={arrival ? 'arrivedOn' : 'receivedOn'}
        label={t(arrival ? 'console.register.arrivedOn' : 'console.register.receivedOn')}
        className="register-short"
        rules={useRequired()}
        extra={
          rule && (
            <>
              <span data-testid="receipt-rule">
                {t('console.register.receiptRule', { rule: rule.receiptDate, article: rule.article })}
              </span>
              {arrival && <div>{t('console.register.arrivedHint')}</div>}
            </>
          )
        }
      >
        <DateField data-testid={arrival ? 'arrived-on' : 'received-on'} />
      </Form.Item>
      {rule && !arrival && <EvidenceFields kinds={rule.evidence} />}
    </Card>
  );
}

// What proves the date of receipt: a file or a note, of a kind that fits the channel.
function EvidenceFields({ kinds }: { kinds: readonly EvidenceKind[] }) {
  const { t } = useText();
  const { may } = useSession();
  return (
    <div className="register-row">
      <Form.Item name={['evidence', 'kind']} label={t('console.register.evidenceKind')}>
        <Select
          allowClear
          virtual={false}
          data-testid="evidence-kind"
          options={kinds.map((value) => ({ value, label: EVIDENCE_KINDS[value], title: EVIDENCE_KINDS[value] }))}
        />
      </Form.Item>
      <Form.Item name={['evidence', 'note']} label={t('console.register.evidenceNote')}>
        <Input autoComplete="off" data-testid="evidence-note" />
      </Form.Item>
      {may('file.store') && (
        <Form.Item name={['evidence', 'file']} label={t('console.register.evidenceFile')}>
          <FileField data-testid="evidence-file" />
        </Form.Item>
      )}
    </div>
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
      <ApplicantMatches />
      <AgentFields />
      <JointFields />
    </Card>
  );
}

function AgentFields() {
  const { t } = useText();
  const { may } = useSession();
  const required = useRequired();
  const byAgent = Form.useWatch<boolean | undefined>(['applicant', 'byAgent']);
  return (
    <>
      <Form.Item name={['applicant', 'byAgent']} valuePropName="checked" className="register-tight">
        <Checkbox data-testid="by-agent">{t('console.register.addAgent')}</Checkbox>
      </Form.Item>
      {byAgent && (
        <div className="register-row">
          <Form.Item name={['applicant', 'agent', 'name']} label={t('console.register.agent')} rules={required}>
            <Input autoComplete="off" data-testid="agent-name" />
          </Form.Item>
          <Form.Item name={['applicant', 'agent', 'contact']} label={t('console.register.agentContact')}>
            <Input autoComplete="off" data-testid="agent-contact" />
          </Form.Item>
          {may('file.store') && (
            <Form.Item name={['applicant', 'agent', 'authority']} label={t('console.register.authority')}>
              <FileField data-testid="agent-authority" />
            </Form.Item>
          )}
        </div>
      )}
    </>
  );
}

function JointFields() {
  const { t } = useText();
  const required = useRequired();
  return (
    <Form.List name={['applicant', 'joint']}>
      {(people, { add, remove }) => (
        <>
          {people.map(({ key, name }) => (
            <div key={key} className="register-row register-joint">
              <Form.Item name={[name, 'name']} label={t('console.register.joint')} rules={required}>
                <Input autoComplete="off" data-testid={`joint-name-${name}`} />
              </Form.Item>
              <Form.Item name={[name, 'kind']} label={t('console.register.kind')} rules={required}>
                <Select
                  virtual={false}
                  data-testid={`joint-kind-${name}`}
                  options={Object.entries(APPLICANT_KINDS).map(([value, { label }]) => ({
                    value,
                    label,
                    title: label,
                  }))}
                />
              </Form.Item>
              <Button type="link" onClick={() => remove(name)}>
                {t('console.register.remove')}
              </Button>
            </div>
          ))}
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined />}
            onClick={() => add({ kind: 'naturalPerson' })}
            data-testid="add-joint"
          >
            {t('console.register.addJoint')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function ContentCard() {
  const { t } = useText();
  const { may } = useSession();
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
      {may('file.store') && (
        <Form.Item name="scan" label={t('console.register.scan')} extra={t('console.register.scanHint')}>
          <FileField data-testid="scan" />
        </Form.Item>
      )}
    </Card>
  );
}

function useRequired() {
  const { t } = useText();
  return [{ required: true, whitespace: true, message: t('console.required') }];
}
