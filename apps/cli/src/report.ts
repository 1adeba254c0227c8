import {
  isOnRecord,
  reportModel,
  reportTables,
  writtenTexts,
  type Counter,
  type ReportTables,
} from '@yishen/annual-report';
import { agenciesNamed, feeFigures, publicationFigures, reportCounters } from '@yishen/read-model';
import { renderReport, type ReportFormat } from '@yishen/rendering';
import { CliError } from './cliError';
import { waitForReadTables, type CliDesk } from './desk';
import { OPERATOR } from './operator';

/** Prints the report of an agency-year, from the read tables once they hold the whole log of this moment. */
export async function report(
  desk: CliDesk,
  { agency, year, format }: { agency: string; year: number; format: ReportFormat },
): Promise<Buffer> {
  await waitForReadTables(desk);
  const agencyId = await agencyByName(desk, agency);
  const tables = await readTables(desk, agencyId, year);
  const before = await readTables(desk, agencyId, year - 1);
  const fees = await feeFigures(desk.database, agencyId, year);
  const texts = await desk.commands.narrativeTexts(OPERATOR, { agencyId, year });
  const figures = { tables, fees, ...(isOnRecord(before) ? { lastYear: before } : {}) };
  return renderReport(reportModel(agency, tables, writtenTexts(agency, figures, texts)), format);
}

/** The id of the agency with a name; a clear error when there is none. */
export async function agencyByName({ database }: CliDesk, name: string): Promise<string> {
  const [id] = await agenciesNamed(database, name);
  if (id === undefined) throw new CliError('cli.agency.unknown', { name });
  return id;
}

/** The tables of an agency-year from the projector's counters. */
export async function readTables(
  { database, commands }: CliDesk,
  agencyId: string,
  year: number,
): Promise<ReportTables> {
  const counters = (await reportCounters(database, agencyId, year)) as Counter[];
  const { instancesPolicy } = (await commands.contextOf(agencyId)).policy;
  return reportTables(counters, await publicationFigures(database, agencyId, year), year, instancesPolicy);
}
