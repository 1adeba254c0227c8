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
  type HolidayNotice,
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
export { BUNDLED_NOTICES, NATIONAL_CALENDAR } from './bundled';
