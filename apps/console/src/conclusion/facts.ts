import { DECISIONS } from '@yishen/statute';
import type { FollowingFact } from '../api/schemas';
import type { Typed } from '../app/asSent';
import type { ConclusionValues } from './ConclusionFields';

type Of<Type> = Omit<Extract<FollowingFact, { readonly type: Type }>, 'type'>;

/** The answer that a filled form says. */
export function answerOf({ decision, concludedOn, serviceMode, untold, note }: ConclusionValues): Typed<Of<'answer'>> {
  return {
    decision,
    repliedOn: concludedOn ?? '',
    serviceMode,
    ...(untold ? { remedies: 'untold' as const } : {}),
    ...noteOf(note),
  };
}

/** The fact that a filled form says of a case concluded already: an answer, or the applicant's withdrawal. */
export function concludingFact(values: ConclusionValues): Typed<FollowingFact> {
  const { decision } = values;
  if (decision !== undefined && DECISIONS[decision].act === 'withdrawal') {
    return { type: 'withdraw', ...withdrawalOf(values) };
  }
  return { type: 'answer', ...answerOf(values) };
}

/** The withdrawal that a filled form says. */
export function withdrawalOf(values: ConclusionValues): { withdrawnOn: string; note?: string } {
  return { withdrawnOn: values.concludedOn ?? '', ...noteOf(values.note) };
}

function noteOf(note: string | undefined): { note?: string } {
  const text = note?.trim();
  return text ? { note: text } : {};
}
