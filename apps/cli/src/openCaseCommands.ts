import { unexplainedCarry, type Counter, type Opening } from '@yishen/annual-report';
import type { PlainDate } from '@yishen/calendar';
import { message, openCaseProblemText, openCaseRefusalText } from '@yishen/catalogue';
import type { ImportedRow } from '@yishen/application';
import { openingReport, reportCounters } from '@yishen/read-model';
import { readOpenCases } from '@yishen/file-import';
import { APPLICANT_KINDS } from '@yishen/statute';
import { CliError } from './cliError';
import { waitForReadTables, type CliDesk } from './desk';
import { staffOf } from './operator';
import { agencyByName } from './report';

const LAST_YEAR = 9_999;

/** What an import did, a sentence each; `sound` when no row was refused and the carry of the published report is explained. */
export interface ImportOutcome {
  readonly said: readonly string[];
  readonly sound: boolean;
}

/** Registers the open cases of a file; a file with faults is refused whole, each with its row and column. */
export async function importOpenCases(
  desk: CliDesk,
  { agency, bytes, today }: { readonly agency: string; readonly bytes: Uint8Array; readonly today: PlainDate },
): Promise<ImportOutcome> {
  const { cases, problems, ignored } = readOpenCases(bytes, today);
  if (problems.length > 0) {
    const lines = problems.map((problem) => openCaseProblemText(problem, 'zh'));
    throw new CliError('cli.cases.faulty', { count: problems.length }, lines);
  }
  const agencyId = await agencyByName(desk, agency);
  const caller = staffOf(agencyId, 'import', ['clerk']);
  const rows = await desk.commands.importOpenCases(caller, { agencyId, cases });
  const refused = rows.flatMap((row) => (row.outcome === 'refused' ? [openCaseRefusalText(row, 'zh')] : []));
  const count = (outcome: ImportedRow['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
  const counts = { registered: count('registered'), repeated: count('repeated'), refused: count('refused') };
  const carry = await carrySaid(desk, agencyId);
  return {
    said: [
      ...(ignored.length > 0 ? [message('cli.cases.ignored', 'zh', { columns: ignored.join('、') })] : []),
      message('cli.cases.imported', 'zh', counts),
      ...refused,
      ...carry.said,
    ],
    sound: refused.length === 0 && carry.sound,
  };
}

// Column by column against the newest published report that was taken over; nothing is said before there is one.
async function carrySaid(desk: CliDesk, agencyId: string): Promise<ImportOutcome> {
  await waitForReadTables(desk);
  const found = await openingReport(desk.reader, agencyId, LAST_YEAR);
  if (!found) return { said: [], sound: true };
  const { year } = found;
  const counters = (await reportCounters(desk.reader, agencyId, year)) as Counter[];
  const columns = unexplainedCarry(counters, { ...found.tables, year } as Opening);
  if (columns.length === 0) return { said: [message('cli.cases.explained', 'zh', { year })], sound: true };
  const said = columns.map(({ kind, published, onRecord }) =>
    message('cli.cases.unexplained', 'zh', { kind: APPLICANT_KINDS[kind].label, year, published, onRecord }),
  );
  return { said, sound: false };
}
