import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { Link, Navigate, useNavigate } from 'react-router';
import { api } from '../api/questions';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { ListPage } from '../list/ListPage';
import { useList } from '../list/useList';
import { useListSearch } from '../list/useListSearch';
import { CASE_COLUMNS } from './caseColumns';
import { CaseFilters } from './CaseFilters';
import { queryOf, readFilter } from './caseQuery';
import { rememberList } from './listPlace';
import { useRowKeys } from './useRowKeys';
import './caseList.css';

/** Where somebody begins: the case list, or what is open to one who has no case work. */
export function CaseListPage() {
  const { may } = useSession();
  // An auditor reads reports alone; the administrator of the system has none either.
  if (!may('request.read')) return <Navigate to={may('report.read') ? '/reports' : '/settings'} replace />;
  return <CaseList />;
}

function CaseList() {
  const navigate = useNavigate();
  const { today } = useSession();
  const { search, change } = useListSearch();
  const filter = readFilter(search);
  // Every reading of names is recorded: coming back to the window reads again only after a while.
  const cases = useList('cases', queryOf(filter), api.cases, { staleTime: 30_000, refetchOnWindowFocus: true });
  useEffect(() => rememberList(search.toString()), [search]);
  useRowKeys();
  return (
    <ListPage
      list={cases}
      acts={<Acts />}
      filters={<CaseFilters filter={filter} today={today} onChange={change} />}
      columns={CASE_COLUMNS}
      empty="console.list.empty"
      place={{ page: filter.page, sort: filter.sort, onChange: change }}
      rowKey="id"
      className="case-table"
      size="middle"
      onRow={(row) => ({
        onClick: ({ target }) => {
          if (!(target instanceof Element && target.closest('a'))) void navigate(`/requests/${row.id}`);
        },
      })}
      data-testid="case-list"
    />
  );
}

function Acts() {
  const { t } = useText();
  const { may } = useSession();
  return (
    <>
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
    </>
  );
}
