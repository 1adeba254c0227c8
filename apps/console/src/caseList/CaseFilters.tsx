import { SearchOutlined } from '@ant-design/icons';
import { Input, Segmented, Select, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../app/locale';
import { CASE_STATES, type CaseFilter } from './caseQuery';

/** State, year and code of the list; `/` puts the cursor into the search. */
export function CaseFilters({
  filter,
  today,
  onChange,
}: {
  filter: CaseFilter;
  today: string;
  onChange: (change: Readonly<Record<string, string>>) => void;
}) {
  const { t } = useText();
  return (
    <div className="case-filters">
      <Segmented<CaseFilter['state']>
        aria-label={t('console.filter.state')}
        data-testid="filter-state"
        value={filter.state}
        onChange={(state) => onChange({ state: state === 'open' ? '' : state, sort: '' })}
        options={CASE_STATES.map((state) => ({ value: state, label: t(`console.filter.${state}`) }))}
      />
      <Select
        aria-label={t('console.filter.year')}
        data-testid="filter-year"
        className="case-filter-year"
        value={filter.year}
        onChange={(year) => onChange({ year })}
        options={[
          { value: '', label: t('console.filter.anyYear') },
          ...recentYears(today).map((year) => ({ value: year, label: t('console.filter.yearOf', { year }) })),
        ]}
      />
      <CodeSearch key={filter.code} code={filter.code} onSearch={(code) => onChange({ code })} />
    </div>
  );
}

function CodeSearch({ code, onSearch }: { code: string; onSearch: (code: string) => void }) {
  const { t } = useText();
  const field = useRef<InputRef>(null);
  const [text, setText] = useState(code);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target)) return;
      event.preventDefault();
      field.current?.focus({ cursor: 'all' });
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);
  return (
    <Input
      ref={field}
      className="case-filter-code"
      aria-label={t('console.filter.code')}
      placeholder={t('console.filter.codeHint')}
      data-testid="filter-code"
      prefix={<SearchOutlined />}
      suffix={<kbd className="key">/</kbd>}
      allowClear
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        if (event.target.value === '') onSearch('');
      }}
      onPressEnter={() => onSearch(text.trim())}
    />
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

// Ten years back: older requests are found by their code.
function recentYears(today: string): string[] {
  const current = Number(today.slice(0, 4));
  return Array.from({ length: 10 }, (_, back) => String(current - back));
}
