import { answerOf, withdrawalOf } from '../conclusion/facts';
import { actOf, isComplete, type ActValues, type TypedAct } from './actInput';

/** How an act is read off its form, and when the form says enough of it. */
export interface ActReading {
  readonly read: (values: ActValues) => TypedAct;
  readonly isComplete: (values: ActValues) => boolean;
}

// The answer and the withdrawal have the fields of a conclusion, which a late entry shares.
const CONCLUDING: Readonly<Record<string, ActReading>> = {
  AnswerRequest: {
    read: (values) => ({ ...overridden(values), type: 'AnswerRequest', ...answerOf(values) }),
    isComplete: ({ decision, concludedOn, serviceMode }) => Boolean(decision && concludedOn && serviceMode),
  },
  WithdrawRequest: {
    read: (values) => ({ ...overridden(values), type: 'WithdrawRequest', ...withdrawalOf(values) }),
    isComplete: ({ concludedOn }) => Boolean(concludedOn),
  },
};

function overridden({ override }: ActValues): { override?: string } {
  const reason = typeof override === 'string' ? override.trim() : '';
  return reason === '' ? {} : { override: reason };
}

/** How a form of an act is read. */
export function readingOf(act: string): ActReading {
  return (
    CONCLUDING[act] ?? {
      read: (values) => actOf(act, values),
      isComplete: (values) => isComplete(act, values),
    }
  );
}
