import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { http, ifMatch } from '../api/client';
import { api } from '../api/questions';
import type { Report } from '../api/schemas';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useCommand } from '../app/useCommand';
import { FiguresModal } from './FiguresModal';
import { unrecorded } from './figures';

/** What can be done to table two: enter its figures, or confirm that there was nothing to report. */
export function TableTwoActs({ report }: { report: Report }) {
  const { t } = useText();
  const { agency, year, tables } = report;
  const [editing, setEditing] = useState(false);
  const publication = useQuery({
    queryKey: ['publication', agency.id, year],
    queryFn: () => api.publication(agency.id, year),
  });
  const version = publication.data?.version ?? 0;
  const confirm = useCommand({
    send: (_: void, key) =>
      http.POST('/api/agencies/{agencyId}/publications/{year}/confirmation', {
        params: { path: { agencyId: agency.id, year }, header: { ...key, ...ifMatch(version) } },
        body: {},
      }),
    done: 'console.tableTwo.done',
    again: ['publication', 'report'],
  });
  const missing = unrecorded(tables).length;
  return (
    <div className="table-two-acts no-print">
      <Button onClick={() => setEditing(true)} disabled={!publication.data} data-testid="record-figures">
        {t('console.tableTwo.record')}
      </Button>
      {missing > 0 && (
        <Popconfirm
          title={t('console.tableTwo.confirmTitle', { count: missing, year })}
          onConfirm={() => confirm.send()}
          okButtonProps={{ 'data-testid': 'confirm-nothing-ok' }}
        >
          <Button loading={confirm.pending} disabled={!publication.data} data-testid="confirm-nothing">
            {t(missing === 10 ? 'console.tableTwo.confirmAll' : 'console.tableTwo.confirmRest')}
          </Button>
        </Popconfirm>
      )}
      <Link to="/norms" data-testid="to-norms">
        {t('console.norms.title')}
      </Link>
      {confirm.error !== null && (
        <ProblemAlert error={confirm.error} onRetry={() => void publication.refetch().then(confirm.clear)} />
      )}
      {publication.isError && <ProblemAlert error={publication.error} onRetry={() => void publication.refetch()} />}
      {editing && (
        <FiguresModal
          key={version}
          agencyId={agency.id}
          year={year}
          version={version}
          recorded={publication.data?.figures ?? tables.two}
          onReload={publication.refetch}
          onClose={() => setEditing(false)}
        />
      )}
    </div>
  );
}
