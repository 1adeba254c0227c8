import { Form, Input, InputNumber, Radio } from 'antd';
import { http, ifMatch } from '../api/client';
import type { AgencySetting, BodyOf } from '../api/schemas';
import { FormModal, useRequired } from '../app/FormModal';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { valueText } from './valueText';

type Change = BodyOf<'putAgenciesAgencyIdSettingsSetting'>;

/** The form of one setting: its new value, and why. */
export function ChangeModal({
  setting,
  version,
  onClose,
}: {
  setting: AgencySetting;
  version: number;
  onClose: () => void;
}) {
  const { t, locale } = useText();
  const { agency } = useSession();
  const required = useRequired();
  const change = useCommand({
    send: (body: Change, key) =>
      http.PUT('/api/agencies/{agencyId}/settings/{setting}', {
        params: { path: { agencyId: agency.id, setting: setting.key }, header: { ...key, ...ifMatch(version) } },
        body,
      }),
    done: 'console.settings.changed',
    again: ['settings'],
    onDone: onClose,
  });
  const { range } = setting;
  const options = setting.kind === 'flag' ? [true, false] : setting.choices.map(({ value }) => value);
  return (
    <FormModal
      title={setting.label[locale]}
      command={change}
      read={({ value, reason }: Change): Change => ({ value, ...(reason ? { reason } : {}) })}
      okText={t('console.save')}
      submitId="save-setting"
      intro={<p className="muted">{setting.source}</p>}
      form={{ initialValues: { value: setting.value } }}
      onClose={onClose}
    >
      <Form.Item name="value" label={t('console.settings.value')} rules={required}>
        {range ? (
          <InputNumber min={range.from} max={range.to} precision={0} data-testid="setting-days" />
        ) : (
          <Radio.Group
            data-testid="setting-choice"
            options={options.map((value) => ({ value, label: valueText(setting, value, locale, t) }))}
          />
        )}
      </Form.Item>
      <Form.Item name="reason" label={t('console.settings.reason')}>
        <Input.TextArea rows={2} maxLength={4000} data-testid="setting-reason" />
      </Form.Item>
      <p className="muted">{t('console.settings.effect')}</p>
    </FormModal>
  );
}
