import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../api/questions';
import { useText } from '../app/locale';
import { useSession } from '../app/session';

/** A field for a request of the agency, found by its code; its value is the id. Ant Design gives id, value and onChange. */
export function CaseSelect(props: {
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
  'data-testid': string;
}) {
  const { t } = useText();
  const { agency } = useSession();
  const { id, value, onChange } = props;
  const [code, setCode] = useState('');
  const cases = useQuery({
    queryKey: ['case-choice', agency.id, code],
    queryFn: () => api.cases(agency.id, { code, page: 1, pageSize: 10, sort: '-receivedOn' }),
  });
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      data-testid={props['data-testid']}
      allowClear
      showSearch={{ filterOption: false, onSearch: setCode }}
      placeholder={t('console.proceedings.casePlaceholder')}
      {...(value === undefined ? {} : { value })}
      onChange={(next: string | undefined) => onChange?.(next)}
      loading={cases.isFetching}
      options={(cases.data?.rows ?? []).map((row) => ({
        value: row.id,
        label: [row.code, row.applicantName, row.receivedOn].filter((part) => part !== null).join(' · '),
      }))}
    />
  );
}
