import type { MessageKey } from '@yishen/catalogue';
import { Empty, Table, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useText, type Text } from '../app/locale';
import { PAGE_SIZE } from './pageSize';

/** A column of a list: its words, what it shows of a row, and how the list is sorted by it. */
export interface ListColumn<Row> {
  /** Its words; none above buttons. */
  readonly title?: MessageKey;
  readonly render: (row: Row, text: Text) => ReactNode;
  /** The name by which the API sorts by it. */
  readonly sort?: string;
  readonly width?: number;
  readonly align?: 'right';
}

/** Where a list stands: its page, and its sort (`-` is descending). */
export interface ListPlace {
  readonly page: number;
  readonly sort?: string;
  readonly onChange: (change: Readonly<Record<string, string>>) => void;
}

/** The rows of a list; one that has no `place` is here whole. */
export function ListTable<Row extends object>({
  rows,
  total,
  columns,
  empty,
  place,
  ...table
}: {
  rows: readonly Row[];
  total: number;
  columns: readonly ListColumn<Row>[];
  empty: MessageKey;
  place?: ListPlace;
} & Omit<TableProps<Row>, 'columns' | 'dataSource' | 'pagination' | 'onChange' | 'locale'> & {
    'data-testid': string;
  }) {
  const text = useText();
  const { t } = text;
  return (
    <Table<Row>
      scroll={{ x: 'max-content' }}
      {...table}
      dataSource={[...rows]}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(empty)} /> }}
      columns={columns.map(({ title, render, sort, ...column }, at) => ({
        key: sort ?? at,
        title: title === undefined ? '' : t(title),
        render: (_: unknown, row: Row) => render(row, text),
        ...column,
        ...(sort === undefined ? {} : { sorter: true, sortOrder: orderOf(sort, place?.sort) }),
      }))}
      pagination={
        place
          ? {
              current: place.page,
              pageSize: PAGE_SIZE,
              total,
              showSizeChanger: false,
              showTotal: (all) => t('console.list.total', { total: all }),
            }
          : { pageSize: PAGE_SIZE, showSizeChanger: false, hideOnSinglePage: true }
      }
      onChange={(pagination, _filters, sorter, { action }) => {
        if (action === 'paginate') return place?.onChange({ page: String(pagination.current ?? 1) });
        const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
        const sort = order ? `${order === 'descend' ? '-' : ''}${String(columnKey)}` : '';
        if (action === 'sort') place?.onChange({ sort });
      }}
    />
  );
}

function orderOf(column: string, sort: string | undefined) {
  if (sort === column) return 'ascend' as const;
  return sort === `-${column}` ? ('descend' as const) : null;
}
