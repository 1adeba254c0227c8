import { Card, Collapse } from 'antd';
import { plainDate, type LedgerDay } from '@yishen/calendar';
import type { ExplainedDeadline } from '../api/contract';
import { useText } from '../app/locale';
import { dateText, weekdayNames, weekdayText } from '../dates/dateText';
import { ledgerWeeks, type StripDay } from '../deadline/ledger';

/** Why a deadline falls on its day: every day on the way, counted or not, with the reason. */
export function WhyThisDay({
  deadline,
  today,
  concludedOn,
}: {
  deadline: ExplainedDeadline;
  today: string;
  concludedOn: string | null;
}) {
  const { t, locale } = useText();
  return (
    <Card
      className="why"
      size="small"
      title={t('console.why.title')}
      data-testid="why-this-day"
      extra={<span className="muted">{t('console.why.calendar', { version: deadline.calendarVersion })}</span>}
    >
      <div className="why-columns">
        <Strip deadline={deadline} today={today} concludedOn={concludedOn} />
        <div className="why-words">
          <p>
            {t('console.why.sentence', {
              from: dateText(deadline.from, locale),
              days: deadline.workingDays,
              due: dateText(deadline.dueOn, locale),
            })}
          </p>
          <p className="muted">{t('console.why.article', { article: deadline.article })}</p>
          {deadline.provisional && <p className="why-provisional">{t('console.badge.provisionalHint')}</p>}
          <Legend />
          <Collapse
            size="small"
            className="no-print"
            items={[
              {
                key: 'ledger',
                label: t('console.why.table', { days: deadline.ledger.length }),
                children: <LedgerTable ledger={deadline.ledger} />,
              },
            ]}
          />
        </div>
      </div>
    </Card>
  );
}

function Strip({
  deadline,
  today,
  concludedOn,
}: {
  deadline: ExplainedDeadline;
  today: string;
  concludedOn: string | null;
}) {
  const { t, locale } = useText();
  return (
    <table className="strip" aria-label={t('console.why.title')} data-testid="day-strip">
      <thead>
        <tr>
          {weekdayNames(locale).map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ledgerWeeks(deadline.from, deadline.dueOn, deadline.ledger).map((week) => (
          <tr key={week[0]?.date}>
            {week.map((day) => (
              <StripCell key={day.date} day={day} today={today} replied={day.date === concludedOn} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StripCell({ day, today, replied }: { day: StripDay; today: string; replied: boolean }) {
  const { t, locale } = useText();
  const classes = ['strip-day', `strip-${day.kind}`];
  if (day.due) classes.push('strip-due');
  if (day.date === today) classes.push('strip-today');
  const note = [
    day.kind === 'start' ? t('console.why.start') : '',
    day.kind === 'makeUp' ? t('console.why.makeUpShort') : '',
    day.kind === 'holiday' ? (day.name ?? t('console.why.holiday')) : '',
    replied ? t('console.why.replied') : '',
    day.due ? t('console.why.due') : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
  return (
    <td className={classes.join(' ')} title={`${dateText(day.date, locale)} ${note}`}>
      <span className="strip-date">{day.date.slice(8) === '01' ? day.date.slice(5) : day.date.slice(8)}</span>
      {day.count !== undefined && <span className="strip-count">{day.count}</span>}
      {note !== '' && <span className="strip-note">{note}</span>}
    </td>
  );
}

function Legend() {
  const { t } = useText();
  return (
    <ul className="legend">
      <li>
        <i className="strip-counted" /> {t('console.why.counted')}
      </li>
      <li>
        <i className="strip-makeUp" /> {t('console.why.makeUp')}
      </li>
      <li>
        <i className="strip-weekend" /> {t('console.why.weekend')}
      </li>
      <li>
        <i className="strip-holiday" /> {t('console.why.holiday')}
      </li>
    </ul>
  );
}

function LedgerTable({ ledger }: { ledger: readonly LedgerDay[] }) {
  const { t, locale } = useText();
  return (
    <table className="ledger" data-testid="ledger">
      <thead>
        <tr>
          <th scope="col">{t('console.why.day')}</th>
          <th scope="col">{t('console.why.reason')}</th>
          <th scope="col">{t('console.why.number')}</th>
        </tr>
      </thead>
      <tbody>
        {ledger.map((day) => (
          <tr key={day.date}>
            <td className="date">
              {day.date} {weekdayText(plainDate(day.date), locale)}
            </td>
            <td>
              {t(day.excluded ? 'console.why.excluded' : `console.why.${day.kind}`)}
              {day.name ? `（${day.name}）` : ''}
              {day.provisional ? ` · ${t('console.badge.provisional')}` : ''}
            </td>
            <td>{day.count ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
