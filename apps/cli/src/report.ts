import {
  consolidated,
  ownFindings,
  readTablesJson,
  reportModel,
  writtenTexts,
  yearTables,
  type NarrativeFigures,
  type OwnFindings,
  type PublishedJson,
  type ReportTables,
} from '@yishen/annual-report';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PlainDate } from '@yishen/calendar';
import { message } from '@yishen/catalogue';
import { consolidatedAgencies, isConsolidatedBy, reportDueOn } from '@yishen/domain';
import { parkedCount, standingOf } from '@yishen/messaging';
import { agenciesNamed, agenciesUnder, agenciesUnderAny, feeFigures, reportSources } from '@yishen/read-model';
import { renderReport, type ReportFormat } from '@yishen/rendering';
import { CliError } from './cliError';
import { commandId } from './commandId';
import { waitForReadTables, type CliDesk } from './desk';
import { OPERATOR } from './operator';

/** Prints the report of an agency-year, from the read tables once they hold the whole log of this moment. */
export async function report(
  desk: CliDesk,
  { agency, year, format }: { agency: string; year: number; format: ReportFormat },
): Promise<Buffer> {
  const { figures, written } = await ownReport(desk, agency, year);
  return renderReport(reportModel(agency, figures.tables, written), format);
}

/** The sum of an agency's report (signed, else as it is now) and its subordinates' standing ones; who has not submitted is named. */
export async function consolidate(
  desk: CliDesk,
  { agency, year, format }: { agency: string; year: number; format: ReportFormat },
): Promise<{ readonly bytes: Buffer; readonly absent: readonly string[] }> {
  const { agencyId, figures } = await ownReport(desk, agency, year);
  const { state } = await desk.commands.loadReport(OPERATOR, { agencyId, year });
  const signed = state.versions.at(-1);
  const reports = [signed ? ({ ...signed.tables, year } as ReportTables) : figures.tables];
  const absent: string[] = [];
  let byFile = 0;
  const under = await agenciesUnder(desk.reader, agencyId);
  const below = under.filter(({ superiors }) => isConsolidatedBy(agencyId, superiors, year));
  const agencyIds = below.map((one) => one.agencyId);
  for (const [at, standing] of (await desk.commands.standingReports(OPERATOR, { agencyIds, year })).entries()) {
    if (standing?.kind === 'recorded') byFile += 1;
    if (standing) reports.push({ ...standing.tables, year });
    else absent.push(below[at]!.name);
  }
  const { tables } = consolidated(reports);
  const texts = await desk.commands.narrativeTexts(OPERATOR, { agencyId, year });
  const all = consolidatedAgencies(agencyId, await agenciesUnderAny(desk.reader), year);
  const fees = await feeFigures(desk.reader, all, year);
  const of = { agencies: reports.length - 1, byFile };
  const written = writtenTexts(agency, { ...figures, tables, fees, consolidates: of }, texts);
  const model = reportModel(agency, tables, written);
  return { bytes: await renderReport(model, format), absent };
}

/** What a report was found to be at a cut. */
export interface Rehearsal {
  readonly on: string;
  readonly position: string;
  readonly dueOn: string;
  readonly findings: OwnFindings;
}

/** Does for a day what the year-end does then (条例 第四十九条): computes, checks and keeps what was found; nobody is asked. */
export async function rehearse(
  desk: CliDesk,
  { agency, year, on }: { agency: string; year: number; on: PlainDate },
): Promise<Rehearsal> {
  const { agencyId, figures, written } = await ownReport(desk, agency, year);
  const findings = ownFindings(agency, figures, written);
  const { epoch, position } = await standingOf(desk.database, 'read', desk.store);
  const parked = await parkedCount(desk.database, 'read', agencyId);
  const { errors, warnings } = findings;
  const cut = { agencyId, year, on, epoch, position, errors, warnings, parked, asks: false };
  await desk.commands.cutReport(OPERATOR, commandId('rehearsal', agencyId, year, on, position), cut);
  const dueOn = reportDueOn(year, await desk.commands.contextOf(agencyId));
  return { on, position, dueOn, findings };
}

/** What was found, as people read it. */
export function rehearsalText({ on, position, dueOn, findings }: Rehearsal): string {
  const { checks, findings: further, errors, warnings } = findings;
  const said = [
    ...checks.map(({ statement, left, right }) => `${statement}：${left} ≠ ${right}`),
    ...further.map(({ statement }) => statement),
  ];
  return [
    message('cli.report.rehearsed', 'zh', { on, position, dueOn, errors, warnings }),
    message('cli.report.rehearsed', 'en', { on, position, dueOn, errors, warnings }),
    ...said,
  ].join('\n');
}

async function ownReport(desk: CliDesk, agency: string, year: number) {
  await waitForReadTables(desk);
  const agencyId = await agencyByName(desk, agency);
  const fees = await feeFigures(desk.reader, [agencyId], year);
  const texts = await desk.commands.narrativeTexts(OPERATOR, { agencyId, year });
  const figures: NarrativeFigures = { ...(await tablesOfYear(desk, agencyId, year)), fees };
  return { agencyId, figures, written: writtenTexts(agency, figures, texts) };
}

/** The id of the agency with a name; a clear error when there is none. */
export async function agencyByName({ reader }: CliDesk, name: string): Promise<string> {
  const [id] = await agenciesNamed(reader, name);
  if (id === undefined) throw new CliError('cli.agency.unknown', { name });
  return id;
}

/** Takes over the published report of a year from a file: the opening balance of an agency that begins here in the next. */
export async function recordReport(
  desk: CliDesk,
  { agency, path, json }: { agency: string; path: string; json: PublishedJson },
): Promise<{ readonly year: number; readonly carried: readonly number[] }> {
  const agencyId = await agencyByName(desk, agency);
  const { tables } = readTablesJson({ ...json, agency });
  const { year, two, three, four } = tables;
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  const recorded = { agencyId, year, source: 'file', sha256, tables: { two, three, four } } as const;
  await desk.commands.recordReport(OPERATOR, commandId('recorded', agencyId, year, sha256), recorded);
  return { year, carried: three.F };
}

/** The tables of an agency-year from the projector's counters. */
export async function readTables(desk: CliDesk, agencyId: string, year: number): Promise<ReportTables> {
  return (await tablesOfYear(desk, agencyId, year)).tables;
}

async function tablesOfYear({ reader, commands }: CliDesk, agencyId: string, year: number) {
  const { instancesPolicy } = (await commands.contextOf(agencyId)).policy;
  return yearTables(await reportSources(reader, agencyId, year), year, instancesPolicy);
}
