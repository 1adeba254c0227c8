import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Card, Form, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { DOCUMENTS } from '@yishen/statute';
import { http, ifMatch } from '../api/client';
import { api } from '../api/questions';
import type { BodyOf, RecordCorrectionPage } from '../api/schemas';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { DateField } from '../dates/DateField';
import { LetterPreview } from '../letters/LetterPreview';

/** The letter that tells the applicant what was decided; it stands with those of the request by which the record was provided. */
export function CorrectionLetter({ page, request }: { page: RecordCorrectionPage; request: string }) {
  const { t } = useText();
  const { today } = useSession();
  const [form] = Form.useForm<{ issuedOn?: string }>();
  const [html, setHtml] = useState<string>();
  const letters = useQuery({ queryKey: ['letters', request], queryFn: () => api.letters(request) });
  const document = page.outcome === 'forwarded' ? ('transferNotice' as const) : ('correctionNotice' as const);
  const { label, articles } = DOCUMENTS[document];
  const letterOf = ({ issuedOn = '' }: { issuedOn?: string }) => ({ document, source: page.id, issuedOn });
  const preview = useMutation({
    mutationFn: (values: { issuedOn?: string }) => api.previewLetter(request, letterOf(values)),
    onSuccess: (shown) => setHtml(shown.html),
  });
  const issue = useCommand({
    send: (body: BodyOf<'postRequestsIdLetters'>, key) =>
      http.POST('/api/requests/{id}/letters', {
        params: { path: { id: request }, header: { ...key, ...ifMatch(letters.data?.version ?? 0) } },
        body,
      }),
    done: ({ number }) => t('console.letters.issued', { label, number: number ?? '' }),
    again: ['letters'],
    againWhenRefused: true,
  });
  const error = issue.error ?? preview.error ?? letters.error;
  return (
    <Card title={label} size="small" className="no-print" style={{ marginTop: 16 }} data-testid="correction-letter">
      <Form
        form={form}
        layout="vertical"
        initialValues={{ issuedOn: today }}
        onFinish={(values) => issue.send(letterOf(values))}
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
          <Button type="primary" htmlType="submit" loading={issue.pending} data-testid="issue-letter">
            {t('console.letters.issueNumbered')}
          </Button>
          <Link to={`/requests/${request}`}>{t('console.recordCorrections.toCase')}</Link>
        </Space>
      </Form>
      <LetterPreview html={html} onClose={() => setHtml(undefined)} />
    </Card>
  );
}
