import { useQuery } from '@tanstack/react-query';
import { Card, Spin, Tag } from 'antd';
import { APPLICANT_KINDS, CHANNELS, RECORD_CORRECTION_OUTCOMES } from '@yishen/statute';
import { Link, useParams } from 'react-router';
import { fileUrl } from '../api/addresses';
import { api } from '../api/questions';
import type { RecordCorrectionPage } from '../api/schemas';
import { problemCode } from '../api/problem';
import { Fact } from '../app/Fact';
import { useText } from '../app/locale';
import { NotFound } from '../app/NotFound';
import { PageBar } from '../app/PageBar';
import { Name } from '../app/Name';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { CaseTimeline } from '../casePage/CaseTimeline';
import { dateText } from '../dates/dateText';
import { CorrectionLetter } from './CorrectionLetter';
import { RecordCorrectionActs } from './RecordCorrectionActs';
import '../casePage/casePage.css';

/** One application to correct a record: what is asked, what happened, and the forms for what happens next. */
export default function RecordCorrectionScreen() {
  const { id = '' } = useParams();
  const { t } = useText();
  const { may } = useSession();
  const page = useQuery({ queryKey: ['record-correction', id], queryFn: () => api.recordCorrectionPage(id) });
  if (page.isPending) return <Spin className="shell-loading" size="large" />;
  if (!page.data) {
    if (problemCode(page.error) === 'stream.unknown') return <NotFound />;
    return <ProblemAlert error={page.error} onRetry={() => void page.refetch()} />;
  }
  const { code, status, request, outcome } = page.data;
  const open = status === 'asked' || status === 'decided';
  return (
    <article data-testid="correction-page" data-version={page.data.version}>
      <PageBar
        title={`${t('console.recordCorrections.title')} ${code}`}
        said={<Tag color={open ? 'processing' : 'default'}>{t(`recordCorrectionStatus.${status}`)}</Tag>}
      >
        <Link to="/record-corrections">{t('console.backToList')}</Link>
      </PageBar>
      <div className="case-columns">
        <Facts page={page.data} />
        <CaseTimeline entries={page.data.timeline} />
        <RecordCorrectionActs key={page.data.version} page={page.data} />
      </div>
      {request && outcome !== null && status !== 'withdrawn' && may('letter.issue') && (
        <CorrectionLetter key={outcome} page={page.data} request={request} />
      )}
    </article>
  );
}

function Facts({ page }: { page: RecordCorrectionPage }) {
  const { t, locale } = useText();
  const { applicant, channel, dates, outcome, proof, request, agencyId } = page;
  return (
    <Card title={t('console.recordCorrections.applicant')} size="small" className="case-facts">
      <dl className="facts">
        <Fact name={t('console.recordCorrections.name')}>
          {applicant.erased
            ? t('console.recordCorrections.erased')
            : shownName(applicant.name, t('console.nameHidden'))}
          <small>{APPLICANT_KINDS[applicant.kind].label}</small>
        </Fact>
        {applicant.identity !== null && (
          <Fact name={t('console.recordCorrections.identity')}>{applicant.identity}</Fact>
        )}
        <Fact name={t('console.recordCorrections.contact')}>{applicant.contact}</Fact>
        <Fact name={t('console.recordCorrections.receivedOn')}>
          <span className="date">{dateText(dates['receivedOn'] ?? '', locale)}</span>
          <small>{CHANNELS[channel].label}</small>
        </Fact>
        <Fact name={t('console.recordCorrections.record')}>{page.record}</Fact>
        <Fact name={t('console.recordCorrections.claim')}>{page.claim}</Fact>
        <Fact name={t('console.recordCorrections.proof')}>
          {proof.note}
          {proof.file && (
            <a href={fileUrl(agencyId, proof.file.digest)} target="_blank" rel="noreferrer">
              {proof.file.name ?? t('console.recordCorrections.proofFile')}
            </a>
          )}
        </Fact>
        {request && (
          <Fact name={t('console.recordCorrections.case')}>
            <Link to={`/requests/${request}`}>{t('console.recordCorrections.toCase')}</Link>
          </Fact>
        )}
        {outcome !== null && (
          <Fact name={t('console.recordCorrections.outcome')}>
            {RECORD_CORRECTION_OUTCOMES[outcome].label}
            <small>{RECORD_CORRECTION_OUTCOMES[outcome].article}</small>
          </Fact>
        )}
      </dl>
    </Card>
  );
}

const shownName = (name: string | null, hidden: string) =>
  name === null ? <span className="muted">{hidden}</span> : <Name of={name} />;
