import { INCIDENT_KINDS } from '@yishen/domain';
import { Button } from 'antd';
import { useState } from 'react';
import { http, ifMatch } from '../api/client';
import { api } from '../api/questions';
import type { IncidentRow } from '../api/schemas';
import { useText } from '../app/locale';
import { Name } from '../app/Name';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { ListPage } from '../list/ListPage';
import { chosenOf } from '../list/listSearch';
import { useList } from '../list/useList';
import { useListSearch } from '../list/useListSearch';
import { CloseIncidentModal } from './CloseIncidentModal';
import { INCIDENT_COLUMNS } from './incidentColumns';
import { INCIDENT_STATES, IncidentFilters } from './IncidentFilters';

/** What needs somebody's eye in the chosen agency: by kind, with cause, owner and a way to close it. */
export default function IncidentsPage() {
  const { me } = useSession();
  const { search, page, change } = useListSearch();
  const state = chosenOf(search, 'state', INCIDENT_STATES);
  const kind = INCIDENT_KINDS.find((name) => name === search.get('kind'));
  const mine = search.get('mine') === '1';
  const [closing, setClosing] = useState<string>();
  const list = useList(
    'incidents',
    { state, page, ...(kind ? { kind } : {}), ...(mine ? { owner: me.user.id } : {}) },
    api.incidents,
  );
  const take = useCommand({
    send: ({ id, subject, requestVersion }: IncidentRow, key) =>
      http.POST('/api/requests/{id}/acts', {
        params: { path: { id: subject }, header: { ...key, ...ifMatch(requestVersion ?? 0) } },
        body: { type: 'AssignIncident', incident: id, owner: me.user.id },
      }),
    about: keyOf,
    done: 'console.incidents.taken',
    again: ['incidents'],
    againWhenRefused: true,
  });
  const closed = list.data?.rows.find((row) => keyOf(row) === closing);
  return (
    <>
      <ListPage
        list={list}
        notice={take.error !== null && <ProblemAlert error={take.error} onRetry={take.clear} />}
        filters={
          <IncidentFilters state={state} kind={kind} mine={mine} counts={list.data?.counts ?? {}} onChange={change} />
        }
        columns={[
          ...INCIDENT_COLUMNS,
          {
            width: 170,
            render: (row) => <Acts row={row} onTake={take.send} onClose={(row) => setClosing(keyOf(row))} />,
          },
        ]}
        empty="console.incidents.empty"
        place={{ page, onChange: change }}
        rowKey={keyOf}
        // A cause is a sentence: it wraps.
        scroll={{}}
        data-testid="incident-list"
      />
      {closed && <CloseIncidentModal incident={closed} onClose={() => setClosing(undefined)} />}
    </>
  );
}

const keyOf = ({ subject, id }: IncidentRow): string => `${subject}:${id}`;

function Acts({
  row,
  onTake,
  onClose,
}: {
  row: IncidentRow;
  onTake: (row: IncidentRow) => void;
  onClose: (row: IncidentRow) => void;
}) {
  const { t } = useText();
  const { me, may } = useSession();
  if (row.closed !== null) {
    return (
      <span className="muted">
        {t(`incidentEnd.${row.closed}`)}
        {row.closedBy && (
          <>
            {' · '}
            <Name of={row.closedBy.displayName} />
          </>
        )}
      </span>
    );
  }
  if (!may('request.handle') || row.requestVersion === null) return null;
  return (
    <span className="incident-acts">
      {row.owner?.id !== me.user.id && (
        <Button size="small" onClick={() => onTake(row)} data-testid={`take-${row.id}`}>
          {t('console.incidents.take')}
        </Button>
      )}
      <Button size="small" type="primary" ghost onClick={() => onClose(row)} data-testid={`close-${row.id}`}>
        {t('console.incidents.close')}
      </Button>
    </span>
  );
}
