import { DOCUMENTS, type DocumentCode, type DocumentStep } from '@yishen/statute';

import type { RequestAct } from './actField';
import type { Letter } from './letters';
import type { KnownRequest } from './procedure';
import type { ServedStep } from './steps/service';

// The letters that ask somebody for an opinion; the other letters of a consultation only inform.
const QUESTIONS: readonly DocumentCode[] = ['thirdPartyConsultation', 'coMakerConsultation', 'assistanceLetter'];

// The notice that the delivery of a step's letter serves; null where the delivery starts no period.
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
 * The act on the request that follows from sending a letter: an answer that goes out is the answer, on the day and by the mode of
 * the sending (235号); so is an answer anew. `undefined` when the request has it already, or the letter is not an answer.
 */
export function actOfSending({ document, decision, sent }: Letter, state: KnownRequest): RequestAct | undefined {
  if (DOCUMENTS[document].step !== 'decision' || decision === undefined || !sent) return undefined;
  const facts = { decision, repliedOn: sent.sentOn, serviceMode: sent.mode };
  if (!state.conclusion) return { type: 'AnswerRequest', ...facts };
  const ordered = state.reanswers.find(({ repliedOn }) => repliedOn === undefined);
  return ordered && { type: 'RecordReanswer', n: ordered.n, ...facts };
}

/**
 * The act on the request that follows from delivering a letter: the service of the notice, question or answer that it carries
 * (民事诉讼法 第八十七条至第九十一条). `undefined` when that service is on record already, or has no effect.
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
    // A letter sent before a new answer carries the old one, whose receipt no longer starts anything.
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
