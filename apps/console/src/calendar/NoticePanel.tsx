import { useMutation } from '@tanstack/react-query';
import { Button, Card, Form, Input } from 'antd';
import { http } from '../api/client';
import { api } from '../api/questions';
import type { BodyOf } from '../api/schemas';
import { useRequired } from '../app/FormModal';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useCommand } from '../app/useCommand';
import { withoutBlanks } from '../app/withoutBlanks';
import { ImpactTable } from './ImpactTable';
import { NoticeDays } from './NoticeDays';

type PastedNotice = BodyOf<'postCalendarsRegionProposals'>;

/** Pastes a notice: first it is read and its impact shown, then it is entered for another person's approval. */
export function NoticePanel({ region }: { region: string }) {
  const { t } = useText();
  const [form] = Form.useForm<PastedNotice>();
  const required = useRequired();
  const preview = useMutation({ mutationFn: (text: string) => api.previewNotice(region, text) });
  const propose = useCommand({
    send: (body: PastedNotice, header) =>
      http.POST('/api/calendars/{region}/proposals', { params: { path: { region }, header }, body }),
    done: 'console.calendar.entered',
    again: ['calendar'],
    onDone: () => {
      form.resetFields();
      preview.reset();
    },
  });
  return (
    <Card title={t('console.calendar.paste')} className="calendar-card">
      <Form form={form} layout="vertical" onFinish={(pasted) => propose.send(withoutBlanks(pasted))}>
        <Form.Item name="text" label={t('console.calendar.text')} rules={required}>
          <Input.TextArea
            rows={7}
            placeholder={t('console.calendar.placeholder')}
            onChange={() => preview.reset()}
            data-testid="notice-text"
          />
        </Form.Item>
        <div className="calendar-source">
          <Form.Item name="document" label={t('console.calendar.document')}>
            <Input maxLength={100} data-testid="notice-document" />
          </Form.Item>
          <Form.Item name="link" label={t('console.calendar.link')}>
            <Input maxLength={500} type="url" data-testid="notice-link" />
          </Form.Item>
        </div>
        {preview.isError && <ProblemAlert error={preview.error} />}
        {propose.error !== null && <ProblemAlert error={propose.error} />}
        {preview.data && (
          <>
            <NoticeDays notice={preview.data.notice} />
            <ImpactTable impact={preview.data.impact} />
          </>
        )}
        <div className="calendar-acts">
          <Button
            loading={preview.isPending}
            onClick={() => void form.validateFields(['text']).then(({ text }) => preview.mutate(text ?? ''))}
            data-testid="preview-notice"
          >
            {t('console.calendar.preview')}
          </Button>
          <Button
            type="primary"
            htmlType="submit"
            loading={propose.pending}
            disabled={!preview.data}
            data-testid="propose-notice"
          >
            {t('console.calendar.enter')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
