import { Form, InputNumber, Select } from 'antd';
import { REMEDIES } from '@yishen/domain';
import { CHANNELS, SERVICE_MODES } from '@yishen/statute';
import type { CasePage } from '../api/schemas';
import type { Locale } from '@yishen/catalogue';
import { useText } from '../app/locale';
import { DecisionSelect } from '../conclusion/ConclusionFields';
import { DateField } from '../dates/DateField';
import { changeableValues, fieldLabel, shownValue, wordsOf } from './choices';

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
      {controlOf(name, locale)}
    </Form.Item>
  ));
}

const CHOSEN: Readonly<Record<string, readonly string[]>> = {
  channel: Object.keys(CHANNELS),
  serviceMode: Object.keys(SERVICE_MODES),
  remedies: REMEDIES,
};

function controlOf(name: string, locale: Locale) {
  const id = `change-${name}`;
  if (name === 'decision') return <DecisionSelect withWithdrawal={false} />;
  const values = CHOSEN[name];
  if (values) {
    return (
      <Select
        allowClear
        virtual={false}
        data-testid={id}
        options={values.map((value) => {
          const label = wordsOf(name, value, locale);
          return { value, label, title: label };
        })}
      />
    );
  }
  if (name === 'fen') return <InputNumber<string> stringMode min="0" precision={2} addonAfter="元" data-testid={id} />;
  if (name.endsWith('On') || name === 'until') return <DateField data-testid={id} />;
  return <InputNumber min={0} precision={0} data-testid={id} />;
}
