import { Alert, Button, Card, Form, Input, Select } from 'antd';
import { RECORD_CORRECTION_OUTCOMES, SERVICE_MODES } from '@yishen/statute';
import { useState } from 'react';
import { http, ifMatch } from '../api/client';
import type { RecordCorrectionAct, RecordCorrectionPage } from '../api/schemas';
import { choicesOf } from '../app/choices';
import { useRequired } from '../app/FormModal';
import { useFieldProblems } from '../app/fieldProblems';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useCommand } from '../app/useCommand';
import { DateField } from '../dates/DateField';

type ActName = RecordCorrectionAct['type'];
type Typed = Readonly<Record<string, string | undefined>>;

// The first that is open is offered: telling the applicant as soon as there is a decision.
const ACTS: readonly ActName[] = [
  'TellRecordCorrection',
  'DecideRecordCorrection',
  'WithdrawRecordCorrection',
  'AmendRecordCorrection',
];

const DATES = ['receivedOn', 'decidedOn', 'toldOn', 'withdrawnOn'] as const;

/** The forms by which the steps of an application are recorded; a form that is not open says why. */
export function RecordCorrectionActs({ page }: { page: RecordCorrectionPage }) {
  const { t } = useText();
  const offered = (act: ActName) => page.acts.find((one) => one.act === act) ?? { act, allowed: false };
  const [act, setAct] = useState<ActName>(() => ACTS.find((one) => offered(one).allowed) ?? 'DecideRecordCorrection');
  const { allowed, reason } = offered(act);
  return (
    <Card title={t('console.proceeding.record')} className="case-acts no-print" size="small">
      <Select<ActName>
        aria-label={t('console.proceeding.record')}
        data-testid="correction-act"
        value={act}
        onChange={setAct}
        virtual={false}
        style={{ width: '100%', marginBottom: 14 }}
        options={ACTS.map((value) => ({
          value,
          title: t(`recordCorrectionAct.${value}`),
          label: t(`recordCorrectionAct.${value}`),
          disabled: !offered(value).allowed,
        }))}
      />
      {allowed ? (
        <ActForm key={act} act={act} page={page} />
      ) : (
        <Alert type="info" showIcon title={reason ?? t('console.acts.forbidden')} data-testid="forbidden-act" />
      )}
    </Card>
  );
}

function ActForm({ act, page }: { act: ActName; page: RecordCorrectionPage }) {
  const { t } = useText();
  const [form] = Form.useForm<Typed>();
  const { id, version } = page;
  const run = useCommand({
    send: (body: RecordCorrectionAct, key) =>
      http.POST('/api/record-corrections/{id}/acts', {
        params: { path: { id }, header: { ...key, ...ifMatch(version) } },
        body,
      }),
    done: 'console.recordCorrections.saved',
    again: ['record-correction', 'record-corrections'],
  });
  const shownAtField = useFieldProblems(form, run.error);
  return (
    <Form
      form={form}
      layout="vertical"
      data-testid="correction-act-form"
      onFinish={(typed) => run.send(actOf(act, typed))}
    >
      {run.error !== null && !shownAtField && <ProblemAlert error={run.error} />}
      <ActFields act={act} page={page} />
      <Button type="primary" htmlType="submit" block loading={run.pending} data-testid="submit-correction-act">
        {t('console.save')}
      </Button>
    </Form>
  );
}

function ActFields({ act, page }: { act: ActName; page: RecordCorrectionPage }) {
  const { t } = useText();
  const outcome = Form.useWatch<NonNullable<RecordCorrectionPage['outcome']> | undefined>('outcome');
  const required = useRequired();
  const day = (name: 'decidedOn' | 'toldOn' | 'withdrawnOn' | 'to') => (
    <Form.Item name={name} label={t(`console.recordCorrections.${name}`)} rules={required}>
      <DateField data-testid={`correction-${name}`} />
    </Form.Item>
  );
  const note = (
    <Form.Item name="note" label={t('console.recordCorrections.note')}>
      <Input.TextArea rows={2} maxLength={4000} />
    </Form.Item>
  );
  switch (act) {
    case 'DecideRecordCorrection':
      return (
        <>
          <Form.Item name="outcome" label={t('console.recordCorrections.outcome')} rules={required}>
            <Select data-testid="correction-outcome" virtual={false} options={choicesOf(RECORD_CORRECTION_OUTCOMES)} />
          </Form.Item>
          {day('decidedOn')}
          {outcome !== undefined && (
            <Form.Item
              name="statement"
              label={t(`recordCorrectionNeeds.${RECORD_CORRECTION_OUTCOMES[outcome].needs}`)}
              rules={required}
            >
              <Input.TextArea rows={3} maxLength={4000} data-testid="correction-statement" />
            </Form.Item>
          )}
        </>
      );
    case 'TellRecordCorrection':
      return (
        <>
          {day('toldOn')}
          <Form.Item name="serviceMode" label={t('console.recordCorrections.serviceMode')} rules={required}>
            <Select data-testid="correction-service-mode" virtual={false} options={choicesOf(SERVICE_MODES)} />
          </Form.Item>
          {note}
        </>
      );
    case 'WithdrawRecordCorrection':
      return (
        <>
          {day('withdrawnOn')}
          {note}
        </>
      );
    case 'AmendRecordCorrection':
      return (
        <>
          <Form.Item name="date" label={t('console.recordCorrections.which')} rules={required}>
            <Select
              data-testid="correction-date"
              virtual={false}
              options={DATES.filter((date) => page.dates[date] !== undefined).map((value) => ({
                value,
                label: `${t(`recordCorrectionDate.${value}`)} ${page.dates[value]}`,
              }))}
            />
          </Form.Item>
          {day('to')}
          <Form.Item name="reason" label={t('console.recordCorrections.reason')} rules={required}>
            <Input.TextArea rows={2} maxLength={4000} data-testid="correction-amend-reason" />
          </Form.Item>
        </>
      );
  }
}

// The form asks for what the act must say; what was left empty is not sent.
function actOf(act: ActName, typed: Typed): RecordCorrectionAct {
  const filled = Object.entries(typed).filter(([, value]) => value !== undefined && value !== '');
  return { type: act, ...Object.fromEntries(filled) } as RecordCorrectionAct;
}
