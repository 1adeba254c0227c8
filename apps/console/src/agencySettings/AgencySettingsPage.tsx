import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Spin, Table, Tag } from 'antd';
import { useState } from 'react';
import { calendarApi, type AgencySetting } from '../api/calendars';
import { newCommandId } from '../api/commandId';
import { useSingleFlight } from '../api/singleFlight';
import { useText } from '../app/locale';
import { NotFound } from '../app/NotFound';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { ChangeModal, type Change } from './ChangeModal';
import { valueText } from './valueText';

/** What the agency chose where the law is silent: every setting with value, default, source, and since when. */
export default function AgencySettingsPage() {
  const { t, locale } = useText();
  const { agency, may } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [changing, setChanging] = useState<AgencySetting>();
  const [commandId, setCommandId] = useState(newCommandId);
  const once = useSingleFlight();
  const settings = useQuery({
    queryKey: ['settings', agency.id],
    queryFn: () => calendarApi.settings(agency.id),
    enabled: may('agency.readSettings'),
  });
  const change = useMutation({
    mutationFn: (given: Change) =>
      calendarApi.changeSetting(agency.id, changing?.key ?? '', settings.data?.version ?? 0, commandId, given),
    onSuccess: async () => {
      setCommandId(newCommandId());
      setChanging(undefined);
      void message.success(t('console.settings.changed'));
      await queries.invalidateQueries({ queryKey: ['settings'] });
    },
  });
  if (!may('agency.readSettings')) return <NotFound />;
  if (settings.isError) return <ProblemAlert error={settings.error} onRetry={() => void settings.refetch()} />;
  if (!settings.data) return <Spin className="shell-loading" size="large" />;
  return (
    <div data-testid="settings-page">
      <div className="page-bar">
        <h1 className="page-title">{t('console.nav.settings')}</h1>
        <span className="grow muted">{t('console.settings.hint')}</span>
      </div>
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
                    {changed.since.slice(0, 10)} {changed.by.displayName}
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
        <ChangeModal
          key={changing.key}
          setting={changing}
          pending={change.isPending}
          error={change.error}
          onCancel={() => {
            change.reset();
            setChanging(undefined);
          }}
          onSubmit={once((given: Change, done) => change.mutate(given, { onSettled: done }))}
        />
      )}
    </div>
  );
}
