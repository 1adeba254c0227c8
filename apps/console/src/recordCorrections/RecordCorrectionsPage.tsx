import { PlusOutlined } from '@ant-design/icons';
import { dayNumber, plainDate } from '@yishen/calendar';
import { APPLICANT_KINDS, CHANNELS, RECORD_CORRECTION_OUTCOMES } from '@yishen/statute';
import { Alert, Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../api/questions';
import type { RecordCorrectionRow } from '../api/schemas';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { dateText } from '../dates/dateText';
import { ListChoice, ListPage } from '../list/ListPage';
import { columnsOf } from '../list/listFields';
import { chosenOf } from '../list/listSearch';
import { useList } from '../list/useList';
import { useListSearch } from '../list/useListSearch';
import { AskModal } from './AskModal';

const STATES = ['open', 'closed', 'all'] as const;

const CORRECTION_COLUMNS = columnsOf<RecordCorrectionRow>({
  code: {
    title: 'console.recordCorrections.code',
    render: ({ id, code, applicantKind }) => (
      <>
        <Link to={`/record-corrections/${id}`} data-testid="correction-link">
          <strong>{code}</strong>
        </Link>
        <div className="case-second">{APPLICANT_KINDS[applicantKind].label}</div>
      </>
    ),
  },
  id: 'code',
  applicantKind: 'code',
  receivedOn: { title: 'console.recordCorrections.receivedOn', render: (row) => <Received row={row} /> },
  channel: 'receivedOn',
  status: {
    title: 'console.recordCorrections.state',
    render: ({ status }, { t }) => (
      <Tag color={isOpen(status) ? 'processing' : 'default'}>{t(`recordCorrectionStatus.${status}`)}</Tag>
    ),
  },
  outcome: {
    title: 'console.recordCorrections.outcome',
    render: ({ outcome, decidedOn, toldOn }, { locale }) =>
      outcome !== null && (
        <>
          {RECORD_CORRECTION_OUTCOMES[outcome].label}
          <div className="case-second">{dateText(toldOn ?? decidedOn ?? '', locale)}</div>
        </>
      ),
  },
  toldOn: 'outcome',
  decidedOn: 'outcome',
  withdrawnOn: null,
  agencyId: null,
  version: null,
});

/** The register of applications to correct a record about oneself (条例 第四十一条). */
export default function RecordCorrectionsPage() {
  const { t } = useText();
  const { may } = useSession();
  const { search, page, change } = useListSearch();
  const state = chosenOf(search, 'state', STATES);
  const [asking, setAsking] = useState(false);
  const list = useList('record-corrections', { state, page }, api.recordCorrections);
  return (
    <>
      <ListPage
        list={list}
        acts={
          may('recordCorrection.receive') && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setAsking(true)} data-testid="ask-correction">
              {t('console.recordCorrections.register')}
            </Button>
          )
        }
        notice={
          <Alert type="info" showIcon title={t('console.recordCorrections.noPeriod')} style={{ marginBottom: 14 }} />
        }
        filters={
          <ListChoice
            label="console.recordCorrections.state"
            value={state}
            choices={STATES}
            words={(choice) => t(`console.recordCorrections.state.${choice}`)}
            onChoose={(next) => change({ state: next })}
            data-testid="correction-state"
          />
        }
        columns={CORRECTION_COLUMNS}
        empty="console.recordCorrections.empty"
        place={{ page, onChange: change }}
        rowKey="id"
        data-testid="correction-register"
      />
      {asking && <AskModal onClose={() => setAsking(false)} />}
    </>
  );
}

function Received({ row: { receivedOn, channel, status } }: { row: RecordCorrectionRow }) {
  const { t, locale } = useText();
  const { today } = useSession();
  const days = dayNumber(plainDate(today)) - dayNumber(plainDate(receivedOn));
  return (
    <>
      <span className="date">{dateText(receivedOn, locale)}</span>
      <div className="case-second">
        {CHANNELS[channel].label}
        {isOpen(status) && ` · ${t('console.recordCorrections.waiting', { days })}`}
      </div>
    </>
  );
}

const isOpen = (status: RecordCorrectionRow['status']): boolean => status === 'asked' || status === 'decided';
