import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api } from '../api/client';
import type { ProceedingOpening, ProceedingRow } from '../api/contract';
import { useSingleFlight } from '../api/singleFlight';
import { useText } from '../app/locale';
import { NotFound } from '../app/NotFound';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { FreshnessLine, catchUpInterval } from '../freshness/FreshnessLine';
import { ConcludeModal, type Conclusion } from './ConcludeModal';
import { OpenModal } from './OpenModal';
import { PROCEEDING_STATES, ProceedingTable } from './ProceedingTable';
import '../caseList/caseList.css';

/** The reconsiderations and suits of the chosen agency. */
export default function ProceedingsPage() {
  const { t } = useText();
  const { agency, may } = useSession();
  const [search, setSearch] = useSearchParams();
  const state = PROCEEDING_STATES.find((name) => name === search.get('state')) ?? '';
  const page = Math.max(1, Number(search.get('page')) || 1);
  const [opening, setOpening] = useState(false);
  const [concluding, setConcluding] = useState<ProceedingRow>();
  const [onceOpen, onceConclude] = [useSingleFlight(), useSingleFlight()];
  const list = useQuery({
    queryKey: ['proceedings', agency.id, state, page],
    queryFn: () => api.proceedings(agency.id, { ...(state ? { state } : {}), page }),
    enabled: may('proceeding.read'),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => catchUpInterval(query.state.data?.freshness),
  });
  const open = useCommand('console.proceedings.opened', ['proceedings'], (given: ProceedingOpening, commandId) =>
    api.openProceeding(agency.id, commandId, given),
  );
  const conclude = useCommand('console.proceedings.concluded', ['proceedings'], (given: Conclusion, commandId) =>
    api.concludeProceeding(concluding?.id ?? '', concluding?.version ?? 0, commandId, given),
  );
  if (!may('proceeding.read')) return <NotFound />;
  return (
    <>
      <div className="page-bar">
        <h1 className="page-title">{t('console.nav.proceedings')}</h1>
        <span className="grow">
          {list.data && <FreshnessLine freshness={list.data.freshness} updatedAt={list.dataUpdatedAt} />}
        </span>
        <Link to="/challenge-windows" data-testid="to-windows">
          {t('console.windows.title')}
        </Link>
        {may('proceeding.open') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)} data-testid="open-proceeding">
            {t('console.proceedings.open')}
          </Button>
        )}
      </div>
      {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      <ProceedingTable
        list={list.data}
        state={state}
        page={page}
        loading={list.isPending || list.isPlaceholderData}
        mayConclude={may('proceeding.conclude')}
        onState={(next) => setSearch(next ? { state: next } : {}, { replace: true })}
        onPage={(next) => setSearch({ ...(state ? { state } : {}), page: String(next) }, { replace: true })}
        onConclude={setConcluding}
      />
      <OpenModal
        open={opening}
        pending={open.isPending}
        error={open.error}
        onCancel={() => setOpening(false)}
        onSubmit={onceOpen((given: ProceedingOpening, done) =>
          open.mutate(given, { onSuccess: () => setOpening(false), onSettled: done }),
        )}
      />
      <ConcludeModal
        proceeding={concluding}
        pending={conclude.isPending}
        error={conclude.error}
        onCancel={() => {
          conclude.reset();
          setConcluding(undefined);
        }}
        onSubmit={onceConclude((given: Conclusion, done) =>
          conclude.mutate(given, { onSuccess: () => setConcluding(undefined), onSettled: done }),
        )}
      />
    </>
  );
}
