import { PaperClipOutlined } from '@ant-design/icons';
import { Card } from 'antd';
import { APPLICANT_KINDS, CHANNELS, DECISIONS } from '@yishen/statute';
import { Link } from 'react-router';
import { fileUrl } from '../api/addresses';
import type { CasePage } from '../api/schemas';
import { Fact } from '../app/Fact';
import { Name } from '../app/Name';
import { useText } from '../app/locale';
import { rowName } from '../conclusion/decisionGroups';
import { dateText } from '../dates/dateText';

/** The facts of a case. What the reader may not see says so; what was erased says that. */
export function CaseFacts({ page }: { page: CasePage }) {
  const { t, locale } = useText();
  const { applicant, decision, concludedOn, scan } = page;
  const { whole, parts } = splitOf(page);
  const hidden = applicant.erased ? t('console.case.erased') : t('console.case.hidden');
  const personal = (value: string | null) =>
    value === null ? <span className="muted">{hidden}</span> : <Name of={value} />;
  return (
    <Card title={t('console.case.facts')} className="case-facts" size="small">
      <dl className="facts" data-testid="case-facts">
        {page.arrivedOn !== null && (
          <Fact name={t('console.case.arrivedOn')}>
            <span className="date">{dateText(page.arrivedOn, locale)}</span>
          </Fact>
        )}
        <Fact name={t('console.register.receivedOn')}>
          <span className="date">{page.receivedOn ? dateText(page.receivedOn, locale) : t('status.unconfirmed')}</span>
          <small>
            {CHANNELS[page.channel].label} · {CHANNELS[page.channel].receiptDate}
          </small>
          <small>{CHANNELS[page.channel].article}</small>
        </Fact>
        <Fact name={t('console.register.kind')}>{APPLICANT_KINDS[applicant.kind].label}</Fact>
        <Fact name={t('console.register.name')}>{personal(applicant.name)}</Fact>
        {(applicant.identity !== null || applicant.erased) && (
          <Fact name={t('console.register.identity')}>{personal(applicant.identity)}</Fact>
        )}
        <Fact name={t('console.register.contact')}>{personal(applicant.contact)}</Fact>
        {page.state.facts.some(isByAgent) && <Fact name={t('console.case.agent')}>{personal(applicant.agent)}</Fact>}
        {applicant.joint.length > 0 && (
          <Fact name={t('console.case.joint')}>
            {applicant.joint.map(({ kind, name }, at) => (
              <div key={at}>
                {personal(name)} <small className="muted">{APPLICANT_KINDS[kind].label}</small>
              </div>
            ))}
          </Fact>
        )}
        <Fact name={t('console.register.content')}>
          <span className="case-content">{personal(page.content)}</span>
        </Fact>
        {whole !== undefined && (
          <Fact name={t('console.case.splitFrom')}>
            <Link to={`/requests/${whole}`}>{t('console.case.whole')}</Link>
          </Fact>
        )}
        {parts.length > 0 && (
          <Fact name={t('console.case.splitInto')}>
            {parts.map((id, at) => (
              <Link key={id} to={`/requests/${id}`} className="case-part" data-testid={`part-${at + 1}`}>
                {t('console.case.part', { n: at + 1 })}
              </Link>
            ))}
          </Fact>
        )}
        {scan && (
          <Fact name={t('console.register.scan')}>
            <a href={fileUrl(page.agencyId, scan.digest)} target="_blank" rel="noreferrer">
              <PaperClipOutlined /> {scan.name ?? t('console.register.scan')}
            </a>
          </Fact>
        )}
        {decision && concludedOn && (
          <Fact name={t('console.case.conclusion')}>
            {DECISIONS[decision].label}
            <small>{t('console.conclusion.countsAs', { row: rowName(DECISIONS[decision].row) })}</small>
            <small>
              {DECISIONS[decision].article} · <span className="date">{dateText(concludedOn, locale)}</span>
            </small>
          </Fact>
        )}
      </dl>
    </Card>
  );
}

// The requests that one was split into, and the one that a part comes from (domain.md 3.6.4).
function splitOf({ state: { facts } }: CasePage): { whole: string | undefined; parts: readonly string[] } {
  const received = facts.find(({ type }) => type === 'RequestReceived');
  const split = facts.find(({ type }) => type === 'RequestSplit');
  return {
    whole: received?.type === 'RequestReceived' ? received.data.splitFrom : undefined,
    parts: split?.type === 'RequestSplit' ? split.data.into : [],
  };
}

// Whether there is an agent is no personal data; who it is, is.
const isByAgent = ({ type, data }: CasePage['state']['facts'][number]): boolean =>
  (type === 'RequestReceived' || type === 'RequestArrived') && data.applicant.agent !== undefined;
