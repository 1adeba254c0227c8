import { DOCUMENTS, type DocumentCode, type DocumentStep } from '@yishen/statute';

import type { RequestAct } from './actField';
import type { Letter } from './letters';
import type { KnownRequest } from './procedure';
import type { ServedStep } from './steps/service';

// The letters that ask somebody for an opinion; what else belongs to a consultation tells of it.
const QUESTIONS: readonly DocumentCode[] = ['thirdPartyConsultation', 'coMakerConsultation', 'assistanceLetter'];

// The notice whose service the delivery of a letter of a step is; none of the others starts a period.
const SERVED: Readonly<Record<DocumentStep, ServedStep | null>> = {
  receipt: null,
  file: null,
  supplement: 'supplement',
  reasons: 'reasons',
  extension: 'extension',
  delay: 'delay',
  consultation: null,
  fee: 'fee',
  decision: null,
  correction: null,
  service: null,
  dispute: null,
};

/**
 * The act on the request that the sending of a letter is: an answer that goes out is the answer, on the day and by the mode of the
 * sending (235号); an answer anew likewise. `undefined` where the request has it already, or the letter is no answer.
 */
export function actOfSending({ document, decision, sent }: Letter, state: KnownRequest): RequestAct | undefined {
  if (DOCUMENTS[document].step !== 'decision' || decision === undefined || !sent) return undefined;
  const facts = { decision, repliedOn: sent.sentOn, serviceMode: sent.mode };
  if (!state.conclusion) return { type: 'AnswerRequest', ...facts };
  const ordered = state.reanswers.find(({ repliedOn }) => repliedOn === undefined);
  return ordered && { type: 'RecordReanswer', n: ordered.n, ...facts };
}

/**
 * The act on the request that the delivery of a letter is: the service of the notice, the question or the answer that it carries
 * (民事诉讼法 第八十七条至第九十一条). `undefined` where that service is on record already, or matters for nothing.
 */
export function actOfDelivery(
  { document, about, sent, deliveredOn }: Letter,
  state: KnownRequest,
): RequestAct | undefined {
  if (!sent || deliveredOn === undefined) return undefined;
  const { step, n } = about;
  if (step === 'decision') {
    const { standing, reanswers } = state;
    if (!standing || standing.deliveredOn !== undefined) return undefined;
    // After a new answer, a letter of before it carries the old one, whose receipt starts nothing any more.
    const old = sent.sentOn < standing.on && reanswers.some(({ repliedOn }) => repliedOn !== undefined);
    return old ? undefined : { type: 'RecordDelivery', deliveredOn };
  }
  if (QUESTIONS.includes(document)) {
    const question = state.consultations.find((one) => one.n === n);
    if (!question || question.servedOn !== undefined || question.endedOn !== undefined) return undefined;
    return { type: 'RecordConsultationServed', n: question.n, servedOn: deliveredOn };
  }
  const notice = document === 'consultationNotice' ? 'consultationNotice' : SERVED[step];
  if (notice === null || isServed(state, notice, n)) return undefined;
  return {
    type: 'RecordNoticeServed',
    step: notice,
    ...(n === undefined ? {} : { n }),
    servedOn: deliveredOn,
    serviceMode: sent.mode,
  };
}

function isServed({ facts }: KnownRequest, step: ServedStep, n: number | undefined): boolean {
  return facts.some(
    (fact) => fact.type === 'NoticeServed' && fact.data.step === step && (n === undefined || fact.data.n === n),
  );
}
