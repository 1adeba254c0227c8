import { Form, Input } from 'antd';
import { http } from '../api/client';
import type { BodyOf } from '../api/schemas';
import { FormModal, useRequired } from '../app/FormModal';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { DateField } from '../dates/DateField';
import { REPORT_QUERIES } from './reportQueries';

type Publication = BodyOf<'postAgenciesAgencyIdReportsYearPublication'>;

/** Marks a signed version as published: when, and where. */
export function PublishModal({
  agencyId,
  year,
  n,
  onClose,
}: {
  agencyId: string;
  year: number;
  n: number;
  onClose: () => void;
}) {
  const { t } = useText();
  const { today } = useSession();
  const required = useRequired();
  const publish = useCommand({
    send: (body: Publication, header) =>
      http.POST('/api/agencies/{agencyId}/reports/{year}/publication', {
        params: { path: { agencyId, year }, header },
        body,
      }),
    done: 'console.versions.done',
    again: REPORT_QUERIES,
    onDone: onClose,
  });
  return (
    <FormModal
      title={t('console.versions.publish')}
      command={publish}
      read={(typed: Omit<Publication, 'n'>): Publication => ({ n, ...typed })}
      submitId="submit-publication"
      form={{ initialValues: { publishedOn: today } }}
      onClose={onClose}
    >
      <Form.Item name="publishedOn" label={t('console.versions.publishedOn')} rules={required}>
        <DateField data-testid="published-on" />
      </Form.Item>
      <Form.Item name="where" label={t('console.versions.where')} rules={required}>
        <Input maxLength={2000} data-testid="published-where" />
      </Form.Item>
    </FormModal>
  );
}
