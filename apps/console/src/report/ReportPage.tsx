import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api } from '../api/questions';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { catchUpInterval } from '../freshness/FreshnessLine';
import { CellDrawer } from './CellDrawer';
import { usualYear, type CellPlace } from './figures';
import { ReportBar } from './ReportBar';
import { ReportDocument } from './ReportDocument';
import { TableTwoActs } from './TableTwoActs';
import './report.css';

/** The annual report of the chosen agency and a year. */
export default function ReportPage() {
  const { agency, today, may } = useSession();
  const navigate = useNavigate();
  const params = useParams();
  const [search, setSearch] = useSearchParams();
  const year = /^\d{4}$/.test(params.year ?? '') ? Number(params.year) : usualYear(today);
  const report = useQuery({
    queryKey: ['report', agency.id, year],
    queryFn: () => api.report(agency.id, year),
    refetchOnWindowFocus: true,
    refetchInterval: (query) => catchUpInterval(query.state.data?.freshness),
  });
  const open = (place: CellPlace) => setSearch({ ...place }, { replace: true });
  return (
    <>
      <ReportBar
        year={year}
        currentYear={Number(today.slice(0, 4))}
        agencyId={agency.id}
        report={report.data}
        updatedAt={report.dataUpdatedAt}
        onYear={(next) => void navigate(`/reports/${next}`)}
      />
      {report.isPending && <Spin className="shell-loading" size="large" />}
      {report.isError && <ProblemAlert error={report.error} onRetry={() => void report.refetch()} />}
      {report.data && (
        <ReportDocument
          report={report.data}
          onOpen={open}
          tableTwoActs={may('publication.record') && <TableTwoActs report={report.data} />}
        />
      )}
      <CellDrawer
        agencyId={agency.id}
        year={year}
        place={readPlace(search)}
        onClose={() => setSearch({}, { replace: true })}
      />
    </>
  );
}

function readPlace(search: URLSearchParams): CellPlace | undefined {
  const table = (['two', 'three', 'four'] as const).find((name) => name === search.get('table'));
  const [row, column] = [search.get('row'), search.get('column')];
  return table && row && column ? { table, row, column } : undefined;
}
