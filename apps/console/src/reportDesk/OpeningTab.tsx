import { api, type ReadReportFile } from '../api/client';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { ReportFile } from './ReportFile';
import { useDone } from './useDone';

/** Last year's published report, where the agency began with this system mid-life. */
export function OpeningTab({ agencyId }: { agencyId: string; year: number }) {
  const { t } = useText();
  const { may } = useSession();
  const record = useDone<ReadReportFile>('console.opening.recorded', ({ tables, sha256 }, commandId) =>
    api.recordReport(agencyId, Number(tables['year']), commandId, { tables, source: 'file', sha256 }),
  );
  return (
    <>
      <p className="muted">{t('console.opening.hint')}</p>
      {record.error !== null && <ProblemAlert error={record.error} />}
      {may('report.record') && (
        <ReportFile agencyId={agencyId} pending={record.isPending} onRecord={(read) => record.mutate(read)} />
      )}
    </>
  );
}
