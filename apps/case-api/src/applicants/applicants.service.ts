import { Inject, Injectable } from '@nestjs/common';
import { isPlainDate, plainDate, type PlainDate } from '@yishen/calendar';
import type { Caller, Commands } from '@yishen/application';
import { Rejected, feeOfRequest } from '@yishen/domain';
import { ReadModel, requestsByIds, type CaseListRow } from '@yishen/read-model';
import { feeScaleInForce } from '@yishen/statute';
import { COMMANDS, Clock } from '../parts.module';
import { Problem } from '../http/problem';
import type { AnswerOf, InputOf } from '../http/route';
import type { APPLICANT_MATCHES, MONTH_ORDINAL } from './applicants.routes';

/** Who asked before, and the fee by request, from the index of applicants and the read tables. */
@Injectable()
export class ApplicantsService {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    private readonly readModel: ReadModel,
    private readonly clock: Clock,
  ) {}

  async matches(
    caller: Caller,
    agencyId: string,
    { receivedOn, ...person }: InputOf<typeof APPLICANT_MATCHES>['body'],
  ): Promise<AnswerOf<typeof APPLICANT_MATCHES>> {
    const today = this.clock.today();
    const on = receivedOn === undefined ? today : dateOf(receivedOn);
    const found = await this.commands.findApplicant(caller, { agencyId, ...person });
    const by = new Map(found.map((match) => [match.id, match.by]));
    const requests = await this.requests(agencyId, [...by.keys()]);
    const { policy } = await this.commands.contextOf(agencyId);
    const month = monthOf(policy.feeMonth === 'notice' ? today : on);
    const rows = requests.toReversed().map(({ id, code, receivedOn: day, status, decision }) => ({
      id,
      code,
      receivedOn: day,
      status,
      decision,
      by: by.get(id) ?? 'contact',
    }));
    return { rows, ...costOf(countedIn(requests, month).length + 1, month, on) };
  }

  async ordinal(caller: Caller, id: string): Promise<AnswerOf<typeof MONTH_ORDINAL>> {
    const { scope, state } = await this.commands.loadRequest(caller, id);
    if (state.status === 'unknown' || state.receivedOn === undefined) throw new Problem('request.unconfirmed');
    const { receivedOn } = state;
    const same = await this.commands.requestsOfSameApplicant(caller, id);
    const { policy } = await this.commands.contextOf(scope);
    const month = monthOf(policy.feeMonth === 'notice' ? this.clock.today() : receivedOn);
    const requests = await this.requests(
      scope,
      same.map((match) => match.id).filter((other) => other !== id),
    );
    const others = countedIn(requests, month);
    const own = `${receivedOn}${id}`;
    const before = others.filter((other) => `${other.receivedOn}${other.id}` < own).length;
    return { ...costOf(before + 1, month, receivedOn), inMonth: others.length + 1 };
  }

  private requests(agencyId: string, ids: readonly string[]): Promise<CaseListRow[]> {
    return requestsByIds(this.readModel.reader, agencyId, ids);
  }
}

// 109号 第四条: the requests of a calendar month, by the day of receipt. A request that was split counts in its parts alone.
function countedIn(requests: readonly CaseListRow[], month: string): readonly CaseListRow[] {
  return requests.filter(({ receivedOn, status }) => receivedOn?.startsWith(month) === true && status !== 'split');
}

function costOf(ordinal: number, month: string, on: PlainDate) {
  const scale = feeScaleInForce('requests', on);
  const feeYuan = scale ? feeOfRequest('requests', scale, ordinal).total : null;
  return { month, ordinal, feeYuan, article: scale?.article ?? null };
}

function monthOf(date: string): string {
  return date.slice(0, 7);
}

function dateOf(text: string): PlainDate {
  if (!isPlainDate(text)) throw new Rejected('date.invalid', { date: text });
  return plainDate(text);
}
