import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { calendarApi, type PastedNotice } from '../api/calendars';
import { newCommandId } from '../api/commandId';
import { useSingleFlight } from '../api/singleFlight';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { ImpactTable } from './ImpactTable';
import { NoticeDays } from './NoticeDays';

/** Pastes a notice: first it is read and its impact shown, then it is entered for another person's approval. */
export function NoticePanel({ region }: { region: string }) {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<PastedNotice>();
  const [commandId, setCommandId] = useState(newCommandId);
  const once = useSingleFlight();
  const preview = useMutation({ mutationFn: (text: string) => calendarApi.preview(region, { text }) });
  const propose = useMutation({
    mutationFn: (pasted: PastedNotice) => calendarApi.propose(region, commandId, pasted),
    onSuccess: async () => {
      setCommandId(newCommandId());
      form.resetFields();
      preview.reset();
      void message.success(t('console.calendar.entered'));
      await queries.invalidateQueries({ queryKey: ['calendar'] });
    },
  });
  const entered = ({ text, document, link }: PastedNotice): PastedNotice => ({
    text,
    ...(document ? { document } : {}),
    ...(link ? { link } : {}),
  });
  return (
    <Card title={t('console.calendar.paste')} className="calendar-card">
      <Form
        form={form}
        layout="vertical"
        onFinish={once((pasted: PastedNotice, done) => propose.mutate(entered(pasted), { onSettled: done }))}
      >
        <Form.Item
          name="text"
          label={t('console.calendar.text')}
          rules={[{ required: true, message: t('console.required') }]}
        >
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
        {propose.isError && <ProblemAlert error={propose.error} />}
        {preview.data && (
          <>
            <NoticeDays notice={preview.data.notice} />
            <ImpactTable impact={preview.data.impact} />
          </>
        )}
        <div className="calendar-acts">
          <Button
            loading={preview.isPending}
            onClick={() => void form.validateFields(['text']).then(({ text }) => preview.mutate(text))}
            data-testid="preview-notice"
          >
            {t('console.calendar.preview')}
          </Button>
          <Button
            type="primary"
            htmlType="submit"
            loading={propose.isPending}
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
