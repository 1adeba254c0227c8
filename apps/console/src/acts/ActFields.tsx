import { Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ActField } from '@yishen/domain';
import { CHANNELS, DECISION_CONTENTS, SERVICE_MODES, isDecisionCode, type ServiceMode } from '@yishen/statute';
import type { CasePage } from '../api/schemas';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { DecisionSelect } from '../conclusion/ConclusionFields';
import { DateField } from '../dates/DateField';
import { FileField } from '../files/FileField';
import { fieldsOf } from './actInput';
import { ChangesField } from './ChangesField';
import { choicesOf, fieldLabel, noticesToServe } from './choices';
import { CasePeople, LinkedProceeding, OpenIncidents } from './linkedChoices';

/** The fields of an act, built from the domain's table of acts. */
export function ActFields({ act, page }: { act: string; page: CasePage }) {
  const { may } = useSession();
  return fieldsOf(act)
    .filter(([, { kind }]) => kind !== 'file' || may('file.store'))
    .map(([name, field]) => <Field key={name} act={act} name={name} field={field} page={page} />);
}

function Field({ act, name, field, page }: { act: string; name: string; field: ActField; page: CasePage }) {
  const { t, locale } = useText();
  if (field.kind === 'contents') return <ContentFields />;
  if (field.kind === 'changes') return <ChangesField page={page} />;
  if (act === 'RecordNoticeServed' && name === 'n') return <WhichNotice page={page} />;
  const label = fieldLabel(name, locale);
  return (
    <Form.Item
      name={name}
      label={label}
      rules={field.optional ? [] : [{ required: true, message: t('console.required') }]}
      extra={<FieldHint act={act} name={name} page={page} />}
    >
      {controlOf(act, name, field, page, { t, locale })}
    </Form.Item>
  );
}

// Several notices of a kind: which of them; the latest where none is chosen.
function WhichNotice({ page }: { page: CasePage }) {
  const { locale } = useText();
  const notices = noticesToServe(Form.useWatch<string | undefined>('step'), page, locale);
  if (notices.length < 2) return null;
  return (
    <Form.Item name="n" label={fieldLabel('n', locale)} preserve={false}>
      <Select data-testid="field-n" virtual={false} allowClear options={notices} />
    </Form.Item>
  );
}

type Words = Pick<ReturnType<typeof useText>, 't' | 'locale'>;

function controlOf(act: string, name: string, field: ActField, page: CasePage, { t, locale }: Words): ReactNode {
  const id = `field-${name}`;
  switch (field.kind) {
    case 'date':
      return <DateField data-testid={id} />;
    case 'text':
      return <Input.TextArea autoSize={{ minRows: 1, maxRows: 10 }} data-testid={id} />;
    case 'texts':
      return <Input.TextArea autoSize={{ minRows: 3, maxRows: 14 }} data-testid={id} />;
    case 'money':
      return <InputNumber<string> stringMode min="0" precision={2} addonAfter="元" data-testid={id} />;
    case 'flag':
      return (
        <Radio.Group
          data-testid={id}
          options={[
            { value: true, label: t('choice.yes') },
            { value: false, label: t('choice.no') },
          ]}
        />
      );
    case 'file':
      return <FileField data-testid={id} />;
    case 'id':
      return linkedControl(name, page, id);
    case 'count':
      if (name !== 'n') return <InputNumber min={0} precision={0} data-testid={id} />;
      break;
    default:
      break;
  }
  if (name === 'decision') return <DecisionSelect withWithdrawal={false} />;
  return (
    <Select
      data-testid={id}
      virtual={false}
      popupMatchSelectWidth={false}
      options={choicesOf(act, name, field, page, locale).map(({ value, label }) => ({ value, label, title: label }))}
    />
  );
}

function linkedControl(name: string, page: CasePage, id: string): ReactNode {
  if (name === 'proceeding') return <LinkedProceeding page={page} data-testid={id} />;
  if (name === 'owner') return <CasePeople page={page} data-testid={id} />;
  return <OpenIncidents page={page} data-testid={id} />;
}

// What the law says about a value that was just chosen.
function FieldHint({ act, name, page }: { act: string; name: string; page: CasePage }) {
  const { t } = useText();
  const serviceMode = Form.useWatch<ServiceMode | undefined>('serviceMode');
  if (name === 'repliedOn' && serviceMode !== undefined) {
    return t('console.conclusion.replyDate', { rule: SERVICE_MODES[serviceMode].replyDate });
  }
  if (act === 'ConfirmReceipt' && name === 'receivedOn') {
    const { receiptDate, article } = CHANNELS[page.channel];
    return t('console.register.receiptRule', { rule: receiptDate, article });
  }
  return null;
}

// What each conclusion must contain (条例 第三十六条至第四十条), with the article that asks for it.
function ContentFields() {
  const { t } = useText();
  const decision = Form.useWatch<string | undefined>('decision');
  if (decision === undefined || !isDecisionCode(decision)) return null;
  return DECISION_CONTENTS[decision].map(({ key, label, article, required, kind, choices, unless }) => (
    <Form.Item
      key={`${decision}.${key}`}
      name={['contents', key]}
      label={label}
      extra={article}
      // A draft may be saved before it is complete; what is missing keeps it from being signed.
      required={required && unless === undefined}
    >
      {choices ? (
        <Select
          data-testid={`content-${key}`}
          virtual={false}
          options={choices.map((value) => ({ value, label: value, title: value }))}
        />
      ) : (
        <Input.TextArea
          autoSize={{ minRows: kind === 'list' ? 3 : 1, maxRows: 12 }}
          {...(kind === 'list' ? { placeholder: t('console.acts.oneALine') } : {})}
          data-testid={`content-${key}`}
        />
      )}
    </Form.Item>
  ));
}
