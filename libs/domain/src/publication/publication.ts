import { dateOfInstant, yearOf } from '@yishen/calendar';
import {
  PUBLICATION_FIGURES,
  PUBLICATION_FIGURE_ORDER,
  isPublicationFigure,
  type PublicationFigure,
} from '@yishen/statute';
import type { DomainEvent } from '../event';
import { Rejected } from '../rejected';
import type { DecisionContext } from '../request/context';

/** A figure of table two was entered for a year. A missing figure is not zero: a zero is entered or confirmed like any other. */
export type PublicationFigureRecorded = DomainEvent<
  'PublicationFigureRecorded',
  {
    readonly agencyId: string;
    readonly year: number;
    readonly figure: PublicationFigure;
    /** A decimal number as text, so that 59237.2449 stays exact. */
    readonly value: string;
  }
>;

/** Every event of a publication stream. */
export type PublicationEvent = PublicationFigureRecorded;

/** The figures recorded so far. */
export interface Publication {
  readonly figures: Readonly<Partial<Record<PublicationFigure, string>>>;
}

/** A year for which nothing is recorded. */
export const UNRECORDED_PUBLICATION: Publication = { figures: {} };

/** Enters one figure, or another value for it. */
export interface RecordPublicationFigure {
  readonly type: 'RecordPublicationFigure';
  readonly agencyId: string;
  readonly year: number;
  readonly figure: string;
  readonly value: string;
}

/** Confirms that every figure that is neither recorded nor given by a register is zero. */
export interface ConfirmNothingToReport {
  readonly type: 'ConfirmNothingToReport';
  readonly agencyId: string;
  readonly year: number;
  /** The figures that the register of documents gives. */
  readonly registered: readonly PublicationFigure[];
}

/** Every command of a publication stream. */
export type PublicationCommand = RecordPublicationFigure | ConfirmNothingToReport;

/** Folds one event into the year's figures; never throws. */
export function evolvePublication(state: Publication, event: PublicationEvent): Publication {
  switch (event.type) {
    case 'PublicationFigureRecorded':
      return { figures: { ...state.figures, [event.data.figure]: event.data.value } };
    default:
      return state;
  }
}

/** Decides figures of table two entered together. Throws `Rejected`; an equal value gives no event. */
export function decidePublication(
  commands: readonly PublicationCommand[],
  state: Publication,
  context: DecisionContext,
): readonly PublicationEvent[] {
  const events: PublicationEvent[] = [];
  let after = state;
  for (const command of commands) {
    for (const event of decideOne(command, after, context)) {
      events.push(event);
      after = evolvePublication(after, event);
    }
  }
  return events;
}

function decideOne(command: PublicationCommand, state: Publication, { now }: DecisionContext): PublicationEvent[] {
  const { agencyId, year } = command;
  if (!Number.isInteger(year) || year < 2008 || year > yearOf(dateOfInstant(now))) {
    throw new Rejected('publication.year-in-future', { year });
  }
  switch (command.type) {
    case 'RecordPublicationFigure': {
      const { figure } = command;
      if (!isPublicationFigure(figure)) throw new Rejected('publication.figure-unknown', { figure });
      const value = canonicalValue(figure, command.value);
      return state.figures[figure] === value ? [] : [recorded(agencyId, year, figure, value)];
    }
    case 'ConfirmNothingToReport':
      return PUBLICATION_FIGURE_ORDER.filter(
        (figure) => state.figures[figure] === undefined && !command.registered.includes(figure),
      ).map((figure) => recorded(agencyId, year, figure, '0'));
  }
}

function recorded(agencyId: string, year: number, figure: PublicationFigure, value: string): PublicationEvent {
  return { type: 'PublicationFigureRecorded', schema: 1, data: { agencyId, year, figure, value } };
}

// Counts are whole; the sum of fees is in 万元 with at most six decimals (one 分).
function canonicalValue(figure: PublicationFigure, text: string): string {
  const pattern = PUBLICATION_FIGURES[figure].unit === '万元' ? /^\d{1,12}(\.\d{1,6})?$/ : /^\d{1,12}$/;
  if (!pattern.test(text)) throw new Rejected('publication.value-invalid', { figure, value: text });
  const [whole = '0', fraction = ''] = text.split('.');
  // JavaScript prints a number of twelve digits before the point, or of six behind it, exactly.
  const decimals = String(Number(`0.${fraction}`)).slice(2);
  const integer = String(Number(whole));
  return decimals ? `${integer}.${decimals}` : integer;
}
