import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { INCIDENT_KINDS } from '@yishen/domain';
import { api } from '../api/client';
import { newCommandId } from '../api/commandId';
import type { IncidentRow } from '../api/contract';
import { useSingleFlight } from '../api/singleFlight';
import { useText } from '../app/locale';
import { NotFound } from '../app/NotFound';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { FreshnessLine, catchUpInterval } from '../freshness/FreshnessLine';
import { CloseIncidentModal } from './CloseIncidentModal';
import { INCIDENT_STATES, IncidentTable } from './IncidentTable';
import '../caseList/caseList.css';

/** What needs somebody's eye in the chosen agency: by kind, with cause, owner and a way to close it. */
export default function IncidentsPage() {
  const { t } = useText();
  const { agency, may, me } = useSession();
  const [search, setSearch] = useSearchParams();
  const state = INCIDENT_STATES.find((name) => name === search.get('state')) ?? 'open';
  const kind = INCIDENT_KINDS.find((name) => name === search.get('kind'));
  const mine = search.get('mine') === '1';
  const page = Math.max(1, Number(search.get('page')) || 1);
  const [closing, setClosing] = useState<IncidentRow>();
  const once = useSingleFlight();
  const list = useQuery({
    queryKey: ['incidents', agency.id, state, kind, mine, page],
    queryFn: () =>
      api.incidents(agency.id, { state, page, ...(kind ? { kind } : {}), ...(mine ? { owner: me.user.id } : {}) }),
    enabled: may('request.read'),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => catchUpInterval(query.state.data?.freshness),
  });
  const take = useIncidentAct('console.incidents.taken', ({ row, commandId }: Sent) =>
    api.assignIncident(row.subject, row.requestVersion ?? 0, commandId, { incident: row.id, owner: me.user.id }),
  );
  const close = useIncidentAct('console.incidents.closedNow', ({ row, commandId, resolution = '' }: Sent) =>
    api.closeIncident(row.subject, row.requestVersion ?? 0, commandId, { incident: row.id, resolution }),
  );
  const show = (next: { state?: string; kind?: string | undefined; mine?: boolean; page?: number }) => {
    const asked = { state, kind, mine, ...next };
    setSearch(
      {
        ...(asked.state === 'open' ? {} : { state: asked.state }),
        ...(asked.kind ? { kind: asked.kind } : {}),
        ...(asked.mine ? { mine: '1' } : {}),
        ...(next.page ? { page: String(next.page) } : {}),
      },
      { replace: true },
    );
  };
  if (!may('request.read')) return <NotFound />;
  return (
    <>
      <div className="page-bar">
        <h1 className="page-title">{t('console.nav.incidents')}</h1>
        <span className="grow">
          {list.data && <FreshnessLine freshness={list.data.freshness} updatedAt={list.dataUpdatedAt} />}
        </span>
      </div>
      {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      {take.error !== null && <ProblemAlert error={take.error} onRetry={take.reset} />}
      <IncidentTable
        list={list.data}
        state={state}
        kind={kind}
        mine={mine}
        page={page}
        loading={list.isPending || list.isPlaceholderData}
        mayAct={may('request.handle')}
        onShow={show}
        onTake={once((row: IncidentRow, done) => take.mutate({ row, commandId: newCommandId() }, { onSettled: done }))}
        onClose={setClosing}
      />
      <CloseIncidentModal
        incident={closing}
        pending={close.isPending}
        error={close.error}
        onCancel={() => {
          close.reset();
          setClosing(undefined);
        }}
        onSubmit={once((given: Omit<Sent, 'row'>, done) => {
          if (!closing) return done();
          close.mutate({ row: closing, ...given }, { onSuccess: () => setClosing(undefined), onSettled: done });
        })}
      />
    </>
  );
}

interface Sent {
  readonly row: IncidentRow;
  readonly commandId: string;
  readonly resolution?: string;
}

function useIncidentAct(
  done: 'console.incidents.taken' | 'console.incidents.closedNow',
  send: (sent: Sent) => Promise<unknown>,
) {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => void message.success(t(done)),
    // Also after a refusal: the case may have moved on, and the next try needs its new version.
    onSettled: () => queries.invalidateQueries({ queryKey: ['incidents'] }),
  });
}
