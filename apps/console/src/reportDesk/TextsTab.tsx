import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Select, Spin, Tag } from 'antd';
import { TABLE_THREE_COLUMNS, cellLabel } from '@yishen/annual-report';
import { PUBLICATION_FIGURE_ORDER, TABLE_THREE_ROW_ORDER } from '@yishen/statute';
import { useMemo, useRef, useState } from 'react';
import { http } from '../api/client';
import { api } from '../api/questions';
import type { WrittenPart } from '../api/schemas';
import { problemCode } from '../api/problem';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { placeLabel } from '../report/figures';
import { REPORT_QUERIES } from './reportQueries';

interface Of {
  readonly agencyId: string;
  readonly year: number;
}

/** The written parts, each with its figures as references, as it is printed beside it. */
export function TextsTab({ agencyId, year }: Of) {
  const parts = useQuery({
    queryKey: ['report-desk', 'texts', agencyId, year],
    queryFn: () => api.narrative(agencyId, year),
  });
  if (parts.isError) return <ProblemAlert error={parts.error} onRetry={() => void parts.refetch()} />;
  if (!parts.data) return <Spin />;
  return parts.data.parts.map((part) => <Part key={`${year}-${part.part}`} of={{ agencyId, year }} saved={part} />);
}

function Part({ of: { agencyId, year }, saved }: { of: Of; saved: WrittenPart }) {
  const { t } = useText();
  const { may } = useSession();
  const queries = useQueryClient();
  // What is typed stays through a refusal and through somebody else's saving; it stands on the revision that was seen.
  const [typed, setTyped] = useState<{ text: string; on: number }>();
  const area = useRef<HTMLTextAreaElement | null>(null);
  const text = typed?.text ?? saved.text;
  const write = (next: string) => setTyped((before) => ({ text: next, on: before?.on ?? saved.revision }));
  const save = useCommand({
    send: (_: void, header) =>
      http.PUT('/api/agencies/{agencyId}/reports/{year}/narrative/{part}', {
        params: { path: { agencyId, year, part: saved.part }, header },
        body: { text, baseRevision: typed?.on ?? saved.revision },
      }),
    done: 'console.texts.saved',
    again: REPORT_QUERIES,
    onDone: () => setTyped(undefined),
  });
  const changed = save.error !== null && problemCode(save.error) === 'report.narrative-changed';
  const insert = (reference: string) => {
    const at = area.current?.selectionStart ?? text.length;
    write(`${text.slice(0, at)}{{${reference}}}${text.slice(at)}`);
  };
  return (
    <section className="text-part" data-testid={`text-${saved.part}`}>
      <h3>
        {t(`reportPart.${saved.part}`)}{' '}
        {saved.revision === 0 ? (
          <Tag color="gold">{t('console.texts.draft')}</Tag>
        ) : (
          <Tag>{t('console.texts.revision', { revision: saved.revision })}</Tag>
        )}
      </h3>
      {save.error !== null && !changed && <ProblemAlert error={save.error} />}
      {(changed || (typed !== undefined && typed.on !== saved.revision)) && (
        <Alert
          type="warning"
          showIcon
          title={t('console.texts.changed')}
          action={
            <Button
              size="small"
              onClick={() => {
                void queries.invalidateQueries({ queryKey: ['report-desk', 'texts'] }).then(() => {
                  save.clear();
                  setTyped({ text, on: saved.revision });
                });
              }}
            >
              {t('console.reload')}
            </Button>
          }
        />
      )}
      <div className="text-columns">
        <div>
          <Input.TextArea
            ref={(input) => {
              area.current = input?.resizableTextArea?.textArea ?? null;
            }}
            aria-label={t(`reportPart.${saved.part}`)}
            autoSize={{ minRows: 4, maxRows: 24 }}
            value={text}
            disabled={!may('report.write')}
            onChange={({ target }) => write(target.value)}
            data-testid={`text-input-${saved.part}`}
          />
          {may('report.write') && (
            <div className="text-bar">
              <FigurePicker onPick={insert} />
              <Button
                type="primary"
                loading={save.pending}
                disabled={typed === undefined && saved.revision > 0}
                onClick={() => save.send()}
                data-testid={`save-${saved.part}`}
              >
                {t('console.save')}
              </Button>
            </div>
          )}
          {saved.broken.map(({ reference }) => (
            <p key={reference} className="muted">
              <Tag color="red">!</Tag> {t('console.texts.broken', { reference: `{{${reference}}}` })}
            </p>
          ))}
          {typed === undefined &&
            saved.typed.map(({ figure, at, references, labels }) => (
              <p key={at} className="muted">
                <Tag color="gold">{figure}</Tag>{' '}
                {t('console.texts.typed', { figure, labels: labels.slice(0, 3).join('、') })}{' '}
                {may('report.write') && references[0] !== undefined && (
                  <Button
                    size="small"
                    type="link"
                    onClick={() => write(`${text.slice(0, at)}{{${references[0]}}}${text.slice(at + figure.length)}`)}
                  >
                    {t('console.texts.replace')}
                  </Button>
                )}
              </p>
            ))}
        </div>
        <div>
          <div className="muted">{typed === undefined ? t('console.texts.preview') : t('console.texts.theirs')}</div>
          <div className="text-printed">{saved.filled}</div>
        </div>
      </div>
    </section>
  );
}

// Every cell of table three and every figure of table two: this year's, last year's, and the difference.
function FigurePicker({ onPick }: { onPick: (reference: string) => void }) {
  const { t } = useText();
  const options = useMemo(() => {
    const cells = TABLE_THREE_ROW_ORDER.flatMap((row) =>
      TABLE_THREE_COLUMNS.map((column) => ({
        value: `three:${row}:${column}`,
        label: cellLabel({ table: 'three', row, column }),
      })),
    );
    const figures = PUBLICATION_FIGURE_ORDER.map((row) => ({
      value: `two:${row}`,
      label: placeLabel({ table: 'two', row, column: 'value' }),
    }));
    const own = [...cells, ...figures];
    return [
      { value: 'fee:paid', label: t('console.texts.fee') },
      ...own,
      ...own.map(({ value, label }) => ({ value: `last:${value}`, label: t('console.texts.lastYear', { label }) })),
      ...own.map(({ value, label }) => ({ value: `diff:${value}`, label: t('console.texts.difference', { label }) })),
    ];
  }, [t]);
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      value={null}
      placeholder={t('console.texts.insert')}
      aria-label={t('console.texts.insert')}
      style={{ width: 320 }}
      popupMatchSelectWidth={false}
      options={options}
      onSelect={(value: string | null) => value !== null && onPick(value)}
      data-testid="insert-figure"
    />
  );
}
