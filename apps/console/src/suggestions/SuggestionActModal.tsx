import type { components } from '../api/schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { newCommandId } from '../api/commandId';
import type { TypedAct } from '../api/contract';
import { useSingleFlight } from '../api/singleFlight';
import { useFieldProblems } from '../app/fieldProblems';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { DateField } from '../dates/DateField';

interface Typed {
  readonly accepted?: boolean;
  readonly judgedOn?: string;
  readonly publishedOn?: string;
  readonly reason?: string;
}

/** A suggestion to publish proactively. */
export type Suggestion = components['schemas']['DisclosureSuggestion'];

/** Judges a suggestion, with the reason either way; one that was accepted is marked as published. */
export function SuggestionActModal({
  suggestion,
  onClose,
}: {
  suggestion: Suggestion | undefined;
  onClose: () => void;
}) {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const [commandId, setCommandId] = useState(newCommandId);
  const once = useSingleFlight();
  const judging = suggestion?.accepted == null;
  const send = useMutation({
    mutationFn: (typed: Typed) => {
      if (!suggestion) throw new Error('no suggestion is chosen');
      const { request, requestVersion, n } = suggestion;
      return api.act(request, requestVersion, commandId, actOf(n, judging, typed));
    },
    onSuccess: () => {
      void message.success(t('console.suggestions.recorded'));
      onClose();
    },
    // Also after a refusal: the case may have moved on, and the next try needs its new version.
    onSettled: () => queries.invalidateQueries({ queryKey: ['suggestions'] }),
  });
  const shownAtField = useFieldProblems(form, send.error);
  const accepted = Form.useWatch('accepted', form);
  const required = [{ required: true, message: t('console.required') }];
  return (
    <Modal
      open={suggestion !== undefined}
      title={t(judging ? 'requestAct.JudgeDisclosureSuggestion' : 'requestAct.RecordSuggestionPublished')}
      okText={t('console.save')}
      okButtonProps={{ 'data-testid': 'submit-suggestion' }}
      confirmLoading={send.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
      afterOpenChange={(shown) => {
        if (shown) return;
        form.resetFields();
        send.reset();
        setCommandId(newCommandId());
      }}
      data-testid="suggestion-form"
    >
      {send.error !== null && !shownAtField && <ProblemAlert error={send.error} />}
      <p>{suggestion?.information}</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={once((typed: Typed, done) => send.mutate(typed, { onSettled: done }))}
      >
        {judging && (
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
          </>
        )}
        {(!judging || accepted === true) && (
          <Form.Item
            name="publishedOn"
            label={t('console.suggestions.publishedOn')}
            rules={judging ? [] : required}
            extra={judging && t('console.suggestions.publishedHint')}
          >
            <DateField data-testid="suggestion-published-on" />
          </Form.Item>
        )}
        {judging && (
          <Form.Item name="reason" label={t('console.suggestions.reason')} rules={required}>
            <Input.TextArea rows={2} maxLength={4000} data-testid="suggestion-reason" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

function actOf(n: number, judging: boolean, { accepted, judgedOn, publishedOn, reason }: Typed): TypedAct {
  if (!judging) return { type: 'RecordSuggestionPublished', n, publishedOn };
  const published = accepted && publishedOn ? { publishedOn } : {};
  return { type: 'JudgeDisclosureSuggestion', n, judgedOn, accepted, ...published, reason };
}
