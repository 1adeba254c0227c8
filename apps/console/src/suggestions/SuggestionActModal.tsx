import { Form, Input, Radio } from 'antd';
import { http, ifMatch } from '../api/client';
import type { RequestAct, Suggestion } from '../api/schemas';
import { FormModal, useRequired } from '../app/FormModal';
import { useText } from '../app/locale';
import { useCommand } from '../app/useCommand';
import { DateField } from '../dates/DateField';

interface Typed {
  readonly accepted?: boolean;
  readonly judgedOn?: string;
  readonly publishedOn?: string;
  readonly reason?: string;
}

/** Judges a suggestion, with the reason either way; one that was accepted is marked as published. */
export function SuggestionActModal({ suggestion, onClose }: { suggestion: Suggestion; onClose: () => void }) {
  const { t } = useText();
  const { request, requestVersion, n, information } = suggestion;
  const judging = suggestion.accepted === null;
  const send = useCommand({
    send: (body: RequestAct, key) =>
      http.POST('/api/requests/{id}/acts', {
        params: { path: { id: request }, header: { ...key, ...ifMatch(requestVersion) } },
        body,
      }),
    done: 'console.suggestions.recorded',
    again: ['suggestions'],
    againWhenRefused: true,
    onDone: onClose,
  });
  return (
    <FormModal
      title={t(judging ? 'requestAct.JudgeDisclosureSuggestion' : 'requestAct.RecordSuggestionPublished')}
      command={send}
      read={(typed: Typed) => actOf(n, judging, typed)}
      okText={t('console.save')}
      submitId="submit-suggestion"
      onClose={onClose}
      intro={<p>{information}</p>}
      data-testid="suggestion-form"
    >
      {judging ? <JudgingFields /> : <PublishedOn required />}
    </FormModal>
  );
}

function JudgingFields() {
  const { t } = useText();
  const required = useRequired();
  const accepted = Form.useWatch<boolean | undefined>('accepted');
  return (
    <>
      <Form.Item name="accepted" label={t('console.suggestions.judged')} rules={required}>
        <Radio.Group
          data-testid="suggestion-accepted"
          options={[
            { value: true, label: t('choice.accepted.true') },
            { value: false, label: t('choice.accepted.false') },
          ]}
        />
      </Form.Item>
      <Form.Item name="judgedOn" label={t('console.suggestions.judgedOn')} rules={required}>
        <DateField data-testid="suggestion-judged-on" />
      </Form.Item>
      {accepted === true && <PublishedOn required={false} />}
      <Form.Item name="reason" label={t('console.suggestions.reason')} rules={required}>
        <Input.TextArea rows={2} maxLength={4000} data-testid="suggestion-reason" />
      </Form.Item>
    </>
  );
}

function PublishedOn({ required }: { required: boolean }) {
  const { t } = useText();
  const rules = useRequired();
  return (
    <Form.Item
      name="publishedOn"
      label={t('console.suggestions.publishedOn')}
      rules={required ? rules : []}
      extra={!required && t('console.suggestions.publishedHint')}
    >
      <DateField data-testid="suggestion-published-on" />
    </Form.Item>
  );
}

function actOf(n: number, judging: boolean, typed: Typed): RequestAct {
  const { accepted = false, judgedOn = '', publishedOn, reason = '' } = typed;
  if (!judging) return { type: 'RecordSuggestionPublished', n, publishedOn: publishedOn ?? '' };
  const published = accepted && publishedOn ? { publishedOn } : {};
  return { type: 'JudgeDisclosureSuggestion', n, judgedOn, accepted, ...published, reason };
}
