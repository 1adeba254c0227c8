import { PlusOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, type Splitting } from '../api/client';
import { newCommandId } from '../api/commandId';
import type { CasePage } from '../api/contract';
import { useSingleFlight } from '../api/singleFlight';
import { useFieldProblems } from '../app/fieldProblems';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { DateField } from '../dates/DateField';

/** The form that splits a request into several, each with its own content (一事一申请). */
export function SplitModal({
  page,
  onClose,
  onDone,
}: {
  page: CasePage;
  onClose: () => void;
  onDone: () => Promise<void>;
}) {
  const { t } = useText();
  const { today } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<Splitting>();
  const [commandId] = useState(newCommandId);
  const once = useSingleFlight();
  const split = useMutation({
    mutationFn: (values: Splitting) => api.splitRequest(page.id, page.version, commandId, values),
    onSuccess: async (_, { contents }) => {
      void message.success(t('console.split.done', { count: contents.length }));
      await onDone();
      onClose();
    },
  });
  const shownAtField = useFieldProblems(form, split.error);
  const required = [{ required: true, whitespace: true, message: t('console.required') }];
  return (
    <Modal
      open
      title={t('console.split.title', { code: page.code })}
      okText={t('console.split.submit')}
      onCancel={onClose}
      onOk={() => form.submit()}
      okButtonProps={{ loading: split.isPending, 'data-testid': 'submit-split' }}
    >
      <Alert type="info" showIcon title={t('console.split.hint')} style={{ marginBottom: 14 }} />
      {split.error !== null && !shownAtField && <ProblemAlert error={split.error} />}
      <Form<Splitting>
        form={form}
        layout="vertical"
        initialValues={{ splitOn: today, contents: ['', ''] }}
        onFinish={once((values: Splitting, done) => split.mutate(values, { onSettled: done }))}
        data-testid="split-form"
      >
        <Form.Item name="splitOn" label={t('console.split.on')} rules={required}>
          <DateField data-testid="split-on" />
        </Form.Item>
        <Form.List name="contents">
          {(parts, { add, remove }) => (
            <>
              {parts.map(({ key, name }, at) => (
                <Form.Item key={key} label={t('console.split.part', { n: at + 1 })} required>
                  <Form.Item name={name} noStyle rules={required}>
                    <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} data-testid={`split-part-${at}`} />
                  </Form.Item>
                  {parts.length > 2 && (
                    <Button type="link" onClick={() => remove(name)}>
                      {t('console.register.remove')}
                    </Button>
                  )}
                </Form.Item>
              ))}
              <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => add('')}>
                {t('console.split.add')}
              </Button>
            </>
          )}
        </Form.List>
      </Form>
    </Modal>
  );
}
