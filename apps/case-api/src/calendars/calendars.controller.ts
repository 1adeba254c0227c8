import { Controller, Inject } from '@nestjs/common';
import { Pool } from 'pg';
import type { Commands } from '@yishen/application';
import {
  addDays,
  calendarDay,
  plainDate,
  weekday,
  yearOf,
  type CalendarDay,
  type HolidayNotice,
  type NoticeKind,
} from '@yishen/calendar';
import type { NoticeProposal, RegionCalendar } from '@yishen/domain';
import { ReadModel, derivedWith, openCaseStreams } from '@yishen/read-model';
import { displayNames } from '@yishen/accounts';
import { COMMANDS } from '../parts.module';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { shownActor } from '../http/shownActor';
import { APPROVE, CALENDAR, CALENDAR_YEAR, IMPACT, PREVIEW, PROPOSE, REJECT } from './calendars.routes';

type Proposal = AnswerOf<typeof CALENDAR>['proposals'][number];

/** Work calendars: what holds, what was proposed, what it moves, and the approval by a second person. */
@Controller()
export class CalendarsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    private readonly pool: Pool,
    private readonly readModel: ReadModel,
  ) {}

  @Route(CALENDAR)
  async calendar(@Input() { caller, params }: InputOf<typeof CALENDAR>): Promise<AnswerOf<typeof CALENDAR>> {
    const { region } = params;
    const { state, version } = await this.commands.loadCalendar(caller, region);
    const calendar = await this.commands.calendarOfRegion(region);
    const people = state.proposals.flatMap(({ by, decidedBy }) => (decidedBy === undefined ? [by] : [by, decidedBy]));
    const names = await displayNames(this.pool, [...new Set(people)]);
    return {
      region,
      calendarVersion: calendar.version,
      publishedYears: [...calendar.publishedYears],
      proposals: await Promise.all(state.proposals.map((proposal) => this.shown(region, proposal, state, names))),
      missedYears: [...state.missedYears],
      version,
    };
  }

  @Route(CALENDAR_YEAR)
  async year(@Input() { params }: InputOf<typeof CALENDAR_YEAR>): Promise<AnswerOf<typeof CALENDAR_YEAR>> {
    const { region, year } = params;
    const calendar = await this.commands.calendarOfRegion(region);
    const declared: CalendarDay[] = [];
    for (let date = plainDate(`${year}-01-01`); yearOf(date) === year; date = addDays(date, 1)) {
      declared.push(calendarDay(calendar, date));
    }
    const dayOf = ({ date, weekday: on, name = '' }: CalendarDay) => ({ date, weekday: on, name });
    return {
      calendarVersion: calendar.version,
      published: calendar.publishedYears.includes(year),
      off: declared.filter(({ kind }) => kind === 'holiday').map(dayOf),
      makeUp: declared.filter(({ kind }) => kind === 'makeUp').map(dayOf),
    };
  }

  @Route(PREVIEW)
  async preview(@Input() { caller, params, body }: InputOf<typeof PREVIEW>): Promise<AnswerOf<typeof PREVIEW>> {
    const { commands, readModel } = this;
    const read = await commands.readNotice(caller, { ...params, ...body });
    const impact = await commands.previewCalendar(caller, read, openCaseStreams(readModel.reader, read.region));
    return { notice: shownNotice(read.region, read.kind, read.notice), impact };
  }

  @Route(PROPOSE)
  propose(@Input() { caller, commandId, params, body }: InputOf<typeof PROPOSE>): Promise<AnswerOf<typeof PROPOSE>> {
    const input = { ...params, ...body };
    return this.commands.proposeHolidayNotice(caller, commandId, input);
  }

  @Route(IMPACT)
  impact(@Input() { caller, params }: InputOf<typeof IMPACT>): Promise<AnswerOf<typeof IMPACT>> {
    const { commands, readModel } = this;
    return commands.previewCalendar(caller, params, openCaseStreams(readModel.reader, params.region));
  }

  @Route(APPROVE)
  approve(
    @Input() { caller, commandId, expectedVersion, params }: InputOf<typeof APPROVE>,
  ): Promise<AnswerOf<typeof APPROVE>> {
    const input = { ...params, expectedVersion };
    return this.commands.approveHolidayNotice(caller, commandId, input);
  }

  @Route(REJECT)
  reject(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof REJECT>,
  ): Promise<AnswerOf<typeof REJECT>> {
    const input = { ...params, ...body, expectedVersion };
    return this.commands.rejectHolidayNotice(caller, commandId, input);
  }

  private async shown(
    region: string,
    { proposal, status, kind, notice, source, by, decidedBy, version }: NoticeProposal,
    state: RegionCalendar,
    names: ReadonlyMap<string, string>,
  ): Promise<Proposal> {
    return {
      proposal,
      status,
      notice: shownNotice(region, kind, notice),
      document: source.document ?? null,
      link: source.link ?? null,
      digest: source.digest,
      by: shownActor(by, names),
      decidedBy: decidedBy === undefined ? null : shownActor(decidedBy, names),
      calendarVersion: version ?? null,
      rollout: version === undefined ? null : await this.rollout(region, version, state),
    };
  }

  // While it runs the cases themselves say how far it is: those whose deadlines were derived with the new version.
  private async rollout(region: string, version: string, state: RegionCalendar): Promise<Proposal['rollout']> {
    const rollout = state.rollouts.find((one) => one.version === version);
    if (rollout?.status === 'completed') {
      const { checked = 0, failed = 0 } = rollout;
      return { status: 'completed', open: checked, derived: checked - failed, failed };
    }
    const { open, derived } = await derivedWith(this.readModel.reader, region, version);
    return { status: rollout ? 'started' : 'pending', open, derived, failed: 0 };
  }
}

function shownNotice(region: string, kind: NoticeKind, { year, off, makeUp }: HolidayNotice) {
  const days = (named: Readonly<Record<string, string>>) =>
    Object.entries(named)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, name]) => ({ date, weekday: weekday(plainDate(date)), name }));
  return { region, kind, year, off: days(off), makeUp: days(makeUp) };
}
