import { TABLE_FOUR_COLUMNS_ORDER, TABLE_THREE_COLUMNS } from '@yishen/annual-report';
import type { ProblemCode } from '@yishen/catalogue';
import {
  PERMISSIONS,
  DEADLINE_RULES,
  INCIDENT_ENDS,
  INCIDENT_KINDS,
  NOTICE_KINDS,
  PROCEEDING_DEADLINE_KINDS,
  PROCEEDING_FACT_TYPES,
  RECORD_CORRECTION_DATES,
  REJECTION_GROUNDS,
  REMEDIES,
  REQUEST_EVENT_TYPES,
  ROLES,
  correctableFields,
  correctableValues,
} from '@yishen/domain';
import {
  APPELLANTS,
  APPLICANT_KINDS,
  CARRIERS,
  CHALLENGED,
  CHANNELS,
  DECISIONS,
  DECISION_CONTENTS,
  DOCUMENTS,
  ERASURE_GROUNDS,
  EVIDENCE_KINDS,
  FORUMS,
  HEARING_PROCEDURES,
  NORM_KINDS,
  ORDERS,
  PROCEEDING_KINDS,
  PROCEEDING_OUTCOMES,
  PUBLICATION_FIGURES,
  PUBLICATION_FIGURE_ORDER,
  RECONSIDERATION_AUTHORITIES,
  RECORD_CORRECTION_OUTCOMES,
  SERVICE_MODES,
  SETTINGS,
  STANDINGS,
  TABLE_FOUR_COLUMNS,
  TABLE_THREE_ROW_ORDER,
  type DocumentContent,
} from '@yishen/statute';
import { z } from 'zod';

/** How the domain refuses a code that a list does not know: with which refusal, and what fills its sentence. */
export type Refuse = (
  value: string,
  field: string,
) => { readonly refusal: ProblemCode; readonly parameters: Readonly<Record<string, string>> };

/** What the check of a code says of one that its list does not know. */
export interface UnknownCode {
  readonly value: string;
  readonly known: readonly string[];
  readonly refuse: Refuse;
}

const MAX_CODE = 64;

/** A code of a closed list of the law or the domain; an unknown one is refused in the domain's words, with the codes there are. */
function codeOf(list: object, refuse: Refuse): z.ZodType<string, string> {
  const known = codesOf(list);
  return z
    .string()
    .max(MAX_CODE)
    .superRefine((value, { addIssue }) => {
      const unknownCode: UnknownCode = { value, known, refuse };
      if (!known.includes(value)) addIssue({ code: 'custom', params: { unknownCode } });
    })
    .meta({ enum: [...known] });
}

function codesOf(list: object): readonly string[] {
  return [...new Set(Array.isArray(list) ? list.map(String) : Object.keys(list))];
}

/** A code as an answer gives it: its list is known, and nobody has to be refused. */
export function answerCode(list: object): z.ZodType<string, string> {
  return z.string().meta({ enum: [...codesOf(list)] });
}

/** A code that only the domain can refuse: which of its list fit depends on what is recorded. */
function codeOfRecord(list: readonly string[]): z.ZodType<string, string> {
  return z
    .string()
    .max(MAX_CODE)
    .meta({ enum: [...codesOf(list)] });
}

function keysFrom(source: 'case' | 'agency'): readonly string[] {
  const contents: readonly DocumentContent[] = Object.values(DOCUMENTS).flatMap((document) => document.contents);
  return contents.filter(({ from }) => from === source).map(({ key }) => key);
}

const by = (refusal: ProblemCode, parameter: string): Refuse => {
  return (value) => ({ refusal, parameters: { [parameter]: value } });
};
/** A word of an act on a request. */
const choice: Refuse = (value, field) => ({ refusal: 'request.choice-unknown', parameters: { [field]: value } });
const channel = by('request.channel-unknown', 'channel');
const applicantKind = by('request.applicant-kind-unknown', 'kind');
const decision = by('request.decision-unknown', 'decision');
const serviceMode = by('request.service-mode-unknown', 'serviceMode');
const evidenceKind = by('request.evidence-kind-unknown', 'kind');
const ofDispute: Refuse = (value, field) => ({ refusal: 'proceeding.value-unknown', parameters: { field, value } });

export const Channel = codeOf(CHANNELS, channel).meta({ id: 'Channel' });
export const ApplicantKind = codeOf(APPLICANT_KINDS, applicantKind).meta({
  id: 'ApplicantKind',
});
export const DecisionCode = codeOf(DECISIONS, decision).meta({ id: 'DecisionCode' });
export const ServiceMode = codeOf(SERVICE_MODES, serviceMode).meta({
  id: 'ServiceMode',
});
export const EvidenceKind = codeOf(EVIDENCE_KINDS, evidenceKind).meta({
  id: 'EvidenceKind',
});
export const Remedies = codeOf(REMEDIES, choice).meta({ id: 'Remedies' });

// Lists of the law have a refusal of their own; an act's other lists have one for all.
const REFUSAL_OF_FIELD: Readonly<Record<string, Refuse>> = {
  channel,
  kind: applicantKind,
  decision,
  serviceMode,
  evidenceKind,
};

/** One of the choices that the domain's table gives a field of an act. */
export function actChoice(field: string, choices: readonly string[]): z.ZodType<string, string> {
  return codeOf(choices, REFUSAL_OF_FIELD[field] ?? choice);
}

