import { plainDate } from '@yishen/calendar';
import {
  PROCEEDING_KINDS,
  PROCEEDING_OUTCOMES,
  TABLE_FOUR_COLUMNS,
  isResultOutcome,
  outcomeColumn,
  outcomesOf,
  type ProceedingOutcomeCode,
} from '@yishen/statute';
import { Form, Select } from 'antd';
import { http, ifMatch } from '../api/client';
import type { BodyOf, ProceedingRow } from '../api/schemas';
import { FormModal, useRequired } from '../app/FormModal';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import '../conclusion/conclusion.css';
import { DateField } from '../dates/DateField';

type Conclusion = BodyOf<'postProceedingsIdConclusion'>;

/** The form of a proceeding's end: its outcome, with the column of table four it enters. */
export function ConcludeModal({ proceeding, onClose }: { proceeding: ProceedingRow; onClose: () => void }) {
  const { t } = useText();
  const { today } = useSession();
  const required = useRequired();
  const { id, version, kind, forum } = proceeding;
  const conclude = useCommand({
    send: (body: Conclusion, key) =>
      http.POST('/api/proceedings/{id}/conclusion', {
        params: { path: { id }, header: { ...key, ...ifMatch(version) } },
        body,
      }),
    done: 'console.proceedings.concluded',
    again: ['proceedings'],
    onDone: onClose,
  });
  return (
    <FormModal
      title={`${t('console.proceedings.conclude')} · ${PROCEEDING_KINDS[kind].label}`}
      command={conclude}
      read={(conclusion: Conclusion) => conclusion}
      okText={t('console.save')}
      submitId="submit-conclusion"
      onClose={onClose}
      data-testid="conclusion-form"
    >
      <Form.Item name="outcome" label={t('console.proceedings.outcome')} rules={required}>
        <Select
          data-testid="outcome"
          virtual={false}
          options={outcomesOf(forum)
            .filter(isWhole)
            .map((value) => ({
              value,
              title: PROCEEDING_OUTCOMES[value].label,
              label: PROCEEDING_OUTCOMES[value].label,
              basis: [
                PROCEEDING_OUTCOMES[value].article,
                ...(isResultOutcome(value) ? [TABLE_FOUR_COLUMNS[outcomeColumn(value, plainDate(today)).column]] : []),
              ].join(' → '),
            }))}
          optionRender={({ data }) => (
            <span className="decision-option">
              <span>{data.label}</span>
              <span className="decision-article">{data.basis}</span>
            </span>
          )}
        />
      </Form.Item>
      <Form.Item name="concludedOn" label={t('console.proceedings.concludedOn')} rules={required}>
        <DateField data-testid="proceeding-concluded-on" />
      </Form.Item>
    </FormModal>
  );
}

// A judgment that changes the one below has to say what it decides: that is recorded on the page of the case.
const isWhole = (outcome: ProceedingOutcomeCode): boolean => PROCEEDING_OUTCOMES[outcome].effect !== 'named';
