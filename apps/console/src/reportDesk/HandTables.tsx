import { Alert, Button, InputNumber, Space } from 'antd';
import { useState } from 'react';
import { checkTables, layoutText, reportModel, tablesJson, type LayoutCell } from '@yishen/annual-report';
import type { RecordedTables } from '../api/schemas';
import { useText } from '../app/locale';
import { placeLabel, placeOf } from '../report/figures';
import { OfficialTable } from '../report/OfficialTable';
import { isTyped, readable, tablesTyped, typedName, type TypedFigures } from './handTables';
import '../report/report.css';

/** The tables of a published report, typed into the official form; totals add themselves up, and what does not balance is said. */
export function HandTables({
  agency,
  lastYear,
  pending,
  onRecord,
}: {
  agency: string;
  lastYear: number;
  pending: boolean;
  onRecord: (year: number, body: RecordedTables) => void;
}) {
  const { t } = useText();
  const [year, setYear] = useState(lastYear);
  const [typed, setTyped] = useState<TypedFigures>({});
  const tables = tablesTyped(year, typed);
  const broken = checkTables(tables);
  const figureOf = (cell: LayoutCell) => {
    if (!cell.figure) return null;
    const place = placeOf(cell.figure);
    const name = typedName(place);
    if (!isTyped(place)) return <span data-testid={`total-${name}`}>{layoutText(cell, tables)}</span>;
    return (
      <input
        className="typed-figure"
        inputMode="decimal"
        aria-label={placeLabel(place)}
        data-testid={`type-${name}`}
        placeholder={place.table === 'two' ? '' : '0'}
        value={typed[name] ?? ''}
        onChange={({ target }) => setTyped({ ...typed, [name]: readable(place, target.value) })}
      />
    );
  };
  return (
    <div className="hand-tables" data-testid="hand-tables">
      <Space>
        {t('console.opening.year')}
        <InputNumber
          min={2009}
          max={lastYear}
          precision={0}
          value={year}
          onChange={(next) => setYear(next ?? lastYear)}
          data-testid="hand-year"
        />
      </Space>
      {reportModel(agency, tables).parts.map(
        (part) =>
          part.table && (
            <section key={part.heading}>
              <h3>{part.heading}</h3>
              <OfficialTable part={part} figureOf={figureOf} />
            </section>
          ),
      )}
      {broken.length > 0 && (
        <Alert
          type="warning"
          showIcon
          data-testid="hand-broken"
          title={t('console.checks.broken', { count: broken.length })}
          description={broken.slice(0, 8).map(({ statement, left, right }) => (
            <p key={statement}>{`${statement}：${left} ≠ ${right}`}</p>
          ))}
        />
      )}
      <Button
        type="primary"
        loading={pending}
        onClick={() => onRecord(year, { tables: { ...tablesJson(agency, tables) }, source: 'hand' })}
        data-testid="record-hand"
      >
        {t('console.opening.record')}
      </Button>
    </div>
  );
}
