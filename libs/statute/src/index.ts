export { type PeriodName, type Period, PERIODS, periodInForce, WARNING_WORKING_DAYS } from './periods';
export { APPLICANT_KINDS, type ApplicantKind, APPLICANT_KIND_ORDER, isApplicantKind } from './applicants';
export { CHANNELS, type Channel, isChannel } from './channels';
export {
  OUTCOME_ROWS,
  type OutcomeRow,
  OUTCOME_ROW_ORDER,
  type TableThreeRow,
  TABLE_THREE_ROW_ORDER,
  TABLE_THREE_LABELS,
  OUTCOME_GROUPS,
  TABLE_THREE_CORNER,
} from './tableThree';
export {
  type Decision,
  DECISIONS,
  type DecisionCode,
  isDecisionCode,
  outcomeRowOf,
  SERVICE_MODES,
  type ServiceMode,
} from './decisions';
export {
  DOCUMENTS,
  DOCUMENT_ORDER,
  documentOf,
  isDocumentCode,
  type DocumentAddressee,
  type DocumentCode,
  type DocumentContent,
  type DocumentForm,
  type DocumentStep,
} from './documents';
export {
  DECISION_REMEDIES,
  OVERDUE_REMEDIES,
  RECONSIDERATION_AUTHORITIES,
  REMEDY_LAW,
  REMEDY_TEXTS,
  isAgencyKind,
  isReconsiderationFirst,
  overdueRemedy,
  remedyFor,
  type AgencyKind,
  type OverdueReading,
  type Remedy,
  type RemedyLaw,
  type RemedyParties,
  type RemedyRule,
  type RemedyText,
  type RemedyVariant,
} from './remedies';
export { DECISION_CONTENTS, missingContents, type ContentField } from './decisionContents';
export {
  PROCEEDING_KINDS,
  type ProceedingKind,
  TABLE_FOUR_COLUMNS,
  type ProceedingResult,
  type ProceedingOutcome,
  PROCEEDING_OUTCOMES,
  type ProceedingOutcomeCode,
  isProceedingKind,
  isProceedingOutcome,
} from './proceedings';
export { PUBLICATION_FIGURES, type PublicationFigure, PUBLICATION_FIGURE_ORDER, isPublicationFigure } from './tableTwo';
export { ERASURE_GROUNDS, isErasureGround, type ErasureGround } from './erasure';
export {
  FEE_SCALES,
  InvalidFeeCount,
  feeFor,
  feeOfUnit,
  feeScaleInForce,
  type Fee,
  type FeeBand,
  type FeeBasis,
  type FeeLine,
  type FeeScale,
} from './feeScales';
export {
  DEFAULT_SETTINGS,
  SETTINGS,
  SETTING_ORDER,
  isSetting,
  isValueOf,
  type AgencySettings,
  type Setting,
  type SettingKey,
  type SettingValue,
} from './settings';
