export {
  InvalidDate,
  addDays,
  atShanghai,
  dateOfDayNumber,
  dateOfInstant,
  dayNumber,
  endOfDay,
  instant,
  isPlainDate,
  plainDate,
  weekday,
  yearOf,
  type Instant,
  type PlainDate,
} from './plainDate';
export {
  calendarDay,
  isProvisional,
  isWorkingDay,
  workCalendar,
  type CalendarDay,
  type DayKind,
  type WorkCalendar,
} from './workCalendar';
export {
  InvalidDayCount,
  addWorkingDays,
  countWorkingDays,
  workingDaysBefore,
  workingDaysBetween,
  type LedgerDay,
  type WorkingDayCount,
} from './workingDays';
export { InvalidNotice, checkNotice, noticeOfPeriods, type HolidayNotice, type HolidayPeriod } from './holidayNotice';
export { parseHolidayNotice } from './noticeText';
export { readNoticeJson } from './noticeJson';
export {
  InvalidCalendar,
  NATIONAL_REGION,
  amended,
  calendarOf,
  isRegion,
  regionsOf,
  uncoveredYears,
  type CalendarChange,
  type NoticeKind,
} from './calendarVersions';
export {
  InvalidPeriodLength,
  addCalendarDays,
  addCalendarMonths,
  sameDayOfMonth,
  type CalendarPeriodEnd,
} from './calendarDays';
export { BUNDLED_NOTICES, NATIONAL_CALENDAR } from './bundled';
