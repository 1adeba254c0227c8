import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Space, Spin, Table, Tag } from 'antd';
import { useState } from 'react';
import { api, type Consolidation, type ReadReportFile } from '../api/client';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { dateText } from '../dates/dateText';
import { ReportFile } from './ReportFile';
import { useDone } from './useDone';
import { ReasonModal } from './VersionsTab';

type Subordinate = Consolidation['subordinates'][number];

/** The sum of the agency's report and its subordinates': who has submitted what, who was reminded, and the signed sums. */
export function ConsolidationTab({ agencyId, year }: { agencyId: string; year: number }) {
  const { t, locale } = useText();
  const { may } = useSession();
  const [signing, setSigning] = useState(false);
  const [sending, setSending] = useState<Subordinate>();
  const sum = useQuery({
    queryKey: ['report-desk', 'consolidation', agencyId, year],
    queryFn: () => api.consolidation(agencyId, year),
  });
  const sign = useDone<{ reason?: string }>('console.versions.done', (given, id) =>
    api.signConsolidation(agencyId, year, id, given),
  );
  const remind = useDone<string>('console.versions.done', (below, id) =>
    api.remindSubordinate(agencyId, year, id, below),
  );
  const record = useDone<ReadReportFile>('console.opening.recorded', ({ tables, sha256 }, id) =>
    api.recordSubordinate(agencyId, year, sending?.agencyId ?? '', id, { tables, source: 'file', sha256 }),
  );
  if (sum.isError) return <ProblemAlert error={sum.error} onRetry={() => void sum.refetch()} />;
  if (!sum.data) return <Spin />;
  const { subordinates, tables, versions, checks } = sum.data;
  if (subordinates.length === 0) return <p className="muted">{t('console.consolidation.none')}</p>;
  const three = tables['three'] as Record<string, number[]>;
  const total = (row: string): number => three[row]?.at(-1) ?? 0;
  return (
    <>
      <p data-testid="consolidated-sum">
        {t('console.consolidation.sum', {
          received: total('N'),
          carried: total('C'),
          concluded: total('T'),
          open: total('F'),
        })}{' '}
        {checks.length > 0 && <Tag color="red">{t('console.consolidation.checks', { count: checks.length })}</Tag>}
      </p>
      <Space style={{ marginBottom: 14 }}>
        {may('report.sign') && (
          <Button type="primary" onClick={() => setSigning(true)} data-testid="sign-consolidation">
            {t('console.consolidation.sign')}
          </Button>
        )}
        <a href={fileUrl(agencyId, year, 'docx')} download>
          {t('console.report.docx')}
        </a>
        <a href={fileUrl(agencyId, year, 'xlsx')} download>
          {t('console.report.xlsx')}
        </a>
      </Space>
      {remind.error !== null && <ProblemAlert error={remind.error} />}
      <Table<Subordinate>
        rowKey="agencyId"
        data-testid="subordinates"
        dataSource={[...subordinates]}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        columns={[
          { title: t('console.consolidation.agency'), dataIndex: 'name' },
          {
            title: t('console.consolidation.standing'),
            render: (_, { standing, changed }) => (
              <>
                {standing ? (
                  <Tag color="success">
                    {t(`console.consolidation.${standing.kind as 'signed' | 'consolidated' | 'recorded'}`, {
                      n: standing.n,
                    })}
                  </Tag>
                ) : (
                  <Tag color="warning">{t('console.consolidation.absent')}</Tag>
                )}
                {standing && standing.errors > 0 && (
                  <Tag color="red">{t('console.consolidation.checks', { count: standing.errors })}</Tag>
                )}
                {changed && <Tag color="orange">{t('console.consolidation.changed')}</Tag>}
              </>
            ),
          },
          {
            title: '',
            render: (_, { remindedOn }) =>
              remindedOn.length > 0 && (
                <span className="muted">
                  {t('console.consolidation.reminded', {
                    days: remindedOn.map((day) => dateText(day, locale)).join('、'),
                  })}
                </span>
              ),
          },
          {
            title: '',
            align: 'right',
            render: (_, row) =>
              may('report.write') &&
              row.standing?.kind !== 'signed' && (
                <Space>
                  {!row.standing && (
                    <Button
                      size="small"
                      onClick={() => remind.mutate(row.agencyId)}
                      data-testid={`remind-${row.agencyId}`}
                    >
                      {t('console.consolidation.remind')}
                    </Button>
                  )}
                  <Button size="small" onClick={() => setSending(row)}>
                    {t('console.consolidation.upload')}
                  </Button>
                </Space>
              ),
          },
        ]}
      />
      <ul>
        {[...versions].reverse().map(({ n, signedOn, parts }) => (
          <li key={n}>
            <a href={`${fileUrl(agencyId, year, 'docx')}&version=${n}`} download>
              {t('console.consolidation.version', { n, signedOn: dateText(signedOn, locale), parts })}
            </a>
          </li>
        ))}
      </ul>
      <ReasonModal
        open={signing}
        title={t('console.consolidation.sign')}
        pending={sign.isPending}
        error={sign.error}
        onCancel={() => {
          sign.reset();
          setSigning(false);
        }}
        onSubmit={(given) => sign.mutate(given, { onSuccess: () => setSigning(false) })}
      />
      <Modal
        open={sending !== undefined}
        title={sending?.name}
        footer={null}
        onCancel={() => setSending(undefined)}
        destroyOnHidden
      >
        {record.error !== null && <ProblemAlert error={record.error} />}
        <ReportFile
          agencyId={agencyId}
          pending={record.isPending}
          onRecord={(read) => record.mutate(read, { onSuccess: () => setSending(undefined) })}
        />
      </Modal>
    </>
  );
}

const fileUrl = (agencyId: string, year: number, format: 'docx' | 'xlsx'): string =>
  `/api/agencies/${encodeURIComponent(agencyId)}/reports/${year}/consolidation/file?format=${format}`;
