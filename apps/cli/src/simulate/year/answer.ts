import { NATIONAL_CALENDAR, workingDaysBefore, type PlainDate } from '@yishen/calendar';
import {
  DECISIONS,
  DECISION_CONTENTS,
  SERVICE_MODES,
  reviewsOf,
  type DecisionCode,
  type ServiceMode,
} from '@yishen/statute';
import type { Draft } from './draft';
import type { Course } from './stages';

/** An answer as it was given. */
export interface Answered {
  readonly on: PlainDate;
  readonly deliveredOn?: PlainDate;
  readonly decision: DecisionCode;
  readonly course: Course;
}

const ANSWERS = (Object.keys(DECISIONS) as DecisionCode[]).filter((code) => DECISIONS[code].act === 'answer');
const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

/** Drafts, reviews, signs and gives the answer: by different people, most of it in time; `on` when the day is fixed. */
export function addAnswer(draft: Draft, course: Course, on?: PlainDate): Answered {
  const { dice, working } = draft;
  const repliedOn = on ?? answerDay(draft, course);
  const decision = decisionFor(draft, course);
  const serviceMode = dice.pick(Object.keys(SERVICE_MODES) as ServiceMode[]);
  if (!dice.chance(0.1)) addDraft(draft, decision, draftDay(draft, course, repliedOn), repliedOn);
  draft.add(repliedOn, 'clerk', { type: 'AnswerRequest', decision, repliedOn, serviceMode });
  if (!dice.chance(0.8)) return { on: repliedOn, decision, course };
  const deliveredOn = working(repliedOn, serviceMode === 'post' ? dice.between(1, 5) : 0);
  draft.add(deliveredOn, 'clerk', { type: 'RecordDelivery', deliveredOn });
  return { on: repliedOn, deliveredOn, decision, course };
}

function answerDay({ dice, working }: Draft, { start, ready, extendedBy = 0, delayedUntil }: Course): PlainDate {
  const last = delayedUntil ?? working(start, 20 + extendedBy);
  if (dice.chance(0.05)) return working(later(last, ready), dice.between(1, 25));
  const target = working(start, dice.between(3, 20));
  if (target > ready && (extendedBy === 0 || dice.chance(0.5))) return target;
  if (extendedBy > 0 && dice.chance(0.6)) return later(working(start, 20 + dice.between(1, extendedBy)), ready);
  return working(ready, dice.between(0, 4));
}

function draftDay({ dice }: Draft, { ready }: Course, repliedOn: PlainDate): PlainDate {
  const day = workingDaysBefore(NATIONAL_CALENDAR, repliedOn, dice.between(0, 3));
  return later(day, ready) > repliedOn ? repliedOn : later(day, ready);
}

/** Drafts a conclusion on a day and brings it to the signature by another. */
export function addDraft(draft: Draft, decision: DecisionCode, on: PlainDate, by: PlainDate): void {
  const { dice } = draft;
  const contents = Object.fromEntries(
    DECISION_CONTENTS[decision]
      .filter(({ required }) => required)
      .map(({ key, choices }) => [key, choices?.[0] ?? '模拟内容']),
  );
  const write = (): void => draft.add(on, 'clerk', { type: 'DraftDecision', decision, contents });
  write();
  const [review, ...others] = reviewsOf(decision);
  if (review && dice.chance(0.15)) {
    draft.add(on, 'reviewer', { type: 'ReviewDecision', review, verdict: 'returned', opinion: '请补充理由' });
    write();
  }
  for (const one of review ? [review, ...others] : []) {
    draft.add(on, 'reviewer', { type: 'ReviewDecision', review: one, verdict: 'passed' });
  }
  draft.add(by, 'signer', { type: 'SignDecision', signedOn: by });
}

/** A decision that the facts allow. */
export function decisionFor({ dice }: Draft, { facts }: Course): DecisionCode {
  if (facts.unreasonable && dice.chance(0.8)) return 'A19';
  const possible = ANSWERS.filter((code) => {
    if (code === 'A15') return facts.supplemented;
    if (code === 'A19') return facts.unreasonable;
    if (code === 'A7') return facts.consulted;
    return !(facts.standingObjection && (code === 'A1' || code === 'A2'));
  });
  // Half of what is answered is disclosed, as published reports show.
  if (!facts.standingObjection && dice.chance(0.45)) return dice.pick(['A1', 'A2', 'A2', 'A3'] as const);
  return dice.pick(possible);
}
