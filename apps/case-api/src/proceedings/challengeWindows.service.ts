import { Inject, Injectable } from '@nestjs/common';
import { addDays, plainDate, type PlainDate, type WorkCalendar } from '@yishen/calendar';
import { type Caller, type Commands, requireAct } from '@yishen/commands';
import { challengeWindows, idOfStream, type ChallengeableAct } from '@yishen/domain';
import { caseList, proceedingList, type CaseListRow } from '@yishen/read-model';
import { isDecisionCode, overdueRemedy, remedyFor, type OverdueReading, type RemedyParties } from '@yishen/statute';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { COMMANDS, Clock } from '../parts.module';
import type { AnswerOf, InputOf } from '../http/route';
import { FreshnessService } from '../system/freshness';
import type { WINDOWS } from './proceedings.routes';

type Query = InputOf<typeof WINDOWS>['query'];
type Row = AnswerOf<typeof WINDOWS>['rows'][number];

// Six months and what rest days can add; a year and five years likewise. What is exact is computed for the rows that are shown.
const LONGEST_SERVED = 200;
const LONGEST_UNTOLD = 366 + 15;
const LONGEST_UNSERVED = 5 * 366 + 15;

/** The board of what can still be filed against the agency: the rows from the read tables, the dates from the law. */
@Injectable()
export class ChallengeWindowsService {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    private readonly readModel: DataSource,
    private readonly clock: Clock,
    private readonly freshness: FreshnessService,
  ) {}

  async board(caller: Caller, agencyId: string, query: Query): Promise<AnswerOf<typeof WINDOWS>> {
    requireAct(caller, 'proceeding.read', agencyId);
    const freshness = await this.freshness.waitFor(query.after, agencyId);
    const today = this.clock.today();
    const [found, total] = await this.select(agencyId, query, today).getManyAndCount();
    const { calendar, policy } = await this.commands.contextOf(agencyId);
    const parties = await this.commands.remedyParties(agencyId);
    const brought = await this.brought(found);
    const rows = found.map((row) => shown(row, { calendar, today, parties, reading: policy.overdueRemedy, brought }));
    return { rows, total, freshness };
  }

  private select(agencyId: string, { of, page, pageSize }: Query, today: PlainDate): SelectQueryBuilder<CaseListRow> {
    const select = this.readModel
      .getRepository(caseList.entity)
      .createQueryBuilder('c')
      .where('c.agencyId = :agencyId', { agencyId });
    const served = addDays(today, -LONGEST_SERVED);
    switch (of) {
      case 'served':
        select
          .andWhere(`(c.deliveredOn >= :served or c.remedies = 'untold' and c.deliveredOn >= :untold)`, {
            served,
            untold: addDays(today, -LONGEST_UNTOLD),
          })
          .orderBy('c.deliveredOn', 'DESC');
        break;
      case 'unserved':
        select
          .andWhere('c.deliveredOn is null and c.standingOn >= :since', {
            since: addDays(today, -LONGEST_UNSERVED),
          })
          .orderBy('c.standingOn', 'DESC');
        break;
      case 'unanswered':
        select
          .andWhere(`c.status = 'open' and not c.provisional and c.dueOn < :today and c.dueOn >= :served`, {
            today,
            served,
          })
          .orderBy('c.dueOn', 'DESC');
        break;
    }
    return select
      .addOrderBy('c.stream', 'ASC')
      .limit(pageSize)
      .offset((page - 1) * pageSize);
  }

  private async brought(rows: readonly CaseListRow[]): Promise<ReadonlyMap<string, readonly string[]>> {
    if (rows.length === 0) return new Map();
    const found = await this.readModel
      .getRepository(proceedingList.entity)
      .find({ select: { stream: true, request: true }, where: { request: In(rows.map(({ stream }) => stream)) } });
    const byRequest = new Map<string, string[]>();
    for (const { stream, request } of found) {
      if (request !== null) byRequest.set(request, [...(byRequest.get(request) ?? []), idOfStream(stream)]);
    }
    return byRequest;
  }
}

interface Board {
  readonly calendar: WorkCalendar;
  readonly today: PlainDate;
  readonly parties: RemedyParties | undefined;
  readonly reading: OverdueReading;
  readonly brought: ReadonlyMap<string, readonly string[]>;
}

function shown(row: CaseListRow, { calendar, today, parties, reading, brought }: Board): Row {
  const { id, code, stream, standing, deliveredOn } = row;
  const act = actOf(row, reading);
  return {
    id,
    code,
    decision: standing,
    on: act?.on ?? row.standingOn ?? '',
    deliveredOn,
    authority: parties?.reconsiderationAuthority ?? null,
    court: parties?.court ?? null,
    sentence: act ? sentenceOf(act, parties) : null,
    proceedings: [...(brought.get(stream) ?? [])],
    windows: (act ? challengeWindows(act, calendar, today) : []).map((window) => ({
      ...window,
      movedFrom: window.movedFrom ?? null,
    })),
  };
}

function actOf(row: CaseListRow, reading: OverdueReading): ChallengeableAct | undefined {
  const { standing, standingOn, deliveredOn, remedies, dueOn } = row;
  if (standing !== null && isDecisionCode(standing) && standingOn !== null) {
    const served = deliveredOn === null ? {} : { deliveredOn: plainDate(deliveredOn) };
    return { of: 'decision', decision: standing, on: plainDate(standingOn), told: remedies !== 'untold', ...served };
  }
  return dueOn === null ? undefined : { of: 'inaction', on: plainDate(dueOn), reading };
}

// The words of the letter, with the names that the agency has recorded; a name that is missing stays a gap that is seen.
function sentenceOf(act: ChallengeableAct, parties: RemedyParties | undefined): string | null {
  const template =
    act.of === 'decision' ? remedyFor(act.decision, act.on)?.template : overdueRemedy(act.reading, act.on)?.template;
  if (!template) return null;
  const names: Readonly<Record<string, string | undefined>> = { act: '答复', ...parties };
  return template.replace(/\{(\w+)\}/g, (place, name: string) => names[name] ?? place);
}
