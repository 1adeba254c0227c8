import { Inject, Injectable } from '@nestjs/common';
import { addDays, plainDate, type PlainDate, type WorkCalendar } from '@yishen/calendar';
import { type Caller, type Commands } from '@yishen/application';
import { challengeWindows, idOfStream, type ChallengeableAct } from '@yishen/domain';
import { ReadModel, challengeablePage, proceedingsAbout, type CaseListRow } from '@yishen/read-model';
import { isDecisionCode, overdueRemedy, remedyFor, type OverdueReading, type RemedyParties } from '@yishen/statute';
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
    private readonly readModel: ReadModel,
    private readonly clock: Clock,
    private readonly freshness: FreshnessService,
  ) {}

  async board(caller: Caller, agencyId: string, query: Query): Promise<AnswerOf<typeof WINDOWS>> {
    const freshness = await this.freshness.waitFor(query.after, agencyId);
    const today = this.clock.today();
    const limits = {
      served: addDays(today, -LONGEST_SERVED),
      untold: addDays(today, -LONGEST_UNTOLD),
      unserved: addDays(today, -LONGEST_UNSERVED),
    };
    const { of, page, pageSize } = query;
    const window = { limit: pageSize, offset: (page - 1) * pageSize };
    const { reader } = this.readModel;
    const { rows: found, total } = await challengeablePage(reader, { agencyId, of, today }, limits, window);
    const { calendar, policy } = await this.commands.contextOf(agencyId);
    const parties = await this.commands.remedyParties(agencyId);
    const brought = await proceedingsAbout(
      reader,
      found.map(({ stream }) => stream),
    );
    const rows = found.map((row) => shown(row, { calendar, today, parties, reading: policy.overdueRemedy, brought }));
    return { rows, total, freshness };
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
    proceedings: (brought.get(stream) ?? []).map(idOfStream),
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
