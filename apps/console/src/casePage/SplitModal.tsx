import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Input } from 'antd';
import { http, ifMatch } from '../api/client';
import type { BodyOf, CasePage } from '../api/schemas';
import { FormModal } from '../app/FormModal';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { DateField } from '../dates/DateField';

type Splitting = BodyOf<'postRequestsIdSplit'>;

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
  const { id, version, code } = page;
  const split = useCommand({
    send: (body: Splitting, key) =>
      http.POST('/api/requests/{id}/split', {
        params: { path: { id }, header: { ...key, ...ifMatch(version) } },
        body,
      }),
    done: (_, { contents }) => t('console.split.done', { count: contents.length }),
    onDone: async () => {
      await onDone();
      onClose();
    },
  });
  const required = [{ required: true, whitespace: true, message: t('console.required') }];
  return (
    <FormModal
      title={t('console.split.title', { code })}
      command={split}
      read={(values: Splitting) => values}
      okText={t('console.split.submit')}
      submitId="submit-split"
      intro={<Alert type="info" showIcon title={t('console.split.hint')} style={{ marginBottom: 14 }} />}
      form={{ initialValues: { splitOn: today, contents: ['', ''] }, 'data-testid': 'split-form' }}
      onClose={onClose}
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
    </FormModal>
  );
}
