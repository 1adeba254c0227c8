import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { plainDate, workingDaysBetween, type PlainDate, type WorkCalendar } from '@yishen/calendar';
import { type Caller, type Commands, SEALED_FIELDS } from '@yishen/application';
import { mayDo, ruleOfDeadline } from '@yishen/domain';
import { ReadModel, casePage, type CaseListRow } from '@yishen/read-model';
import { recordUnsealing, type Vault } from '@yishen/vault';
import { COMMANDS, Clock, VAULT } from '../parts.module';
import type { AnswerOf, InputOf } from '../http/route';
import { FreshnessService } from '../system/freshness';
import { shownFields } from '../http/shownFields';
import { CaseRow, type LIST } from './requests.routes';

type Query = InputOf<typeof LIST>['query'];
type Row = AnswerOf<typeof LIST>['rows'][number];

/** The queues: one agency's requests as the read tables have them. */
@Injectable()
export class CaseListService {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(VAULT) private readonly vault: Vault,
    private readonly pool: Pool,
    private readonly readModel: ReadModel,
    private readonly clock: Clock,
    private readonly freshness: FreshnessService,
  ) {}

  async list(caller: Caller, agencyId: string, query: Query): Promise<AnswerOf<typeof LIST>> {
    const freshness = await this.freshness.waitFor(query.after, agencyId);
    const today = this.clock.today();
    const { state, year, code, sort, page, pageSize } = query;
    const filter = { agencyId, state: state ?? ('all' as const), year, code, sort, today };
    const window = { limit: pageSize, offset: (page - 1) * pageSize };
    const { rows: found, total } = await casePage(this.readModel.reader, filter, window);
    const names = await this.names(caller, agencyId, found);
    const { calendar } = await this.commands.contextOf(agencyId);
    const rows = found.map((row, at) => shown(row, names[at] ?? null, calendar, today));
    return { rows, total, freshness };
  }

  // A page of names in one look, recorded before they are shown.
  private async names(caller: Caller, agencyId: string, rows: readonly CaseListRow[]): Promise<(string | undefined)[]> {
    if (rows.length === 0 || !mayDo(caller.principal, 'request.unseal', agencyId)) return [];
    const names = await this.vault.unsealMany(
      rows.map(({ applicantName }) => ({ sealed: applicantName, field: SEALED_FIELDS.name })),
    );
    const at = this.clock.now();
    const actor = caller.principal.userId;
    const looks = rows.flatMap(({ stream, person }, index) =>
      names[index] === undefined
        ? []
        : [{ at, actor, agency: agencyId, stream, person, fields: [SEALED_FIELDS.name], purpose: 'request.list' }],
    );
    await recordUnsealing(this.pool, looks);
    return names;
  }
}

function shown(row: CaseListRow, applicantName: string | null, calendar: WorkCalendar, today: PlainDate): Row {
  const { status, dueOn, provisional } = row;
  const open = status === 'open';
  const ours = row.deadlineKind !== null && ruleOfDeadline(row.deadlineKind)?.of === 'agency';
  const past = status !== 'concluded' && ours && dueOn !== null && dueOn < today && !provisional;
  return {
    ...shownFields(row, CaseRow),
    applicantName,
    deadlineState: past ? 'missed' : row.deadlineState,
    workingDaysLeft: open && dueOn ? workingDaysBetween(calendar, today, plainDate(dueOn)) : null,
    workingDayNumber: open && row.countedFrom ? workingDaysBetween(calendar, plainDate(row.countedFrom), today) : null,
  };
}
