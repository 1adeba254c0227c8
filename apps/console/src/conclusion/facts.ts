import { DECISIONS } from '@yishen/statute';
import { filled } from '../app/filled';
import type { AnswerFacts, FollowingFact } from '../api/contract';
import type { ConclusionValues } from './ConclusionFields';

/** The answer that a filled form says. */
export function answerOf(values: ConclusionValues): AnswerFacts {
  return {
    decision: filled(values.decision),
    repliedOn: values.concludedOn ?? '',
    serviceMode: filled(values.serviceMode),
    ...(values.untold ? { remedies: 'untold' } : {}),
    ...noteOf(values.note),
  };
}

/** The fact that a filled form says of a case concluded already: an answer, or the applicant's withdrawal. */
export function concludingFact(values: ConclusionValues): FollowingFact {
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
