import { Button } from 'antd';
import { useState } from 'react';
import { http } from '../api/client';
import type { RecordedTables } from '../api/schemas';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { HandTables } from './HandTables';
import { ReportFile } from './ReportFile';
import { REPORT_QUERIES } from './reportQueries';

/** Last year's published report, where the agency began with this system mid-life: from its file, or typed by hand. */
export function OpeningTab({ agencyId, year }: { agencyId: string; year: number }) {
  const { t } = useText();
  const { may, agency } = useSession();
  const [byHand, setByHand] = useState(false);
  const record = useCommand({
    send: ({ year: recorded, body }: { readonly year: number; readonly body: RecordedTables }, header) =>
      http.PUT('/api/agencies/{agencyId}/reports/{year}/recorded', {
        params: { path: { agencyId, year: recorded }, header },
        body,
      }),
    about: (given) => given.year,
    done: 'console.opening.recorded',
    again: REPORT_QUERIES,
  });
  return (
    <>
      <p className="muted">{t('console.opening.hint')}</p>
      {record.error !== null && <ProblemAlert error={record.error} />}
      {may('report.record') && (
        <>
          <ReportFile
            agencyId={agencyId}
            pending={record.pending}
            onRecord={({ tables, sha256 }) =>
              record.send({ year: Number(tables['year']), body: { tables, source: 'file', sha256 } })
            }
          />
          <Button type="link" onClick={() => setByHand(!byHand)} data-testid="by-hand">
            {t('console.opening.byHand')}
          </Button>
          {byHand && (
            <HandTables
              agency={agency.name}
              lastYear={year - 1}
              pending={record.pending}
              onRecord={(typedYear, body) => record.send({ year: typedYear, body })}
            />
          )}
        </>
      )}
    </>
  );
}