/** What a drafted decision says, by what the law asks of some decision or other. */
const CONTENT_KEYS = Object.values(DECISION_CONTENTS).flatMap((contents) => contents.map(({ key }) => key));
export const ContentKey = codeOf(CONTENT_KEYS, by('request.choice-unknown', 'contents'));
/** A value that a correction of a fact of a request may change. */
export const CorrectableValue = codeOfRecord(REQUEST_EVENT_TYPES.flatMap(correctableValues));
/** A field that a correction of a fact of a dispute may change. */
export const CorrectableField = codeOfRecord(PROCEEDING_FACT_TYPES.flatMap(correctableFields));

/** What is typed for a letter because the case does not record it. */
export const LetterValue = codeOfRecord([...keysFrom('case'), ...CONTENT_KEYS]);
/** What a letter must say and the law does not say in every copy: of the case or of the agency. */
export const LetterContent = answerCode([...keysFrom('case'), ...keysFrom('agency'), ...CONTENT_KEYS]).meta({
  id: 'LetterContent',
});

export const PublicationFigure = codeOf(PUBLICATION_FIGURES, by('publication.figure-unknown', 'figure')).meta({
  id: 'PublicationFigure',
});
const ofReport: Refuse = () => ({ refusal: 'report.cell-unknown', parameters: {} });
export const ReportRow = codeOf(
  [...PUBLICATION_FIGURE_ORDER, ...TABLE_THREE_ROW_ORDER, ...Object.keys(PROCEEDING_KINDS)],
  ofReport,
).meta({ id: 'ReportRow' });
export const ReportColumn = codeOf(['', 'value', ...TABLE_THREE_COLUMNS, ...TABLE_FOUR_COLUMNS_ORDER], ofReport).meta({
  id: 'ReportColumn',
});
export const DeadlineKind = answerCode(DEADLINE_RULES).meta({ id: 'DeadlineKind' });

export const ProceedingKind = codeOf(PROCEEDING_KINDS, by('proceeding.kind-unknown', 'kind')).meta({
  id: 'ProceedingKind',
});
export const ProceedingOutcome = codeOf(PROCEEDING_OUTCOMES, by('proceeding.outcome-unknown', 'outcome')).meta({
  id: 'ProceedingOutcome',
});
export const Forum = codeOf(FORUMS, ofDispute).meta({ id: 'Forum' });
export const Standing = codeOf(STANDINGS, ofDispute).meta({ id: 'Standing' });
export const Challenged = codeOf(CHALLENGED, ofDispute).meta({ id: 'Challenged' });
export const HearingProcedure = codeOf(HEARING_PROCEDURES, ofDispute).meta({ id: 'HearingProcedure' });
export const OrderKind = codeOf(ORDERS, ofDispute).meta({ id: 'OrderKind' });
export const Appellant = codeOf(APPELLANTS, ofDispute).meta({ id: 'Appellant' });
export const ProceedingFactType = codeOf(PROCEEDING_FACT_TYPES, ofDispute).meta({ id: 'ProceedingFactType' });
export const ProceedingDeadlineKind = answerCode(PROCEEDING_DEADLINE_KINDS).meta({ id: 'ProceedingDeadlineKind' });
/** Of a request or of a dispute. */
export const AnyDeadlineKind = answerCode([...Object.keys(DEADLINE_RULES), ...PROCEEDING_DEADLINE_KINDS]);
export const TableFourColumn = answerCode(TABLE_FOUR_COLUMNS).meta({ id: 'TableFourColumn' });

export const DocumentCode = codeOf(DOCUMENTS, by('letter.document-unknown', 'document')).meta({ id: 'DocumentCode' });
export const Carrier = codeOf(CARRIERS, by('letter.carrier-unknown', 'carrier')).meta({ id: 'Carrier' });
export const AgencyKind = codeOf(RECONSIDERATION_AUTHORITIES, by('agency.kind-unknown', 'agencyKind')).meta({
  id: 'AgencyKind',
});
export const SettingKey = codeOf(SETTINGS, by('agency.setting-unknown', 'setting')).meta({ id: 'SettingKey' });

export const NormKind = codeOf(NORM_KINDS, by('norm.kind-unknown', 'kind')).meta({ id: 'NormKind' });
export const ErasureGround = codeOf(ERASURE_GROUNDS, by('person.ground-unknown', 'ground')).meta({
  id: 'ErasureGround',
});
export const RecordCorrectionOutcome = codeOf(
  RECORD_CORRECTION_OUTCOMES,
  by('record-correction.outcome-unknown', 'outcome'),
).meta({ id: 'RecordCorrectionOutcome' });
export const RecordCorrectionDate = codeOf(RECORD_CORRECTION_DATES, by('record-correction.date-unknown', 'date')).meta({
  id: 'RecordCorrectionDate',
});
export const NoticeKind = codeOf(NOTICE_KINDS, by('calendar.kind-unknown', 'kind')).meta({ id: 'NoticeKind' });
export const RejectionGround = codeOf(REJECTION_GROUNDS, by('calendar.ground-unknown', 'ground')).meta({
  id: 'RejectionGround',
});

/** Of requests, of calendars and of reports. */
export const INCIDENT_KIND_LIST = [...INCIDENT_KINDS, 'coverage', 'reportDue'] as const;
export const IncidentKind = answerCode(INCIDENT_KIND_LIST).meta({ id: 'IncidentKind' });
export const IncidentEnd = answerCode(INCIDENT_ENDS).meta({ id: 'IncidentEnd' });
export const Role = answerCode(ROLES).meta({ id: 'Role' });
export const Permission = answerCode(PERMISSIONS).meta({ id: 'Permission' });
