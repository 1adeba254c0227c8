import { Form, Input, Modal } from 'antd';
import { PUBLICATION_FIGURES, PUBLICATION_FIGURE_ORDER } from '@yishen/statute';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';

/** The form of table two's figures. Values stay text: 59237.2449 must not pass through a floating-point number. */
export function FiguresModal({
  open,
  year,
  recorded,
  pending,
  error,
  onReload,
  onCancel,
  onSubmit,
}: {
  open: boolean;
  year: number;
  recorded: Readonly<Partial<Record<string, string | null>>>;
  pending: boolean;
  error: unknown;
  onReload: () => void;
  onCancel: () => void;
  onSubmit: (typed: Readonly<Record<string, string | undefined>>) => void;
}) {
  const { t } = useText();
  const [form] = Form.useForm<Record<string, string | undefined>>();
  return (
    <Modal
      open={open}
      title={t('console.tableTwo.title', { year })}
      onCancel={onCancel}
      onOk={() => form.submit()}
      okText={t('console.save')}
      okButtonProps={{ 'data-testid': 'save-figures' }}
      confirmLoading={pending}
      data-testid="figures-form"
    >
      {error !== null && <ProblemAlert error={error} onRetry={onReload} />}
      <p className="muted">{t('console.tableTwo.hint')}</p>
      <Form
        form={form}
        layout="horizontal"
        labelCol={{ span: 15 }}
        labelAlign="left"
        colon={false}
        initialValues={Object.fromEntries(PUBLICATION_FIGURE_ORDER.map((figure) => [figure, recorded[figure] ?? '']))}
        onFinish={onSubmit}
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
      </Form>
    </Modal>
  );
}
