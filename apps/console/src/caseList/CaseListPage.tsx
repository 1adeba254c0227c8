import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { api } from '../api/client';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { FreshnessLine, catchUpInterval } from '../freshness/FreshnessLine';
import { CaseFilters } from './CaseFilters';
import { changedSearch, queryOf, readFilter } from './caseQuery';
import { CaseTable } from './CaseTable';
import { rememberList } from './listPlace';
import './caseList.css';

/** The case list of the chosen agency. */
export function CaseListPage() {
  const { t } = useText();
  const { agency, today, may } = useSession();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const filter = readFilter(search);
  const cases = useQuery({
    queryKey: ['cases', agency.id, filter],
    queryFn: () => api.cases(agency.id, queryOf(filter)),
    enabled: may('request.read'),
    placeholderData: keepPreviousData,
    // Every reading of names is recorded: coming back to the window reads again only after a while.
    staleTime: 30_000,
    refetchOnWindowFocus: true,
    refetchInterval: (query) => catchUpInterval(query.state.data?.freshness),
  });
  useEffect(() => rememberList(search.toString()), [search]);
  const change = (by: Readonly<Record<string, string>>) => setSearch(changedSearch(search, by), { replace: true });
  // An auditor reads reports alone; the administrator of the system has none either.
  if (!may('request.read')) return <Navigate to={may('report.read') ? '/reports' : '/settings'} replace />;
  return (
    <>
      <div className="page-bar">
        <h1 className="page-title">{t('console.nav.cases')}</h1>
        <span className="grow">
          {cases.data && <FreshnessLine freshness={cases.data.freshness} updatedAt={cases.dataUpdatedAt} />}
        </span>
        <Link to="/suggestions" data-testid="to-suggestions">
          {t('console.suggestions.title')}
        </Link>
        {may('request.receive') && (
          <>
            <Link to="/requests/import" data-testid="to-import">
              {t('console.openCases.title')}
            </Link>
            <Link to="/requests/new">
              <Button type="primary" icon={<PlusOutlined />} data-testid="register-request">
                {t('console.register.open')}
              </Button>
            </Link>
          </>
        )}
      </div>
      <div className="panel">
        <CaseFilters filter={filter} today={today} onChange={change} />
        {cases.isError && <ProblemAlert error={cases.error} onRetry={() => void cases.refetch()} />}
        {!(cases.isError && !cases.data) && (
          <CaseTable
            list={cases.data}
            filter={filter}
            today={today}
            loading={cases.isPending || cases.isPlaceholderData}
            onChange={change}
            onOpen={(id) => void navigate(`/requests/${id}`)}
          />
        )}
      </div>
    </>
  );
}
