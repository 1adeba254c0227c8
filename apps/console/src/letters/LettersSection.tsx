import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { http, ifMatch } from '../api/client';
import { api } from '../api/questions';
import type { BodyOf, PossibleLetter } from '../api/schemas';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { DateField } from '../dates/DateField';
import { LetterPreview } from './LetterPreview';
import { LetterTable } from './LetterTable';
import { LetterheadModal } from './LetterheadModal';
import { choiceOf, letterOf, type LetterValues } from './letterFields';

type LetterBody = BodyOf<'postRequestsIdLetters'>;

/** The letters of a case: those issued, and the form that previews and issues another. */
export function LettersSection({
  id,
  version,
  onChanged,
}: {
  id: string;
  version: number;
  onChanged: () => Promise<void>;
}) {
  const { t } = useText();
  const { may } = useSession();
  const letters = useQuery({
    queryKey: ['letters', id, version],
    queryFn: () => api.letters(id),
    enabled: may('letter.preview'),
  });
  if (!may('letter.preview')) return null;
  return (
    <Card
      title={t('console.letters.title')}
      size="small"
      className="no-print"
      style={{ marginTop: 16 }}
      data-testid="letters"
    >
      {letters.isError && <ProblemAlert error={letters.error} onRetry={() => void letters.refetch()} />}
      {letters.data && (
        <>
          {!letters.data.hasLetterhead && <NoLetterhead agencyId={letters.data.agencyId} />}
          <LetterTable id={id} version={letters.data.version} letters={letters.data.letters} onChanged={onChanged} />
          {may('letter.issue') && letters.data.hasLetterhead && (
            <MakeLetter id={id} version={letters.data.version} possible={letters.data.possible} onChanged={onChanged} />
          )}
        </>
      )}
    </Card>
  );
}

function NoLetterhead({ agencyId }: { agencyId: string }) {
  const { t } = useText();
  const { may } = useSession();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t('console.letters.noLetterhead')}
        data-testid="no-letterhead"
        action={
          may('agency.setLetterhead') && (
            <Button size="small" onClick={() => setOpen(true)} data-testid="set-letterhead">
              {t('console.letters.setLetterhead')}
            </Button>
          )
        }
      />
      {open && <LetterheadModal agencyId={agencyId} onClose={() => setOpen(false)} />}
    </>
  );
}

function MakeLetter({
  id,
  version,
  possible,
  onChanged,
}: {
  id: string;
  version: number;
  possible: readonly PossibleLetter[];
  onChanged: () => Promise<void>;
}) {
  const { t } = useText();
  const { today } = useSession();
  const [form] = Form.useForm<LetterValues>();
  const [html, setHtml] = useState<string>();
  const choice = Form.useWatch('choice', form);
  const chosen = possible.find((one) => choiceOf(one) === choice);
  const preview = useMutation({
    mutationFn: (body: LetterBody) => api.previewLetter(id, body),
    onSuccess: (shown) => setHtml(shown.html),
  });
  const issue = useCommand({
    send: (body: LetterBody, key) =>
      http.POST('/api/requests/{id}/letters', {
        params: { path: { id }, header: { ...key, ...ifMatch(version) } },
        body,
      }),
    done: ({ number }) => t('console.letters.issued', { label: chosen?.label ?? '', number: number ?? '' }),
    onDone: async () => {
      form.resetFields();
      await onChanged();
    },
  });
  const error = issue.error ?? preview.error;
  return (
    <Form<LetterValues>
      form={form}
      layout="vertical"
      initialValues={{ issuedOn: today }}
      onFinish={(values) => chosen && issue.send(letterOf(chosen, values))}
      data-testid="letter-form"
      style={{ marginTop: 12, maxWidth: 640 }}
    >
      <Form.Item name="choice" label={t('console.letters.choose')}>
        <Select
          data-testid="letter-choice"
          showSearch={{ optionFilterProp: 'label' }}
          options={possible.map((one) => ({ value: choiceOf(one), label: labelOf(one, t) }))}
          onChange={() => {
            issue.clear();
            preview.reset();
          }}
        />
      </Form.Item>
      {chosen && (
        <>
          <p className="letter-basis">{t('console.letters.basis', { articles: chosen.articles.join('、') })}</p>
          <Form.Item name="issuedOn" label={t('console.letters.issuedOn')}>
            <DateField data-testid="letter-issued-on" />
          </Form.Item>
          {chosen.missing
            .filter(({ from }) => from === 'case')
            .map(({ key, label }) => (
              <Form.Item key={key} name={['values', key]} label={label}>
                <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} data-testid={`letter-value-${key}`} />
              </Form.Item>
            ))}
          {error !== null && <ProblemAlert error={error} />}
          <Space>
            <Button
              onClick={() => preview.mutate(letterOf(chosen, form.getFieldsValue()))}
              loading={preview.isPending}
              data-testid="preview-letter"
            >
              {t('console.letters.preview')}
            </Button>
            <Button type="primary" htmlType="submit" loading={issue.pending} data-testid="issue-letter">
              {t(chosen.takesNumber ? 'console.letters.issueNumbered' : 'console.letters.issue')}
            </Button>
          </Space>
        </>
      )}
      <LetterPreview html={html} onClose={() => setHtml(undefined)} />
    </Form>
  );
}

function labelOf({ label, n, issued }: PossibleLetter, t: ReturnType<typeof useText>['t']): string {
  const named = n === null || n === 1 ? label : t('console.letters.step', { label, n });
  return issued === null ? named : t('console.letters.alreadyIssued', { label: named });
}
