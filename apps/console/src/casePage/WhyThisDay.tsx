import { Collapse } from 'antd';
import { plainDate } from '@yishen/calendar';
import type { ExplainedDeadline } from '../api/schemas';
import { useText } from '../app/locale';
import { dateText, weekdayNames, weekdayText } from '../dates/dateText';
import { consultationOf, ledgerStart, ledgerWeeks, type StripDay } from '../deadline/ledger';
import { FactLink } from './FactLink';

/** Why a deadline falls on its day: every day on the way, counted or not, with the reason, the article and the fact. */
export function WhyThisDay({
  deadline,
  today,
  concludedOn,
}: {
  deadline: ExplainedDeadline;
  today: string;
  concludedOn: string | null;
}) {
  const { t } = useText();
  return (
    <section className="why" data-testid="why-this-day" data-kind={deadline.kind} aria-label={t('console.why.title')}>
      <div className="why-columns">
        <Strip deadline={deadline} today={today} concludedOn={concludedOn} />
        <div className="why-words">
          <Sentences deadline={deadline} />
          <p className="muted">{t('console.why.article', { article: deadline.article })}</p>
          <p className="muted">{t('console.why.calendar', { version: deadline.calendarVersion })}</p>
          {deadline.provisional && <p className="why-provisional">{t('console.badge.provisionalHint')}</p>}
          <Legend deadline={deadline} />
          <Collapse
            size="small"
            className="no-print"
            items={[
              {
                key: 'ledger',
                label: t('console.why.table', { days: deadline.ledger.length }),
                children: <LedgerTable deadline={deadline} />,
              },
            ]}
          />
        </div>
      </div>
    </section>
  );
}

function Sentences({ deadline }: { deadline: ExplainedDeadline }) {
  const { t, locale } = useText();
  const { from, workingDays, dueOn, extendedBy, state } = deadline;
  const start = ledgerStart(deadline);
  const due = dateText(dueOn, locale);
  return (
    <>
      {deadline.kind === 'reply' && start !== from && (
        <p>{t('console.why.restarted', { received: dateText(start, locale), from: dateText(from, locale) })}</p>
      )}
      <p>
        {workingDays === 0
          ? t('console.why.sentenceSet', { due })
          : t('console.why.sentence', { from: dateText(from, locale), days: workingDays, due })}
        {extendedBy !== undefined && ` ${t('console.deadline.extended', { days: extendedBy })}`}
      </p>
      {state === 'waiting' && <p className="why-provisional">{t('console.why.waiting')}</p>}
    </>
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
        {ledgerWeeks(deadline).map((week) => (
          <tr key={week[0]?.date}>
            {week.map((day) => (
              <StripCell
                key={day.date}
                day={day}
                deadline={deadline}
                today={today}
                replied={day.date === concludedOn}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StripCell({
  day,
  deadline,
  today,
  replied,
}: {
  day: StripDay;
  deadline: ExplainedDeadline;
  today: string;
  replied: boolean;
}) {
  const { t, locale } = useText();
  const classes = ['strip-day', `strip-${day.kind}`];
  if (day.due) classes.push('strip-due');
  if (day.date === today) classes.push('strip-today');
  const received = deadline.kind === 'reply' || deadline.kind === 'confirmation';
  const note = [
    day.kind === 'start' ? t(received ? 'console.why.start' : 'console.why.startFrom') : '',
    day.restart ? t('console.why.restart') : '',
    day.makeUp ? t('console.why.makeUpShort') : '',
    day.kind === 'holiday' ? (day.name ?? t('console.why.holiday')) : '',
    replied ? t('console.why.replied') : '',
    day.due ? t('console.why.due') : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
  const reason = useReasonText(deadline)(day);
  return (
    <td className={classes.join(' ')} title={`${dateText(day.date, locale)} ${note} ${reason}`}>
      <span className="strip-date">{day.date.slice(8) === '01' ? day.date.slice(5) : day.date.slice(8)}</span>
      {day.count !== undefined && <span className="strip-count">{day.count}</span>}
      {note !== '' && <span className="strip-note">{note}</span>}
    </td>
  );
}

// The reason of a day in words; an excluded day names its consultation.
function useReasonText({ excluded }: ExplainedDeadline): (day: Pick<StripDay, 'kind' | 'date'>) => string {
  const { t } = useText();
  return ({ kind, date }) => {
    switch (kind) {
      case 'start':
      case 'outside':
        return '';
      case 'excluded': {
        const n = consultationOf(date, excluded);
        return n === undefined ? t('console.why.excluded') : t('console.why.excludedBy', { n });
      }
      case 'waiting':
        return t('console.why.waits');
      default:
        return t(`console.why.${kind}`);
    }
  };
}

const LEGEND = [
  'counted',
  'makeUp',
  'extension',
  'weekend',
  'holiday',
  'excluded',
  'waiting',
  'superseded',
  'delayed',
] as const;

// Only what this strip shows.
function Legend({ deadline }: { deadline: ExplainedDeadline }) {
  const { t } = useText();
  const shown = new Set(
    ledgerWeeks(deadline)
      .flat()
      .map(({ kind }) => kind),
  );
  return (
    <ul className="legend">
      {LEGEND.filter((kind) => shown.has(kind)).map((kind) => (
        <li key={kind}>
          <i className={`strip-${kind}`} /> {t(kind === 'waiting' ? 'console.why.waits' : `console.why.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

function LedgerTable({ deadline }: { deadline: ExplainedDeadline }) {
  const { t, locale } = useText();
  const reasonText = useReasonText(deadline);
  return (
    <table className="ledger" data-testid="ledger">
      <thead>
        <tr>
          <th scope="col">{t('console.why.day')}</th>
          <th scope="col">{t('console.why.reason')}</th>
          <th scope="col">{t('console.why.basis')}</th>
          <th scope="col">{t('console.why.number')}</th>
        </tr>
      </thead>
      <tbody>
        {deadline.ledger.map((day) => (
          <tr key={day.date} data-reason={day.reason}>
            <td className="date">
              {day.date} {weekdayText(plainDate(day.date), locale)}
            </td>
            <td>
              {reasonText({ kind: day.reason, date: plainDate(day.date) })}
              {day.kind === 'makeUp' ? `（${t('console.why.makeUp')}）` : day.name ? `（${day.name}）` : ''}
              {day.provisional ? ` · ${t('console.badge.provisional')}` : ''}
            </td>
            <td>
              <small>{day.article}</small> {day.fact !== undefined && <FactLink version={day.fact} />}
            </td>
            <td>{day.count ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
