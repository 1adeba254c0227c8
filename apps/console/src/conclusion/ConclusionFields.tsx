import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { DECISIONS, SERVICE_MODES, type DecisionCode, type ServiceMode } from '@yishen/statute';
import { useText } from '../app/locale';
import { DateField } from '../dates/DateField';
import { decisionGroups, rowName, type DecisionOption } from './decisionGroups';
import './conclusion.css';

/** What is typed to conclude a case. */
export interface ConclusionValues {
  readonly decision?: DecisionCode;
  readonly concludedOn?: string;
  readonly serviceMode?: ServiceMode;
  /** The answer did not say where and until when it can be challenged. */
  readonly untold?: boolean;
  readonly note?: string;
}

/** The fields of a conclusion, inside a form: the decision by row of table three, how and when it was served. */
export function ConclusionFields({ withWithdrawal, disabled }: { withWithdrawal: boolean; disabled?: boolean }) {
  const { t } = useText();
  const decision = Form.useWatch<DecisionCode | undefined>('decision');
  const serviceMode = Form.useWatch<ServiceMode | undefined>('serviceMode');
  const chosen = decision && DECISIONS[decision];
  const withdrawal = chosen?.act === 'withdrawal';
  return (
    <>
      <Form.Item
        name="decision"
        label={t('console.conclusion.decision')}
        rules={[{ required: true, message: t('console.required') }]}
        extra={chosen && <DecisionBasis article={chosen.article} row={rowName(chosen.row)} />}
      >
        <DecisionSelect withWithdrawal={withWithdrawal} {...(disabled === undefined ? {} : { disabled })} />
      </Form.Item>
      {!withdrawal && (
        <Form.Item
          name="serviceMode"
          label={t('console.conclusion.serviceMode')}
          rules={[{ required: true, message: t('console.required') }]}
        >
          <Radio.Group
            data-testid="service-mode"
            disabled={disabled ?? false}
            className="choice-list"
            options={Object.entries(SERVICE_MODES).map(([value, { label }]) => ({ value, label }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="concludedOn"
        label={withdrawal ? t('console.conclusion.withdrawnOn') : t('console.conclusion.repliedOn')}
        extra={
          !withdrawal &&
          replyDateOf(serviceMode) &&
          t('console.conclusion.replyDate', { rule: replyDateOf(serviceMode) ?? '' })
        }
        rules={[{ required: true, message: t('console.required') }]}
      >
        <DateField disabled={disabled ?? false} data-testid="concluded-on" />
      </Form.Item>
      {!withdrawal && (
        <Form.Item name="untold" valuePropName="checked" extra={t('console.conclusion.untoldHint')}>
          <Checkbox disabled={disabled ?? false} data-testid="untold">
            {t('console.conclusion.untold')}
          </Checkbox>
        </Form.Item>
      )}
      <Form.Item name="note" label={t('console.conclusion.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} disabled={disabled ?? false} data-testid="note" />
      </Form.Item>
    </>
  );
}

function replyDateOf(mode: ServiceMode | undefined): string | undefined {
  return mode === undefined ? undefined : SERVICE_MODES[mode].replyDate;
}

function DecisionBasis({ article, row }: { article: string; row: string }) {
  const { t } = useText();
  return (
    <span className="decision-basis" data-testid="decision-basis">
      <span>{t('console.conclusion.basis', { article })}</span>
      <span>{t('console.conclusion.countsAs', { row })}</span>
    </span>
  );
}

/** The choice of a conclusion, grouped by the row of table three it counts in. */
export function DecisionSelect({
  id,
  value,
  onChange,
  withWithdrawal,
  disabled,
}: {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  withWithdrawal: boolean;
  disabled?: boolean;
}) {
  const { t } = useText();
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      data-testid="decision"
      {...(value === undefined ? {} : { value })}
      onChange={(next: string) => onChange?.(next)}
      {...(disabled === undefined ? {} : { disabled })}
      placeholder={t('console.conclusion.decisionHint')}
      showSearch={{ optionFilterProp: 'search' }}
      virtual={false}
      listHeight={380}
      options={decisionGroups({ withWithdrawal }).map(({ label, options }) => ({
        label,
        title: label,
        options: options.map((option) => ({
          value: option.value,
          title: option.label,
          search: `${option.value} ${label} ${option.label} ${option.article}`,
          label: option.label,
          article: option.article,
        })),
      }))}
      optionRender={({ data }) => (
        <span className="decision-option">
          <span>{data.label}</span>
          <span className="decision-article">{(data as Partial<DecisionOption>).article}</span>
        </span>
      )}
    />
  );
}
