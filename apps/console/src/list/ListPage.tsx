import type { MessageKey } from '@yishen/catalogue';
import type { UseQueryResult } from '@tanstack/react-query';
import { Segmented, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import type { Freshness } from '../api/schemas';
import { useText } from '../app/locale';
import { PageBar } from '../app/PageBar';
import { ProblemAlert } from '../app/ProblemAlert';
import { FreshnessLine } from '../freshness/FreshnessLine';
import { ListTable, type ListColumn, type ListPlace } from './ListTable';
import './list.css';

/** What a list answers; one that is here whole says no freshness. */
export interface Listed<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly freshness?: Freshness;
}

/** The screen of a list: title and freshness, what can be done, filters, and the rows. */
export function ListPage<Row extends object>({
  list,
  acts,
  notice,
  filters,
  ...table
}: {
  list: UseQueryResult<Listed<Row>>;
  acts?: ReactNode;
  /** What stands between the title and the list. */
  notice?: ReactNode;
  filters: ReactNode;
  columns: readonly ListColumn<Row>[];
  empty: MessageKey;
  place?: ListPlace;
} & Pick<TableProps<Row>, 'rowKey' | 'expandable' | 'className' | 'size' | 'onRow' | 'scroll'> & {
    'data-testid': string;
  }) {
  const { data, error, isError, isPending, isPlaceholderData, dataUpdatedAt, refetch } = list;
  return (
    <>
      <PageBar said={data?.freshness && <FreshnessLine freshness={data.freshness} updatedAt={dataUpdatedAt} />}>
        {acts}
      </PageBar>
      {isError && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {notice}
      {!(isError && !data) && (
        <div className="panel">
          {filters}
          <ListTable<Row>
            {...table}
            rows={data?.rows ?? []}
            total={data?.total ?? 0}
            loading={isPending || isPlaceholderData}
          />
        </div>
      )}
    </>
  );
}

/** The one choice by which most lists are filtered. */
export function ListChoice<Choice extends string>({
  label,
  value,
  choices,
  words,
  onChoose,
  ...testId
}: {
  label: MessageKey;
  value: Choice;
  choices: readonly Choice[];
  words: (choice: Choice) => string;
  onChoose: (choice: Choice) => void;
  'data-testid': string;
}) {
  const { t } = useText();
  return (
    <Segmented<Choice>
      className="list-choice"
      aria-label={t(label)}
      value={value}
      onChange={onChoose}
      options={choices.map((choice) => ({ value: choice, label: words(choice) }))}
      {...testId}
    />
  );
}
