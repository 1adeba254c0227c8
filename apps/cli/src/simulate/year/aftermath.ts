import { addDays, type PlainDate } from '@yishen/calendar';
import { SERVICE_MODES, type ServiceMode } from '@yishen/statute';
import { addDraft, decisionFor, type Answered } from './answer';
import type { Draft } from './draft';

/** What may come after an answer: another office, a reopening, an order to answer anew, corrections, the archive. */
export function addAftermath(draft: Draft, answered: Answered): void {
  const { dice, working } = draft;
  const { on, decision } = answered;
  if (decision === 'A13' && dice.chance(0.3)) {
    const forwardedOn = working(on, dice.between(0, 2));
    draft.add(forwardedOn, 'clerk', { type: 'ForwardRequest', forwardedOn, to: '模拟的另一机关' });
  }
  if (dice.chance(0.03)) addSuggestion(draft, on);
  if (dice.chance(0.03)) return addReopening(draft, answered);
  if (dice.chance(0.05)) return addReanswer(draft, on);
  if (dice.chance(0.03)) {
    const kind = dice.pick(['business', 'naturalPerson', 'other'] as const);
    draft.add(working(on, 1), 'clerk', { type: 'SetApplicantKind', kind, reason: '核对证照后更正' });
  }
  if (dice.chance(0.06)) addCorrection(draft, answered);
  if (dice.chance(0.4)) {
    const archivedOn = working(on, dice.between(6, 40));
    draft.add(archivedOn, 'clerk', { type: 'ArchiveRequest', archivedOn, volume: '模拟卷宗' });
  }
}

function addSuggestion(draft: Draft, on: PlainDate): void {
  const { dice, working } = draft;
  const suggestedOn = working(on, dice.between(0, 5));
  const judgedOn = working(suggestedOn, dice.between(1, 5));
  draft.add(suggestedOn, 'clerk', { type: 'SuggestDisclosure', suggestedOn, by: 'applicant', information: '该项信息' });
  const accepted = dice.chance(0.5);
  const published = accepted ? { publishedOn: judgedOn } : {};
  draft.add(judgedOn, 'head', {
    type: 'JudgeDisclosureSuggestion',
    n: 1,
    judgedOn,
    accepted,
    ...published,
    reason: '经审查',
  });
}

function addReopening(draft: Draft, { on, course }: Answered): void {
  const { dice, working } = draft;
  const reopenedOn = working(on, dice.between(6, 12));
  draft.add(reopenedOn, 'head', { type: 'ReopenRequest', reopenedOn, ground: 'concludedInError', reason: '答复有误' });
  const repliedOn = working(reopenedOn, dice.between(1, 8));
  const decision = decisionFor(draft, course);
  addDraft(draft, decision, working(reopenedOn, 1), repliedOn);
  const serviceMode = dice.pick(Object.keys(SERVICE_MODES) as ServiceMode[]);
  draft.add(repliedOn, 'clerk', { type: 'AnswerRequest', decision, repliedOn, serviceMode });
}

// After a reconsideration or a judgment; the first answer stays counted (domain.md 3.6.8).
function addReanswer(draft: Draft, on: PlainDate): void {
  const { dice, working } = draft;
  const receivedOn = working(on, dice.between(10, 60));
  const workingDays = dice.between(10, 30);
  const ground = dice.pick(['reconsideration', 'judgment', 'ownMotion'] as const);
  draft.add(receivedOn, 'clerk', { type: 'OrderReanswer', ground, receivedOn, workingDays, reference: '模拟文书' });
  const repliedOn = working(
    receivedOn,
    dice.chance(0.15) ? workingDays + dice.between(1, 5) : dice.between(1, workingDays),
  );
  const serviceMode = dice.pick(Object.keys(SERVICE_MODES) as ServiceMode[]);
  draft.add(repliedOn, 'clerk', { type: 'RecordReanswer', n: 1, decision: 'A2', repliedOn, serviceMode });
}

// Two people change the date of receipt; one alone may correct the day of the answer.
function addCorrection(draft: Draft, { on, deliveredOn, course }: Answered): void {
  const { dice, working } = draft;
  const proposedOn = working(on, dice.between(6, 10));
  const reason = '日期录入有误';
  if (!course.typedReceipt) {
    if (deliveredOn === on) return;
    const changes = { repliedOn: addDays(on, 1) };
    draft.add(proposedOn, 'clerk', { type: 'ProposeCorrection', version: 1, changes, reason }, 'RequestAnswered');
    return;
  }
  const changes = { receivedOn: addDays(course.receivedOn, -dice.between(1, 3)) };
  draft.add(proposedOn, 'clerk', { type: 'ProposeCorrection', version: 1, changes, reason }, 'RequestReceived');
  draft.add(working(proposedOn, 1), 'head', { type: 'ConfirmCorrection', n: 1 });
}
