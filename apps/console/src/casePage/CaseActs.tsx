import { useMutation } from '@tanstack/react-query';
import { App, Card, Tabs } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { newCommandId } from '../api/commandId';
import type { CasePage, CommandAnswer, OfferedAct } from '../api/contract';
import { useSingleFlight } from '../api/singleFlight';
import { useText } from '../app/locale';
import type { ConclusionValues } from '../conclusion/ConclusionFields';
import { answerOf, withdrawalOf } from '../conclusion/facts';
import { ActForm } from './ActForm';
import { WithdrawalFields } from './WithdrawalFields';
import { ConclusionFields } from '../conclusion/ConclusionFields';

/** The acts on a case: those allowed with their form, the others visible with the reason. */
export function CaseActs({ page, onReload }: { page: CasePage; onReload: () => Promise<void> }) {
  const { t } = useText();
  const answer = useAct('console.acts.answered', onReload, (values: ConclusionValues, commandId) =>
    api.answer(page.id, page.version, commandId, answerOf(values)),
  );
  const withdraw = useAct('console.acts.withdrawn', onReload, (values: ConclusionValues, commandId) =>
    api.withdraw(page.id, page.version, commandId, withdrawalOf(values)),
  );
  return (
    <Card title={t('console.acts.title')} className="case-acts no-print" size="small">
      <Tabs
        data-testid="acts"
        items={[
          {
            key: 'request.answer',
            label: t('act.request.answer'),
            children: (
              <ActForm name="answer" offered={offered(page, 'AnswerRequest')} run={answer} onReload={onReload}>
                <ConclusionFields withWithdrawal={false} />
              </ActForm>
            ),
          },
          {
            key: 'request.withdraw',
            label: t('act.request.withdraw'),
            forceRender: true,
            children: (
              <ActForm name="withdraw" offered={offered(page, 'WithdrawRequest')} run={withdraw} onReload={onReload}>
                <WithdrawalFields />
              </ActForm>
            ),
          },
        ]}
      />
    </Card>
  );
}

function offered(page: CasePage, act: string): OfferedAct {
  return page.acts.find((one) => one.act === act) ?? { act, allowed: false };
}

/** An act as a form runs it. */
export interface ActRun {
  readonly pending: boolean;
  readonly error: unknown;
  readonly submit: (values: ConclusionValues, onAccepted: () => void) => void;
  readonly clear: () => void;
}

// The key stays the same until the act succeeds, so that trying again after a lost answer does it once.
function useAct(
  done: 'console.acts.answered' | 'console.acts.withdrawn',
  onDone: () => Promise<void>,
  send: (values: ConclusionValues, commandId: string) => Promise<CommandAnswer>,
): ActRun {
  const { t } = useText();
  const { message } = App.useApp();
  const [commandId, setCommandId] = useState(newCommandId);
  const once = useSingleFlight();
  const run = useMutation({
    mutationFn: (values: ConclusionValues) => send(values, commandId),
    onSuccess: async () => {
      setCommandId(newCommandId());
      void message.success(t(done));
      await onDone();
    },
  });
  return {
    pending: run.isPending,
    error: run.error,
    submit: (values, onAccepted) =>
      once((given: ConclusionValues, done) => run.mutate(given, { onSuccess: onAccepted, onSettled: done }))(values),
    clear: run.reset,
  };
}
