import type { RequestEvent, RequestFact } from './events';

/**
 * The facts of a request, and which of them may be revoked. Those that open, count or end the request are corrected or undone by
 * acts of their own. What is not in this table is no fact: a letter is voided in its book, an unknown event is left alone.
 */
export const REVOCABLE_FACTS: Readonly<Record<RequestFact['type'], boolean>> = {
  RequestReceived: false,
  RequestArrived: false,
  ReceiptConfirmed: false,
  ApplicantKindSet: false,
  RequestSplit: false,
  RequestAnswered: false,
  RequestWithdrawn: false,
  RequestLapsed: false,
  RequestReopened: false,
  ContactAttempted: true,
  ReceiptEvidenced: true,
  SupplementNoticeIssued: true,
  NoticeServed: true,
  SupplementReceived: true,
  ConsultationStarted: true,
  ConsultationServed: true,
  ConsultationReplied: true,
  ConsultationSilent: true,
  ConsultationEnded: true,
  ObjectionOverridden: true,
  ReasonsAsked: true,
  ReasonsGiven: true,
  ReasonsJudged: true,
  DelayedAnswerSet: true,
  ExtensionProposed: true,
  ExtensionGranted: true,
  FeeNoticeIssued: true,
  PaymentReceived: true,
  FeeRefunded: true,
  FeeWaived: true,
  DecisionDrafted: true,
  DecisionReviewed: true,
  DecisionSigned: true,
  AnswerDelivered: true,
  RequestForwarded: true,
  ReanswerOrdered: true,
  ReanswerGiven: true,
  RequestArchived: true,
  DisclosureSuggested: true,
  DisclosureSuggestionJudged: true,
  SuggestionPublished: true,
};

const NO_FACTS: Readonly<Record<Exclude<RequestEvent['type'], RequestFact['type']>, true>> = {
  DeadlinesChanged: true,
  DeadlineWarned: true,
  DeadlineMissed: true,
  LapseProposed: true,
  CorrectionProposed: true,
  FactCorrected: true,
  CorrectionRejected: true,
  FactRevoked: true,
  ActOverridden: true,
  IncidentAssigned: true,
  IncidentClosed: true,
  LetterIssued: true,
  LetterVoided: true,
  LetterSent: true,
  LetterDelivered: true,
};

/** Every event type of a request's stream. */
export const REQUEST_EVENT_TYPES = [
  ...Object.keys(REVOCABLE_FACTS),
  ...Object.keys(NO_FACTS),
] as readonly RequestEvent['type'][];
