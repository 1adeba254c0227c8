import { useQuery } from '@tanstack/react-query';
import { Button, Spin, Table, Tag } from 'antd';
import { useState } from 'react';
import { api } from '../api/questions';
import type { AgencySetting } from '../api/schemas';
import { useText } from '../app/locale';
import { PageBar } from '../app/PageBar';
import { Name } from '../app/Name';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { ChangeModal } from './ChangeModal';
import { valueText } from './valueText';

/** What the agency chose where the law is silent: every setting with value, default, source, and since when. */
export default function AgencySettingsPage() {
  const { t, locale } = useText();
  const { agency, may } = useSession();
  const [changing, setChanging] = useState<AgencySetting>();
  const settings = useQuery({ queryKey: ['settings', agency.id], queryFn: () => api.settings(agency.id) });
  if (settings.isError) return <ProblemAlert error={settings.error} onRetry={() => void settings.refetch()} />;
  if (!settings.data) return <Spin className="shell-loading" size="large" />;
  return (
    <div data-testid="settings-page">
      <PageBar title={t('console.nav.settings')} said={<span className="muted">{t('console.settings.hint')}</span>} />
      <Table
        size="middle"
        rowKey="key"
        pagination={false}
        dataSource={settings.data.settings}
        onRow={({ key }) => ({ 'data-testid': `setting-${key}` }) as object}
        columns={[
          {
            title: t('console.settings.setting'),
            render: (_, { label, source }) => (
              <>
                <div>{label[locale]}</div>
                <div className="muted">{source}</div>
              </>
            ),
          },
          {
            title: t('console.settings.value'),
            width: 240,
            render: (_, setting) => (
              <span data-testid="setting-value">
                {valueText(setting, setting.value, locale, t)}{' '}
                {setting.changed && <Tag color="gold">{t('console.settings.other')}</Tag>}
              </span>
            ),
          },
          {
            title: t('console.settings.default'),
            width: 200,
            render: (_, setting) => valueText(setting, setting.default, locale, t),
          },
          {
            title: t('console.settings.since'),
            width: 220,
            render: (_, { changed }) =>
              changed && (
                <>
                  <div>
                    {changed.since.slice(0, 10)} <Name of={changed.by.displayName} />
                  </div>
                  {changed.reason && <div className="muted">{changed.reason}</div>}
                </>
              ),
          },
          {
            title: '',
            width: 90,
            render: (_, setting) =>
              may('agency.changeSetting') && (
                <Button size="small" onClick={() => setChanging(setting)} data-testid="change-setting">
                  {t('console.settings.change')}
                </Button>
              ),
          },
        ]}
      />
      {changing && (
        <ChangeModal setting={changing} version={settings.data.version} onClose={() => setChanging(undefined)} />
      )}
    </div>
  );
}
