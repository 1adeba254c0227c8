import { Inject, Injectable } from '@nestjs/common';
import { cellLabel, cellTerms, cellValue, type Cell } from '@yishen/annual-report';
import { message } from '@yishen/catalogue';
import { type Caller, type Commands } from '@yishen/application';
import { idOfStream, normFigures, normsBehind, type Norm, type PublicationFigureRecorded } from '@yishen/domain';
import { ReadModel, cellEntries, type CellEntry } from '@yishen/read-model';
import { PUBLICATION_FIGURES, isPublicationFigure } from '@yishen/statute';
import { COMMANDS } from '../parts.module';
import { Problem } from '../http/problem';
import type { AnswerOf, InputOf } from '../http/route';
import { ReportsService } from './reports.service';
import type { CELL } from './reports.routes';

type Query = InputOf<typeof CELL>['query'];
type Answer = AnswerOf<typeof CELL>;
type Entry = Answer['entries'][number];

/** Opens a cell: the cases whose ledger lines make it. */
@Injectable()
export class CellsService {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    private readonly readModel: ReadModel,
    private readonly reports: ReportsService,
  ) {}

  async cell(caller: Caller, agencyId: string, year: number, query: Query): Promise<Answer> {
    const { table, row, column } = query;
    if (table === 'two') return this.figure(caller, agencyId, year, row);
    const cell: Cell = { table, row, column };
    const { instancesPolicy } = (await this.commands.contextOf(agencyId)).policy;
    const terms = cellTerms(cell, year, instancesPolicy);
    if (!terms) throw new Problem('report.cell-unknown');
    const { tables, opening } = await this.reports.report(caller, agencyId, year, query.after);
    const { entries, total, value } = await cellEntries(this.readModel.reader, agencyId, terms);
    const shown = cellValue(tables, cell);
    return {
      label: cellLabel(cell),
      value: String(shown ?? value),
      total,
      entries: entries.map(entryOf),
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

function entryOf({ measure, net: sign, at, ...entry }: CellEntry): Entry {
  const what = message(`ledger.${measure as 'received' | 'concluded' | 'opened' | 'ended'}`, 'zh');
  const how = message(sign > 0 ? 'ledger.added' : 'ledger.retracted', 'zh');
  return { ...entry, id: idOfStream(entry.stream), sign, at: at ?? '', meaning: `${what}，${how}` };
}
