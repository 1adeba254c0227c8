import { Alert, Table } from 'antd';
import { Link } from 'react-router';
import { isMessageKey } from '@yishen/catalogue';
import type { Impact } from '../api/schemas';
import { useText } from '../app/locale';

/** Which open cases a notice moves, from which day to which. */
export function ImpactTable({ impact }: { impact: Impact }) {
  const { t } = useText();
  const { open, moved, settled, version, cases } = impact;
  const kindText = (kind: string) => (isMessageKey(`deadline.${kind}`) ? t(`deadline.${kind}` as never) : kind);
  const rows = cases.flatMap(({ id, code, deadlines }) =>
    deadlines.map((deadline) => ({ key: `${id}:${deadline.kind}:${deadline.ref ?? ''}`, id, code, ...deadline })),
  );
  return (
    <>
      <Alert
        type={moved > 0 ? 'warning' : 'info'}
        showIcon
        data-testid="impact"
        title={t('console.calendar.impact', { version, open, moved, settled })}
      />
      {rows.length > 0 && (
        <Table
          size="small"
          dataSource={rows}
          pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            {
              title: t('console.calendar.case'),
              render: (_, { id, code }) =>
                code === null ? (
                  <Link to={`/proceedings/${id}`}>{t('console.calendar.dispute')}</Link>
                ) : (
                  <Link to={`/requests/${id}`}>{code}</Link>
                ),
            },
            { title: t('console.calendar.deadline'), render: (_, { kind }) => kindText(kind) },
            { title: t('console.calendar.from'), dataIndex: 'from' },
            { title: t('console.calendar.to'), dataIndex: 'to' },
          ]}
        />
      )}
    </>
  );
}
