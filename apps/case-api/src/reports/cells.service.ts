import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { cellLabel, cellTerms, cellValue, type Cell, type CellTerm } from '@yishen/annual-report';
import { message } from '@yishen/catalogue';
import { type Caller, type Commands, requireAct } from '@yishen/commands';
import { idOfStream, normFigures, normsBehind, type Norm, type PublicationFigureRecorded } from '@yishen/domain';
import { PUBLICATION_FIGURES, isPublicationFigure } from '@yishen/statute';
import { COMMANDS } from '../parts.module';
import { Problem } from '../http/problem';
import type { AnswerOf, InputOf } from '../http/route';
import { ReportsService } from './reports.service';
import type { CELL } from './reports.routes';

type Query = InputOf<typeof CELL>['query'];
type Answer = AnswerOf<typeof CELL>;
type Entry = Answer['entries'][number];

const LISTED = 500;

interface EntryRow {
  readonly stream: string;
  readonly code: string | null;
  readonly position: string;
  readonly event_type: string;
  readonly measure: string;
  readonly year: number;
  readonly net: string;
  readonly at: string | null;
  readonly total: string;
  readonly value: string;
}

/** Opens a cell: the cases whose ledger lines make it. */
@Injectable()
export class CellsService {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    private readonly pool: Pool,
    private readonly reports: ReportsService,
  ) {}

  async cell(caller: Caller, agencyId: string, year: number, query: Query): Promise<Answer> {
    requireAct(caller, 'report.read', agencyId);
    const { table, row, column } = query;
    if (table === 'two') return this.figure(caller, agencyId, year, row);
    const cell: Cell = { table, row, column };
    const { instancesPolicy } = (await this.commands.contextOf(agencyId)).policy;
    const terms = cellTerms(cell, year, instancesPolicy);
    if (!terms) throw new Problem('report.cell-unknown');
    const { tables, opening } = await this.reports.report(caller, agencyId, year, query.after);
    const { text, values } = entriesQuery(agencyId, terms);
    const { rows } = await this.pool.query<EntryRow>(text, values);
    const shown = cellValue(tables, cell);
    return {
      label: cellLabel(cell),
      value: shown === undefined ? (rows[0]?.value ?? '0') : String(shown),
      total: Number(rows[0]?.total ?? 0),
      entries: rows.map(entryOf),
      // What was published before this system is not counted from its cases: the cell says so.
      opening: opening ? { year: opening.year, source: opening.source, recordedAt: opening.recordedAt } : null,
    };
  }

  // A figure of table two is recorded, not counted: its entries are the recordings, the newest first.
  private async figure(caller: Caller, agencyId: string, year: number, figure: string): Promise<Answer> {
    if (!isPublicationFigure(figure)) throw new Problem('report.cell-unknown');
    const { state, events, stream, id } = await this.commands.loadPublication(caller, agencyId, year);
    const entries = events
      .filter(({ data }) => (data as unknown as PublicationFigureRecorded['data']).figure === figure)
      .map(({ position, type, data, meta }): Entry => {
        const { value } = data as unknown as PublicationFigureRecorded['data'];
        const meaning = `${PUBLICATION_FIGURES[figure].column} ${value}`;
        const { at } = meta as { at: string };
        return { stream, id, code: null, position, eventType: type, year, sign: 1, at, meaning };
      })
      .reverse();
    const { block, row, column } = PUBLICATION_FIGURES[figure];
    const book = await this.commands.loadNorms(caller, agencyId);
    const value = state.figures[figure] ?? normFigures(book.state, year)[figure] ?? null;
    // A recorded figure stands before the register's; the documents are shown beside it all the same.
    const documents = normsBehind(book.state, figure, year).map((norm): Entry => {
      const { position, type } = book.events.findLast(({ data }) => data['n'] === norm.n)!;
      const { stream: register, id: of } = book;
      return { stream: register, id: of, code: null, position, eventType: type, year, sign: 1, ...documentSaid(norm) };
    });
    const all = [...entries, ...documents];
    return { label: `表二 ${block} ${row} · ${column}`, value, total: all.length, entries: all, opening: null };
  }
}

function documentSaid({ title, number, issuedOn, repealedOn }: Norm): Pick<Entry, 'at' | 'meaning'> {
  const said = [`《${title}》`, number, `${issuedOn}制发`, repealedOn && `${repealedOn}废止`];
  return { at: repealedOn ?? issuedOn, meaning: said.filter(Boolean).join('，') };
}

function entryOf(row: EntryRow): Entry {
  const { stream, code, position, event_type: eventType, measure, year, net, at } = row;
  const sign = Number(net);
  const what = message(`ledger.${measure as 'received' | 'concluded' | 'opened' | 'ended'}`, 'zh');
  const how = message(sign > 0 ? 'ledger.added' : 'ledger.retracted', 'zh');
  return {
    stream,
    id: idOfStream(stream),
    code,
    position,
    eventType,
    year,
    sign,
    at: at ?? '',
    meaning: `${what}，${how}`,
  };
}

// One line per case: what was added and taken back again leaves nothing, so that a carried-over cell lists the cases that
// were open and not every case that ever came and went.
function entriesQuery(agencyId: string, terms: readonly CellTerm[]): { text: string; values: unknown[] } {
  const values: unknown[] = [agencyId];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = terms.map((term) => {
    const parts = [`measure = ${bind(term.measure)}`, `kind = any (${bind(term.kinds)}::text[])`];
    if (term.row !== undefined) parts.push(`row = ${bind(term.row)}`);
    if (term.year !== undefined) parts.push(`year = ${bind(term.year)}`);
    if (term.untilYear !== undefined) parts.push(`year <= ${bind(term.untilYear)}`);
    return { where: `(${parts.join(' and ')})`, sign: term.sign };
  });
  const signed = conditions.map(({ where, sign }) => `when ${where} then ${sign}`).join(' ');
  const any = conditions.map(({ where }) => where).join(' or ');
  const last = (column: string): string => `(array_agg(${column} order by position desc))[1]`;
  const text = `
    with entry as (
      select stream, sum(sign * (case ${signed} end)) as net, max(position) as position,
             ${last('event_type')} as event_type, ${last('measure')} as measure, ${last('year')} as year
        from ledger where agency_id = $1 and (${any}) group by stream
    ), kept as (select * from entry where net <> 0)
    select k.stream, c.code, k.position::text, k.event_type, k.measure, k.year, k.net::text,
           (case k.measure when 'received' then c.received_on when 'concluded' then c.concluded_on
                           when 'opened' then p.opened_on else p.concluded_on end)::text as at,
           count(*) over ()::text as total, sum(k.net) over ()::text as value
      from kept k left join case_list c on c.stream = k.stream left join proceeding_list p on p.stream = k.stream
     order by k.position desc limit ${LISTED}`;
  return { text, values };
}
