import { NATIONAL_CALENDAR, instant } from '@yishen/calendar';
import type { DecisionContext } from './request/context';

/** A stream kind as the given/when/then helper sees it. */
export interface Decider<Command, Event, State> {
  readonly decide: (commands: readonly Command[], state: State, context: DecisionContext) => readonly Event[];
  readonly evolve: (state: State, event: Event) => State;
  readonly initial: State;
}

/** The steps after `given`. */
export interface When<Command, Event> {
  when(...commands: Command[]): Then<Event>;
}

/** The outcomes to assert. */
export interface Then<Event> {
  /** Returns the decided events, for assertions by the test framework. */
  events(): readonly Event[];
  /** The refusal's code; throws when nothing was refused. */
  rejection(): string;
}

/** Given/when/then on events: `specification(decider)({ now }, ...history).when(command).events()`. */
export function specification<Command, Event, State>(decider: Decider<Command, Event, State>) {
  return (
    { now, ...at }: { now: string } & Partial<Omit<DecisionContext, 'now'>>,
    ...history: Event[]
  ): When<Command, Event> => ({
    when: (...commands) => {
      const state = history.reduce(decider.evolve, decider.initial);
      const context: DecisionContext = { calendar: NATIONAL_CALENDAR, actor: 'clerk', ...at, now: instant(now) };
      const run = (): readonly Event[] => decider.decide(commands, state, context);
      return {
        events: run,
        rejection: () => {
          try {
            run();
          } catch (error) {
            return (error as { code?: string }).code ?? String(error);
          }
          throw new Error('nothing was refused');
        },
      };
    },
  });
}

export { anyDispute, anyRecordCorrection, anyRequest, type History } from './testing/anyHistory';
export {
  TYPED_ON,
  acts,
  arrived,
  day,
  received,
  sealed,
  typedCase,
  type TypedCase,
  type Typing,
} from './testing/typedCase';
