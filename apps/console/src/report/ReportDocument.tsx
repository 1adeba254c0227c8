import { layoutText, reportModel, type LayoutCell, type ReportPart, type ReportTables } from '@yishen/annual-report';
import type { ReactNode } from 'react';
import type { Report } from '../api/schemas';
import { ChecksPanel } from './ChecksPanel';
import { useText } from '../app/locale';
import { placeLabel, placeOf, type CellPlace } from './figures';
import { OfficialTable, tableName } from './OfficialTable';

/** The report as it will be printed, and what its figures owe each other beside it. */
export function ReportDocument({
  report,
  tableTwoActs,
  onOpen,
}: {
  report: Report;
  tableTwoActs: ReactNode;
  onOpen: (place: CellPlace) => void;
}) {
  const model = reportModel(report.agency.name, report.tables, report.written);
  return (
    <div className="report-columns">
      <article className="report-paper" data-testid="report">
        <header>
          <p className="report-agency">{model.agency}</p>
          <h2 className="report-title">{model.title}</h2>
        </header>
        <p className="report-text">{model.preamble}</p>
        {model.parts.map((part) => (
          <section key={part.heading}>
            <h3>{part.heading}</h3>
            {part.paragraphs.map((text) => (
              <p key={text} className="report-text">
                {text}
              </p>
            ))}
            {part.table && <PartTable part={part} report={report} acts={tableTwoActs} onOpen={onOpen} />}
          </section>
        ))}
      </article>
      <ChecksPanel report={report} onOpen={onOpen} />
    </div>
  );
}

function PartTable({
  part,
  report,
  acts,
  onOpen,
}: {
  part: ReportPart;
  report: Report;
  acts: ReactNode;
  onOpen: (place: CellPlace) => void;
}) {
  return (
    <>
      {tableName(part) === 'two' && acts}
      <OfficialTable part={part} figureOf={(cell) => <Figure cell={cell} tables={report.tables} onOpen={onOpen} />} />
    </>
  );
}

/** A figure that opens what is behind it. */
function Figure({
  cell,
  tables,
  onOpen,
}: {
  cell: LayoutCell;
  tables: ReportTables;
  onOpen: (place: CellPlace) => void;
}) {
  const { t } = useText();
  if (!cell.figure) return null;
  const place = placeOf(cell.figure);
  const text = layoutText(cell, tables);
  const missing = cell.figure.table === 'two' && tables.two[cell.figure.figure] === null;
  const classes = ['figure', text === '0' ? 'figure-zero' : '', missing ? 'figure-missing' : ''].join(' ');
  return (
    <button
      type="button"
      className={classes}
      data-testid={`cell-${place.table}-${place.row}-${place.column}`}
      aria-label={t('console.report.cell', { label: placeLabel(place), value: text })}
      onClick={() => onOpen(place)}
    >
      {text}
    </button>
  );
}
