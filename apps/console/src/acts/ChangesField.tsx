import { Form, InputNumber, Select } from 'antd';
import { CHANNELS, SERVICE_MODES } from '@yishen/statute';
import type { CasePage } from '../api/contract';
import { useText } from '../app/locale';
import { DecisionSelect } from '../conclusion/ConclusionFields';
import { DateField } from '../dates/DateField';
import { changeableValues, fieldLabel, shownValue } from './choices';

/** What a recorded fact should read instead: only the values that are filled in change. */
export function ChangesField({ page }: { page: CasePage }) {
  const { t, locale } = useText();
  const version = Form.useWatch<number | undefined>('version');
  return changeableValues(page, version).map(({ name, now }) => (
    <Form.Item
      key={`${version}.${name}`}
      name={['changes', name]}
      label={fieldLabel(name, locale)}
      extra={
        now === undefined
          ? t('console.acts.notRecorded')
          : t('console.acts.readsNow', { value: shownValue(name, now, locale) })
      }
    >
      {controlOf(name)}
    </Form.Item>
  ));
}

function controlOf(name: string) {
  const id = `change-${name}`;
  if (name === 'decision') return <DecisionSelect withWithdrawal={false} />;
  if (name === 'channel' || name === 'serviceMode') {
    const labels: Readonly<Record<string, { readonly label: string }>> = name === 'channel' ? CHANNELS : SERVICE_MODES;
    return (
      <Select
        allowClear
        virtual={false}
        data-testid={id}
        options={Object.entries(labels).map(([value, { label }]) => ({ value, label, title: label }))}
      />
    );
  }
  if (name === 'fen') return <InputNumber<string> stringMode min="0" precision={2} addonAfter="元" data-testid={id} />;
  if (name.endsWith('On') || name === 'until') return <DateField data-testid={id} />;
  return <InputNumber min={0} precision={0} data-testid={id} />;
}
