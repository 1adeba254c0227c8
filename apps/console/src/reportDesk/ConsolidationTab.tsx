import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Space, Spin, Table, Tag } from 'antd';
import { useState } from 'react';
import { http } from '../api/client';
import { api } from '../api/questions';
import type { Consolidation, ReadReportFile } from '../api/schemas';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { dateText } from '../dates/dateText';
import { ReportFile } from './ReportFile';
import { ReasonModal, type Reason } from './ReasonModal';
import { REPORT_QUERIES } from './reportQueries';

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
  const path = { agencyId, year };
  const sign = useCommand({
    send: (body: Reason, header) =>
      http.POST('/api/agencies/{agencyId}/reports/{year}/consolidation/signature', { params: { path, header }, body }),
    done: 'console.versions.done',
    again: REPORT_QUERIES,
    onDone: () => setSigning(false),
  });
  const remind = useCommand({
    send: (subordinate: string, header) =>
      http.POST('/api/agencies/{agencyId}/reports/{year}/consolidation/reminders', {
        params: { path, header },
        body: { subordinate },
      }),
    about: (subordinate) => subordinate,
    done: 'console.versions.done',
    again: REPORT_QUERIES,
  });
  if (sum.isError) return <ProblemAlert error={sum.error} onRetry={() => void sum.refetch()} />;
  if (!sum.data) return <Spin />;
  const { subordinates, tables, versions, checks } = sum.data;
  if (subordinates.length === 0) return <p className="muted">{t('console.consolidation.none')}</p>;
  const total = (row: keyof typeof tables.three): number => tables.three[row].at(-1) ?? 0;
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
                {standing && standing.kind !== 'own' ? (
                  <Tag color="success">
                    {t(`console.consolidation.${standing.kind}`, {
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
                      onClick={() => remind.send(row.agencyId)}
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
      {signing && (
        <ReasonModal
          title={t('console.consolidation.sign')}
          command={sign}
          onClose={() => {
            sign.clear();
            setSigning(false);
          }}
        />
      )}
      {sending && <SendingModal {...path} subordinate={sending} onClose={() => setSending(undefined)} />}
    </>
  );
}

/** Records the report of a subordinate from its file. */
function SendingModal({
  agencyId,
  year,
  subordinate: { agencyId: subordinate, name },
  onClose,
}: {
  agencyId: string;
  year: number;
  subordinate: Subordinate;
  onClose: () => void;
}) {
  const record = useCommand({
    send: ({ tables, sha256 }: ReadReportFile, header) =>
      http.PUT('/api/agencies/{agencyId}/reports/{year}/consolidation/subordinates/{subordinate}', {
        params: { path: { agencyId, year, subordinate }, header },
        body: { tables, source: 'file', sha256 },
      }),
    done: 'console.opening.recorded',
    again: REPORT_QUERIES,
    onDone: onClose,
  });
  return (
    <Modal open title={name} footer={null} onCancel={onClose}>
      {record.error !== null && <ProblemAlert error={record.error} />}
      <ReportFile agencyId={agencyId} pending={record.pending} onRecord={record.send} />
    </Modal>
  );
}

const fileUrl = (agencyId: string, year: number, format: 'docx' | 'xlsx'): string =>
  `/api/agencies/${encodeURIComponent(agencyId)}/reports/${year}/consolidation/file?format=${format}`;
