import { CHALLENGED, PROCEEDING_KINDS, STANDINGS } from '@yishen/statute';
import { Form, Input, Radio, Select } from 'antd';
import { http } from '../api/client';
import type { ProceedingOpening } from '../api/schemas';
import { choicesOf } from '../app/choices';
import { FormModal, useRequired } from '../app/FormModal';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { withoutBlanks } from '../app/withoutBlanks';
import { CaseSelect } from '../caseList/CaseSelect';
import { DateField } from '../dates/DateField';

/** The form of a new proceeding. */
export function OpenModal({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const { agency } = useSession();
  const required = useRequired();
  const open = useCommand({
    send: (body: ProceedingOpening, header) =>
      http.POST('/api/agencies/{agencyId}/proceedings', { params: { path: { agencyId: agency.id }, header }, body }),
    done: 'console.proceedings.opened',
    again: ['proceedings'],
    onDone: onClose,
  });
  return (
    <FormModal
      title={t('console.proceedings.open')}
      command={open}
      read={withoutBlanks<ProceedingOpening>}
      okText={t('console.save')}
      submitId="submit-proceeding"
      onClose={onClose}
      data-testid="proceeding-form"
    >
      <Form.Item name="kind" label={t('console.proceedings.kind')} rules={required}>
        <Radio.Group data-testid="proceeding-kind" options={choicesOf(PROCEEDING_KINDS)} />
      </Form.Item>
      <Form.Item name="openedOn" label={t('console.proceedings.openedOn')} rules={required}>
        <DateField data-testid="opened-on" />
      </Form.Item>
      <Form.Item name="request" label={t('console.proceedings.case')} extra={t('console.proceedings.caseHint')}>
        <CaseSelect data-testid="proceeding-case" />
      </Form.Item>
      <Form.Item name="challenges" label={t('proceedingField.challenges')}>
        <Select data-testid="challenges" allowClear virtual={false} options={choicesOf(CHALLENGED)} />
      </Form.Item>
      <Form.Item name="standing" label={t('proceedingField.standing')}>
        <Select data-testid="standing" allowClear virtual={false} options={choicesOf(STANDINGS)} />
      </Form.Item>
      <Form.Item name="body" label={t('proceedingField.body')}>
        <Input maxLength={200} data-testid="proceeding-body" />
      </Form.Item>
      <Form.Item name="caseNumber" label={t('proceedingField.caseNumber')}>
        <Input maxLength={100} data-testid="case-number" />
      </Form.Item>
    </FormModal>
  );
}
