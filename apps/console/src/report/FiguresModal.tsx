import { PUBLICATION_FIGURES, PUBLICATION_FIGURE_ORDER } from '@yishen/statute';
import { Form, Input } from 'antd';
import { http, ifMatch } from '../api/client';
import { FormModal } from '../app/FormModal';
import { useText } from '../app/locale';
import { useCommand } from '../app/useCommand';
import { changedFigures } from './figures';

/** The form of table two's figures. Values stay text: 59237.2449 must not pass through a floating-point number. */
export function FiguresModal({
  agencyId,
  year,
  version,
  recorded,
  onReload,
  onClose,
}: {
  agencyId: string;
  year: number;
  version: number;
  recorded: Readonly<Partial<Record<string, string | null>>>;
  onReload: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useText();
  const record = useCommand({
    send: (figures: Record<string, string>, key) =>
      http.PUT('/api/agencies/{agencyId}/publications/{year}/figures', {
        params: { path: { agencyId, year }, header: { ...key, ...ifMatch(version) } },
        body: { figures },
      }),
    done: 'console.tableTwo.done',
    again: ['publication', 'report'],
    onDone: onClose,
  });
  return (
    <FormModal
      title={t('console.tableTwo.title', { year })}
      command={record}
      read={(typed: Record<string, string | undefined>) => changedFigures(typed, recorded)}
      okText={t('console.save')}
      submitId="save-figures"
      intro={<p className="muted">{t('console.tableTwo.hint')}</p>}
      form={{
        layout: 'horizontal',
        labelCol: { span: 15 },
        labelAlign: 'left',
        colon: false,
        initialValues: Object.fromEntries(PUBLICATION_FIGURE_ORDER.map((figure) => [figure, recorded[figure] ?? ''])),
      }}
      onClose={onClose}
      onReload={() => void onReload().then(record.clear)}
      data-testid="figures-form"
    >
      {PUBLICATION_FIGURE_ORDER.map((figure) => {
        const { row, column, unit } = PUBLICATION_FIGURES[figure];
        return (
          <Form.Item
            key={figure}
            name={figure}
            label={`${row} · ${column}`}
            className="figure-field"
            rules={[
              {
                pattern: unit === '件' ? /^\s*(?:\d+\s*)?$/ : /^\s*(?:(?:\d+(?:\.\d{1,6})?|\.\d{1,6})\s*)?$/,
                message: t('console.tableTwo.number'),
              },
            ]}
          >
            <Input
              inputMode="decimal"
              suffix={unit}
              placeholder={t('console.report.unrecorded')}
              data-testid={`figure-${figure}`}
            />
          </Form.Item>
        );
      })}
    </FormModal>
  );
}
