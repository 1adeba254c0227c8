import { layoutText, type LayoutCell, type ReportTables, type TableLayout } from '@yishen/annual-report';
import { useText } from '../app/locale';
import { placeLabel, placeOf, type CellPlace } from './figures';

/** A table of the report exactly as the official form prints it; every figure opens what is behind it. */
export function OfficialTable({
  name,
  caption,
  layout,
  tables,
  columnWidths,
  onOpen,
}: {
  name: 'two' | 'three' | 'four';
  caption: string;
  layout: TableLayout;
  tables: ReportTables;
  columnWidths: readonly string[];
  onOpen: (place: CellPlace) => void;
}) {
  return (
    <div className="official-frame">
      <table className={`official official-${name}`} data-testid={`table-${name}`} aria-label={caption}>
        <colgroup>
          {columnWidths.map((width, at) => (
            <col key={at} style={{ width }} />
          ))}
        </colgroup>
        <tbody>
          {layout.map((row, at) => (
            <tr key={at}>
              {row.map((cell, place) =>
                cell.figure ? (
                  <FigureCell key={place} cell={cell} tables={tables} onOpen={onOpen} />
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

function FigureCell({
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
    <td colSpan={cell.columns} rowSpan={cell.rows}>
      <button
        type="button"
        className={classes}
        data-testid={`cell-${place.table}-${place.row}-${place.column}`}
        aria-label={t('console.report.cell', { label: placeLabel(place), value: text })}
        onClick={() => onOpen(place)}
      >
        {text}
      </button>
    </td>
  );
}
