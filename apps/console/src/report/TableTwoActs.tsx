import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../api/client';
import { newCommandId } from '../api/commandId';
import type { CommandAnswer, Report } from '../api/contract';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { FiguresModal } from './FiguresModal';
import { changedFigures, unrecorded } from './figures';

/** What can be done to table two: enter its figures, or confirm that there was nothing to report. */
export function TableTwoActs({ report, onChanged }: { report: Report; onChanged: () => Promise<unknown> }) {
  const { t } = useText();
  const { message } = App.useApp();
  const { agency, year, tables } = report;
  const [editing, setEditing] = useState(false);
  const [commandId, setCommandId] = useState(newCommandId);
  const publication = useQuery({
    queryKey: ['publication', agency.id, year],
    queryFn: () => api.publication(agency.id, year),
  });
  const version = publication.data?.version ?? 0;
  const accepted = async () => {
    setCommandId(newCommandId());
    setEditing(false);
    void message.success(t('console.tableTwo.done'));
    await Promise.all([publication.refetch(), onChanged()]);
  };
  const confirm = useMutation<CommandAnswer>({
    mutationFn: () => api.confirmNothing(agency.id, year, version, commandId),
    onSuccess: accepted,
  });
  const record = useMutation<CommandAnswer, unknown, Record<string, string>>({
    mutationFn: (figures) => api.recordFigures(agency.id, year, version, commandId, figures),
    onSuccess: accepted,
  });
  const missing = unrecorded(tables).length;
  const recorded = publication.data?.figures ?? tables.two;
  return (
    <div className="table-two-acts no-print">
      <Button onClick={() => setEditing(true)} disabled={!publication.data} data-testid="record-figures">
        {t('console.tableTwo.record')}
      </Button>
      {missing > 0 && (
        <Popconfirm
          title={t('console.tableTwo.confirmTitle', { count: missing, year })}
          onConfirm={() => confirm.mutate()}
          okButtonProps={{ 'data-testid': 'confirm-nothing-ok' }}
        >
          <Button loading={confirm.isPending} disabled={!publication.data} data-testid="confirm-nothing">
            {t(missing === 10 ? 'console.tableTwo.confirmAll' : 'console.tableTwo.confirmRest')}
          </Button>
        </Popconfirm>
      )}
      <Link to="/norms" data-testid="to-norms">
        {t('console.norms.title')}
      </Link>
      {confirm.isError && (
        <ProblemAlert error={confirm.error} onRetry={() => void publication.refetch().then(confirm.reset)} />
      )}
      {publication.isError && <ProblemAlert error={publication.error} onRetry={() => void publication.refetch()} />}
      <FiguresModal
        key={version}
        open={editing}
        year={year}
        recorded={recorded}
        pending={record.isPending}
        error={record.error}
        onReload={() => void publication.refetch().then(record.reset)}
        onCancel={() => setEditing(false)}
        onSubmit={(typed) => {
          const figures = changedFigures(typed, recorded);
          if (Object.keys(figures).length === 0) setEditing(false);
          else record.mutate(figures);
        }}
      />
    </div>
  );
}
