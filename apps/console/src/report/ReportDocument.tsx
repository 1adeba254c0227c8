import { reportModel, type ReportPart } from '@yishen/annual-report';
import type { ReactNode } from 'react';
import type { Report } from '../api/contract';
import { ChecksPanel } from './ChecksPanel';
import type { CellPlace } from './figures';
import { OfficialTable } from './OfficialTable';

const WIDTHS = {
  two: ['28%', '24%', '24%', '24%'],
  three: ['6%', '12%', '26%', '8%', '8%', '8%', '8%', '8%', '8%', '8%'],
  four: Array.from({ length: 15 }, () => `${100 / 15}%`),
} as const;

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
  const name = tableName(part);
  return (
    <>
      {name === 'two' && acts}
      <OfficialTable
        name={name}
        caption={part.heading}
        layout={part.table ?? []}
        tables={report.tables}
        columnWidths={WIDTHS[name]}
        onOpen={onOpen}
      />
    </>
  );
}

function tableName(part: ReportPart): 'two' | 'three' | 'four' {
  const figure = part.table?.flat().find((cell) => cell.figure)?.figure;
  return figure?.table ?? 'two';
}
