import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Card, Form, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { DOCUMENTS } from '@yishen/statute';
import { api } from '../api/client';
import { newCommandId } from '../api/commandId';
import type { RecordCorrectionPage } from '../api/recordCorrections';
import { useSingleFlight } from '../api/singleFlight';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { DateField } from '../dates/DateField';
import { LetterPreview } from '../letters/LetterPreview';

/** The letter that tells the applicant what was decided; it stands with those of the request by which the record was provided. */
export function CorrectionLetter({ page, request }: { page: RecordCorrectionPage; request: string }) {
  const { t } = useText();
  const { today } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ issuedOn?: string }>();
  const [commandId, setCommandId] = useState(newCommandId);
  const [html, setHtml] = useState<string>();
  const once = useSingleFlight();
  const letters = useQuery({ queryKey: ['letters', request], queryFn: () => api.letters(request) });
  const document = page.outcome === 'forwarded' ? 'transferNotice' : 'correctionNotice';
  const { label, articles } = DOCUMENTS[document];
  const letterOf = ({ issuedOn = '' }: { issuedOn?: string }) => ({ document, source: page.id, issuedOn });
  const preview = useMutation({
    mutationFn: (values: { issuedOn?: string }) => api.previewLetter(request, letterOf(values)),
    onSuccess: (shown) => setHtml(shown.html),
  });
  const issue = useMutation({
    mutationFn: (values: { issuedOn?: string }) =>
      api.issueLetter(request, letters.data?.version ?? 0, commandId, letterOf(values)),
    onSuccess: ({ number }) => {
      setCommandId(newCommandId());
      void message.success(t('console.letters.issued', { label, number: number ?? '' }));
    },
    onSettled: () => letters.refetch(),
  });
  const error = issue.error ?? preview.error ?? letters.error;
  return (
    <Card title={label} size="small" className="no-print" style={{ marginTop: 16 }} data-testid="correction-letter">
      <Form
        form={form}
        layout="vertical"
        initialValues={{ issuedOn: today }}
        onFinish={once((values: { issuedOn?: string }, done) => issue.mutate(values, { onSettled: done }))}
        style={{ maxWidth: 640 }}
      >
        <p>{t('console.letters.basis', { articles: articles.join('、') })}</p>
        <Form.Item name="issuedOn" label={t('console.letters.issuedOn')}>
          <DateField data-testid="letter-issued-on" />
        </Form.Item>
        {error !== null && <ProblemAlert error={error} />}
        <Space>
          <Button
            onClick={() => preview.mutate(form.getFieldsValue())}
            loading={preview.isPending}
            data-testid="preview-letter"
          >
            {t('console.letters.preview')}
          </Button>
          <Button type="primary" htmlType="submit" loading={issue.isPending} data-testid="issue-letter">
            {t('console.letters.issueNumbered')}
          </Button>
          <Link to={`/requests/${request}`}>{t('console.recordCorrections.toCase')}</Link>
        </Space>
      </Form>
      <LetterPreview html={html} onClose={() => setHtml(undefined)} />
    </Card>
  );
}
