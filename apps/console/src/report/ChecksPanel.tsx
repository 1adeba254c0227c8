import { CheckCircleFilled, ExclamationCircleFilled, WarningFilled } from '@ant-design/icons';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { IDENTITY_COUNT } from '@yishen/annual-report';
import type { Report } from '../api/schemas';
import { useText } from '../app/locale';
import { placeLabel, unrecorded, type CellPlace } from './figures';

type BrokenIdentity = Report['checks'][number];
type Finding = Report['findings'][number];

/** What the report's figures owe each other: which identities hold, which do not and by how much, and what is not recorded. */
export function ChecksPanel({ report, onOpen }: { report: Report; onOpen: (place: CellPlace) => void }) {
  const { t } = useText();
  const missing = unrecorded(report.tables);
  // What is not recorded has a line of its own.
  const findings = report.findings.filter(({ rule }) => rule !== 'cell.blank');
  const ofCases = findings.filter(isOfCases);
  const lineOf = (finding: Finding) => (
    <FurtherLine key={`${finding.rule}/${finding.statement}`} finding={finding} onOpen={onOpen} />
  );
  return (
    <aside className="checks no-print" data-testid="checks" aria-label={t('console.checks.title')}>
      <h3>{t('console.checks.title')}</h3>
      {report.checks.length === 0 ? (
        <p className="check check-good" data-testid="checks-hold">
          <CheckCircleFilled aria-hidden="true" /> {t('console.checks.hold', { count: IDENTITY_COUNT })}
        </p>
      ) : (
        <p className="check check-bad" data-testid="checks-broken">
          <WarningFilled aria-hidden="true" /> {t('console.checks.broken', { count: report.checks.length })}
        </p>
      )}
      {report.checks.map((finding) => (
        <FindingLine key={finding.statement} finding={finding} onOpen={onOpen} />
      ))}
      {missing.length === 0 ? (
        <p className="check check-good" data-testid="table-two-complete">
          <CheckCircleFilled aria-hidden="true" /> {t('console.checks.recorded')}
        </p>
      ) : (
        <p className="check check-open" data-testid="table-two-missing">
          <ExclamationCircleFilled aria-hidden="true" /> {t('console.checks.missing', { count: missing.length })}
        </p>
      )}
      {findings.filter((finding) => !isOfCases(finding)).map(lineOf)}
      <h3>{t('console.checks.yearEnd')}</h3>
      {ofCases.length === 0 && (
        <p className="check check-good" data-testid="year-end-holds">
          <CheckCircleFilled aria-hidden="true" /> {t('console.checks.yearEndHolds')}
        </p>
      )}
      {ofCases.map(lineOf)}
      <p className="muted checks-hint">{t('console.checks.hint')}</p>
    </aside>
  );
}

// What the cases lack, while there is still time to add it: it would break the report at the end of the year.
function isOfCases({ rule }: Finding): boolean {
  return rule.startsWith('case.') || rule === 'opening.unexplained';
}

function FurtherLine({ finding, onOpen }: { finding: Finding; onOpen: (place: CellPlace) => void }) {
  const { t } = useText();
  const { severity, statement, sentence, cells, cases = [] } = finding;
  return (
    <div className="finding" data-testid={`finding-${severity}`}>
      <p>
        <Tag color={severity === 'error' ? 'red' : 'gold'}>{t(`console.checks.${severity}`)}</Tag> {statement}
      </p>
      {sentence !== undefined && <p className="muted">“{sentence}”</p>}
      {cases.length > 0 && (
        <p className="finding-cases" data-testid="finding-cases">
          {cases.map(({ id, code }) => (
            <Link key={id} to={`/requests/${id}`}>
              {code}
            </Link>
          ))}
        </p>
      )}
      <p>
        {cells.slice(0, 4).map((cell) => (
          <button key={placeLabel(cell)} type="button" className="finding-cell" onClick={() => onOpen(cell)}>
            {placeLabel(cell)}
          </button>
        ))}
      </p>
    </div>
  );
}

function FindingLine({ finding, onOpen }: { finding: BrokenIdentity; onOpen: (place: CellPlace) => void }) {
  const { t } = useText();
  return (
    <div className="finding" data-testid="finding">
      <p>{finding.statement}</p>
      <dl>
        <div>
          <dt>{t('console.checks.left')}</dt>
          <dd>{finding.left}</dd>
        </div>
        <div>
          <dt>{t('console.checks.right')}</dt>
          <dd>{finding.right}</dd>
        </div>
        <div>
          <dt>{t('console.checks.difference')}</dt>
          <dd className="finding-difference">{finding.difference}</dd>
        </div>
      </dl>
      <p>
        {finding.cells.slice(0, 4).map((cell) => (
          <button key={placeLabel(cell)} type="button" className="finding-cell" onClick={() => onOpen(cell)}>
            {placeLabel(cell)}
          </button>
        ))}
      </p>
    </div>
  );
}
