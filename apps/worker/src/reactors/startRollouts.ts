import { NATIONAL_REGION } from '@yishen/calendar';
import { BUNDLED_CALENDAR, evolveCalendar, idOfStream, upcast, type CalendarEvent } from '@yishen/domain';
import type { EventStore } from '@yishen/event-store';
import type { LogEvent } from '@yishen/messaging';
import type { Rollouts } from '../rollouts';

/**
 * Starts the rollout of a calendar version when its notice is approved, and that of a setting when it is changed. The event is a
 * hint: what has been rolled out is not rolled out again, however often the event comes.
 */
export function startRollouts({ store, rollouts }: { store: Pick<EventStore, 'readStream'>; rollouts: Rollouts }) {
  return async (events: readonly LogEvent[]): Promise<void> => {
    for (const { stream, version } of events.filter(({ type }) => type === 'AgencySettingChanged')) {
      const agency = idOfStream(stream);
      await rollouts.start({ region: NATIONAL_REGION, version: `${agency}+${version}`, cause: 'setting', agency });
    }
    for (const { stream, data } of events.filter(({ type }) => type === 'HolidayNoticeApproved')) {
      const { version } = data as { version: string };
      const calendar = (await store.readStream(stream)).reduce(
        (folded, event) => evolveCalendar(folded, upcast(event) as unknown as CalendarEvent),
        BUNDLED_CALENDAR,
      );
      const done = calendar.rollouts.some((rollout) => rollout.version === version && rollout.status === 'completed');
      if (!done) await rollouts.start({ region: idOfStream(stream), version });
    }
  };
}
