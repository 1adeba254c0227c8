import { Tag } from 'antd';
import type { Notice } from '../api/schemas';
import { useText } from '../app/locale';
import { dateText } from '../dates/dateText';

/** The days of a notice, by holiday: off and worked. */
export function NoticeDays({ notice }: { notice: Notice }) {
  const { t, locale } = useText();
  const names = [...new Set([...notice.off, ...notice.makeUp].map(({ name }) => name))];
  const datesOf = (days: Notice['off'], name: string) => days.filter((day) => day.name === name);
  return (
    <dl className="notice-days" data-testid="notice-days">
      {names.map((name) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {datesOf(notice.off, name).map(({ date }) => (
              <Tag key={date} color="red" data-testid={`off-${date}`}>
                {dateText(date, locale)}
              </Tag>
            ))}
            {datesOf(notice.makeUp, name).map(({ date }) => (
              <Tag key={date} color="blue" data-testid={`make-up-${date}`}>
                {t('console.calendar.worked', { date: dateText(date, locale) })}
              </Tag>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
