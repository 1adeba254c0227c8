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
  ROLES,
} from '@yishen/domain';
import {
  APPELLANTS,
  APPLICANT_KINDS,
  CARRIERS,
  CHALLENGED,
  CHANNELS,
  DECISIONS,
  DOCUMENTS,
  ERASURE_GROUNDS,
  EVIDENCE_KINDS,
  FORUMS,
  HEARING_PROCEDURES,
  NORM_KINDS,
  ORDERS,
  PROCEEDING_KINDS,
  PROCEEDING_OUTCOMES,
  RECONSIDERATION_AUTHORITIES,
  RECORD_CORRECTION_OUTCOMES,
  SERVICE_MODES,
  SETTINGS,
  STANDINGS,
  TABLE_FOUR_COLUMNS,
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
  const known = Array.isArray(list) ? list.map(String) : Object.keys(list);
  return z
    .string()
    .max(MAX_CODE)
    .superRefine((value, { addIssue }) => {
      const unknownCode: UnknownCode = { value, known, refuse };
      if (!known.includes(value)) addIssue({ code: 'custom', params: { unknownCode } });
    })
    .meta({ enum: known });
}

/** A code as an answer gives it: its list is known, and nobody has to be refused. */
export function answerCode(list: object): z.ZodType<string, string> {
  return z.string().meta({ enum: Array.isArray(list) ? list.map(String) : Object.keys(list) });
}

const by = (refusal: ProblemCode, parameter: string): Refuse => {
  return (value) => ({ refusal, parameters: { [parameter]: value } });
};
/** A word of an act on a request. */
const choice: Refuse = (value, field) => ({ refusal: 'request.choice-unknown', parameters: { [field]: value } });
const ofDispute: Refuse = (value, field) => ({ refusal: 'proceeding.value-unknown', parameters: { field, value } });

export const Channel = codeOf(CHANNELS, by('request.channel-unknown', 'channel')).meta({ id: 'Channel' });
export const ApplicantKind = codeOf(APPLICANT_KINDS, by('request.applicant-kind-unknown', 'kind')).meta({
  id: 'ApplicantKind',
});
export const DecisionCode = codeOf(DECISIONS, by('request.decision-unknown', 'decision')).meta({ id: 'DecisionCode' });
export const ServiceMode = codeOf(SERVICE_MODES, by('request.service-mode-unknown', 'serviceMode')).meta({
  id: 'ServiceMode',
});
export const EvidenceKind = codeOf(EVIDENCE_KINDS, by('request.evidence-kind-unknown', 'kind')).meta({
  id: 'EvidenceKind',
});
export const Remedies = codeOf(REMEDIES, choice).meta({ id: 'Remedies' });
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
