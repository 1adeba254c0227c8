import { Form, Modal, type FormProps } from 'antd';
import type { ReactNode } from 'react';
import { useFieldProblems } from './fieldProblems';
import { useText } from './locale';
import { ProblemAlert } from './ProblemAlert';
import type { Command } from './useCommand';

/**
 * A command's form in a dialog: refusals stand at their fields, or above the form. It is drawn while it is open alone, so that
 * each opening starts with an empty form and a key of its own.
 */
export function FormModal<Values, Given>({
  title,
  command,
  read,
  submitId,
  okText,
  intro,
  form: formProps,
  width,
  disabled = false,
  onClose,
  onReload,
  children,
  ...testId
}: {
  title: ReactNode;
  command: Command<Given>;
  /** What the filled form says; nothing when there is nothing to send. */
  read: (values: Values) => Given | undefined;
  /** The test id of the button that sends. */
  submitId: string;
  okText?: string;
  /** What stands above the fields. */
  intro?: ReactNode;
  form?: FormProps<Values> & { readonly 'data-testid'?: string };
  width?: number;
  disabled?: boolean;
  onClose: () => void;
  /** Reads anew what the form stands on, after a refusal. */
  onReload?: () => void;
  children: ReactNode;
  'data-testid'?: string;
}) {
  const [form] = Form.useForm<Values>();
  const shownAtField = useFieldProblems(form, command.error);
  return (
    <Modal
      open
      title={title}
      {...(okText === undefined ? {} : { okText })}
      {...(width === undefined ? {} : { width })}
      okButtonProps={{ disabled, 'data-testid': submitId }}
      confirmLoading={command.pending}
      onCancel={onClose}
      onOk={() => form.submit()}
      {...testId}
    >
      {command.error !== null && !shownAtField && (
        <ProblemAlert error={command.error} {...(onReload ? { onRetry: onReload } : {})} />
      )}
      {intro}
      <Form<Values>
        layout="vertical"
        {...formProps}
        form={form}
        onFinish={(values) => {
          const given = read(values);
          if (given === undefined) onClose();
          else command.send(given);
        }}
      >
        {children}
      </Form>
    </Modal>
  );
}

/** The rule of a field that must be filled in. */
export function useRequired() {
  const { t } = useText();
  return [{ required: true, message: t('console.required') }];
}
