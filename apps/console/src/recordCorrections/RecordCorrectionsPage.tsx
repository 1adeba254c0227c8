import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Empty, Segmented, Table, Tag } from 'antd';
import {
  APPLICANT_KINDS,
  CHANNELS,
  RECORD_CORRECTION_OUTCOMES,
  isApplicantKind,
  isChannel,
  isRecordCorrectionOutcome,
} from '@yishen/statute';
import { dayNumber, plainDate } from '@yishen/calendar';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { recordCorrectionApi, type RecordCorrectionRow } from '../api/recordCorrections';
import { useText } from '../app/locale';
import { NotFound } from '../app/NotFound';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { dateText } from '../dates/dateText';
import { FreshnessLine, catchUpInterval } from '../freshness/FreshnessLine';
import { AskModal } from './AskModal';
import '../caseList/caseList.css';

const STATES = ['open', 'closed', 'all'] as const;

/** The register of applications to correct a record about oneself (条例 第四十一条). */
export default function RecordCorrectionsPage() {
  const { t, locale } = useText();
  const { agency, may, today } = useSession();
  const [search, setSearch] = useSearchParams();
  const state = STATES.find((name) => name === search.get('state')) ?? 'open';
  const page = Math.max(1, Number(search.get('page')) || 1);
  const [asking, setAsking] = useState(false);
  const list = useQuery({
    queryKey: ['record-corrections', agency.id, state, page],
    queryFn: () => recordCorrectionApi.register(agency.id, { state, page }),
    enabled: may('recordCorrection.read'),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => catchUpInterval(query.state.data?.freshness),
  });
  if (!may('recordCorrection.read')) return <NotFound />;
  return (
    <>
      <div className="page-bar">
        <h1 className="page-title">{t('console.recordCorrections.title')}</h1>
        <span className="grow">
          {list.data && <FreshnessLine freshness={list.data.freshness} updatedAt={list.dataUpdatedAt} />}
        </span>
        {may('recordCorrection.receive') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAsking(true)} data-testid="ask-correction">
            {t('console.recordCorrections.register')}
          </Button>
        )}
      </div>
      {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      <Alert type="info" showIcon title={t('console.recordCorrections.noPeriod')} style={{ marginBottom: 14 }} />
      <div className="panel">
        <Segmented
          aria-label={t('console.recordCorrections.state')}
          data-testid="correction-state"
          value={state}
          onChange={(next) => setSearch({ state: next }, { replace: true })}
          options={STATES.map((value) => ({ value, label: t(`console.recordCorrections.state.${value}`) }))}
          style={{ marginBottom: 14 }}
        />
        <Table<RecordCorrectionRow>
          rowKey="id"
          data-testid="correction-register"
          loading={list.isPending || list.isPlaceholderData}
          scroll={{ x: 'max-content' }}
          dataSource={list.data ? [...list.data.rows] : []}
          locale={{
            emptyText: (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('console.recordCorrections.empty')} />
            ),
          }}
          pagination={{
            current: page,
            pageSize: 50,
            total: list.data?.total ?? 0,
            showSizeChanger: false,
            onChange: (next) => setSearch({ state, page: String(next) }, { replace: true }),
          }}
          columns={[
            {
              title: t('console.recordCorrections.code'),
              render: (_, { id, code, applicantKind }) => (
                <>
                  <Link to={`/record-corrections/${id}`} data-testid="correction-link">
                    <strong>{code}</strong>
                  </Link>
                  <div className="case-second">
                    {isApplicantKind(applicantKind) && APPLICANT_KINDS[applicantKind].label}
                  </div>
                </>
              ),
            },
            {
              title: t('console.recordCorrections.receivedOn'),
              render: (_, { receivedOn, channel, status }) => (
                <>
                  <span className="date">{dateText(receivedOn, locale)}</span>
                  <div className="case-second">
                    {isChannel(channel) && CHANNELS[channel].label}
                    {(status === 'asked' || status === 'decided') &&
                      ` · ${t('console.recordCorrections.waiting', { days: daysBetween(receivedOn, today) })}`}
                  </div>
                </>
              ),
            },
            {
              title: t('console.recordCorrections.state'),
              render: (_, { status }) => (
                <Tag color={status === 'asked' || status === 'decided' ? 'processing' : 'default'}>
                  {t(`recordCorrectionStatus.${status}`)}
                </Tag>
              ),
            },
            {
              title: t('console.recordCorrections.outcome'),
              render: (_, { outcome, decidedOn, toldOn }) =>
                outcome !== null &&
                isRecordCorrectionOutcome(outcome) && (
                  <>
                    {RECORD_CORRECTION_OUTCOMES[outcome].label}
                    <div className="case-second">{dateText(toldOn ?? decidedOn ?? '', locale)}</div>
                  </>
                ),
            },
          ]}
        />
      </div>
      <AskModal open={asking} onClose={() => setAsking(false)} />
    </>
  );
}

function daysBetween(from: string, to: string): number {
  return dayNumber(plainDate(to)) - dayNumber(plainDate(from));
}
