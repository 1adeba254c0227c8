import { useQuery } from '@tanstack/react-query';
import { Button, Space, Spin, Table, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { reportFileUrl } from '../api/addresses';
import { http } from '../api/client';
import { api } from '../api/questions';
import type { ReportVersions } from '../api/schemas';
import { useText } from '../app/locale';
import { Name } from '../app/Name';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { dateText } from '../dates/dateText';
import { PublishModal } from './PublishModal';
import { ReasonModal, type Reason } from './ReasonModal';
import { REPORT_QUERIES } from './reportQueries';

type Version = ReportVersions['versions'][number];

const FORMATS = ['docx', 'pdf', 'xlsx', 'html', 'json', 'picture'] as const;

/** The signed versions with their files, what has changed since, and what the year-end found. */
export function VersionsTab({ agencyId, year }: { agencyId: string; year: number }) {
  const { t, locale } = useText();
  const { may } = useSession();
  const [signing, setSigning] = useState(false);
  const [publishing, setPublishing] = useState<number>();
  const versions = useQuery({
    queryKey: ['report-desk', 'versions', agencyId, year],
    queryFn: () => api.reportVersions(agencyId, year),
  });
  const path = { agencyId, year };
  const sign = useCommand({
    send: (body: Reason, header) =>
      http.POST('/api/agencies/{agencyId}/reports/{year}/signature', { params: { path, header }, body }),
    done: 'console.versions.done',
    again: REPORT_QUERIES,
    onDone: () => setSigning(false),
  });
  const rehearse = useCommand({
    send: (_: void, header) =>
      http.POST('/api/agencies/{agencyId}/reports/{year}/rehearsal', { params: { path, header }, body: {} }),
    done: 'console.versions.done',
    again: REPORT_QUERIES,
  });
  if (versions.isError) return <ProblemAlert error={versions.error} onRetry={() => void versions.refetch()} />;
  if (!versions.data) return <Spin />;
  const { versions: list, cuts, delta, textsChanged, freshness } = versions.data;
  return (
    <>
      <Space style={{ marginBottom: 14 }}>
        {may('report.sign') && (
          <Button type="primary" onClick={() => setSigning(true)} data-testid="sign-report">
            {t(list.length === 0 ? 'console.versions.sign' : 'console.versions.restate')}
          </Button>
        )}
      </Space>
      <Table<Version>
        rowKey="n"
        data-testid="report-versions"
        dataSource={[...list].reverse()}
        pagination={false}
        locale={{ emptyText: t('console.versions.none') }}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('console.versions.n'), dataIndex: 'n' },
          {
            title: t('console.versions.signedOn'),
            render: (_, { signedOn, signedBy, reason }) => (
              <>
                <span className="date">{dateText(signedOn, locale)}</span> <Name of={signedBy.displayName} />
                {reason && <div className="muted">{reason}</div>}
              </>
            ),
          },
          { title: t('console.versions.errors'), dataIndex: 'errors' },
          {
            title: t('console.versions.published'),
            render: (_, { n, publishedOn, where }) =>
              publishedOn ? (
                <>
                  <span className="date">{dateText(publishedOn, locale)}</span>
                  {where && <div className="muted">{where}</div>}
                </>
              ) : (
                may('report.publish') && (
                  <Button size="small" onClick={() => setPublishing(n)} data-testid={`publish-${n}`}>
                    {t('console.versions.publish')}
                  </Button>
                )
              ),
          },
          {
            title: t('console.versions.files'),
            render: (_, { n }) => (
              <Space>
                {FORMATS.map((format) => (
                  <a key={format} href={reportFileUrl(agencyId, year, format, freshness.position, n)} download>
                    {t(`console.report.${format}`)}
                  </a>
                ))}
              </Space>
            ),
          },
        ]}
      />
      {list.length > 0 && <Delta delta={delta} textsChanged={textsChanged} />}
      <h3>{t('console.versions.cuts')}</h3>
      {rehearse.error !== null && <ProblemAlert error={rehearse.error} />}
      {may('report.cut') && (
        <Button onClick={() => rehearse.send()} loading={rehearse.pending} data-testid="rehearse-report">
          {t('console.versions.rehearse')}
        </Button>
      )}
      <ul data-testid="report-cuts">
        {[...cuts].reverse().map(({ on, errors, warnings, dueOn, asked }, at) => (
          <li key={`${on}-${at}`}>
            <Tag color={asked ? 'gold' : 'default'}>
              {t(asked ? 'console.versions.asked' : 'console.versions.rehearsed')}
            </Tag>
            {t('console.versions.cut', {
              on: dateText(on, locale),
              errors,
              warnings,
              dueOn: dateText(dueOn, locale),
            })}
          </li>
        ))}
      </ul>
      {signing && (
        <ReasonModal
          title={t(list.length === 0 ? 'console.versions.sign' : 'console.versions.restate')}
          command={sign}
          onClose={() => {
            sign.clear();
            setSigning(false);
          }}
        />
      )}
      {publishing !== undefined && <PublishModal {...path} n={publishing} onClose={() => setPublishing(undefined)} />}
    </>
  );
}

function Delta({ delta, textsChanged }: Pick<ReportVersions, 'delta' | 'textsChanged'>) {
  const { t } = useText();
  return (
    <section data-testid="report-delta">
      <h3>{t('console.versions.delta')}</h3>
      {delta.length === 0 && textsChanged.length === 0 && <p className="muted">{t('console.versions.same')}</p>}
      {textsChanged.length > 0 && (
        <p>
          {t('console.versions.textsChanged', {
            parts: textsChanged.map((part) => t(`reportPart.${part}`)).join('、'),
          })}
        </p>
      )}
      {delta.map(({ table, row, column, label, was, is, cases }) => (
        <p key={`${table}.${row}.${column}`}>
          {label}：{was ?? '—'} → {is ?? '—'}{' '}
          {cases.map(({ id, code }) => (
            <Link key={id} to={code === null ? `/proceedings/${id}` : `/requests/${id}`}>
              {code ?? id.slice(0, 8)}{' '}
            </Link>
          ))}
        </p>
      ))}
    </section>
  );
}
