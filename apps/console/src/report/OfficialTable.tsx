import type { LayoutCell, ReportPart } from '@yishen/annual-report';
import type { ReactNode } from 'react';

const WIDTHS = {
  two: ['28%', '24%', '24%', '24%'],
  three: ['6%', '12%', '26%', '8%', '8%', '8%', '8%', '8%', '8%', '8%'],
  four: Array.from({ length: 15 }, () => `${100 / 15}%`),
} as const;

/** A table of the report exactly as the official form prints it; what stands in the place of a figure is the caller's. */
export function OfficialTable({ part, figureOf }: { part: ReportPart; figureOf: (cell: LayoutCell) => ReactNode }) {
  const { heading, table = [] } = part;
  const name = tableName(part);
  return (
    <div className="official-frame">
      <table className={`official official-${name}`} data-testid={`table-${name}`} aria-label={heading}>
        <colgroup>
          {WIDTHS[name].map((width, at) => (
            <col key={at} style={{ width }} />
          ))}
        </colgroup>
        <tbody>
          {table.map((row, at) => (
            <tr key={at}>
              {row.map((cell, place) =>
                cell.figure ? (
                  <td key={place} colSpan={cell.columns} rowSpan={cell.rows}>
                    {figureOf(cell)}
                  </td>
                ) : (
                  <th key={place} colSpan={cell.columns} rowSpan={cell.rows}>
                    {cell.text}
                  </th>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Which table of the report a part holds. */
export function tableName({ table }: ReportPart): 'two' | 'three' | 'four' {
  return table?.flat().find((cell) => cell.figure)?.figure?.table ?? 'two';
}
