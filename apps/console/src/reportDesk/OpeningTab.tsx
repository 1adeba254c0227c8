import { Button } from 'antd';
import { useState } from 'react';
import { api, type RecordedTables } from '../api/client';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { HandTables } from './HandTables';
import { ReportFile } from './ReportFile';
import { useDone } from './useDone';

/** Last year's published report, where the agency began with this system mid-life: from its file, or typed by hand. */
export function OpeningTab({ agencyId, year }: { agencyId: string; year: number }) {
  const { t } = useText();
  const { may, agency } = useSession();
  const [byHand, setByHand] = useState(false);
  const record = useDone<{ readonly year: number; readonly body: RecordedTables }>(
    'console.opening.recorded',
    (given, commandId) => api.recordReport(agencyId, given.year, commandId, given.body),
  );
  return (
    <>
      <p className="muted">{t('console.opening.hint')}</p>
      {record.error !== null && <ProblemAlert error={record.error} />}
      {may('report.record') && (
        <>
          <ReportFile
            agencyId={agencyId}
            pending={record.isPending}
            onRecord={({ tables, sha256 }) =>
              record.mutate({ year: Number(tables['year']), body: { tables, source: 'file', sha256 } })
            }
          />
          <Button type="link" onClick={() => setByHand(!byHand)} data-testid="by-hand">
            {t('console.opening.byHand')}
          </Button>
          {byHand && (
            <HandTables
              agency={agency.name}
              lastYear={year - 1}
              pending={record.isPending}
              onRecord={(typedYear, body) => record.mutate({ year: typedYear, body })}
            />
          )}
        </>
      )}
    </>
  );
}
