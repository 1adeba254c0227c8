import { RECEIPT_REFUSALS, RECEIPT_WORDS } from './request/receipt';
import { SPLIT_REFUSALS, SPLIT_WORDS } from './request/split';
import { SUPPLEMENT_REFUSALS, SUPPLEMENT_WORDS } from './request/supplement';
import { SERVICE_WORDS } from './request/service';
import { LAPSE_REFUSALS, LAPSE_WORDS } from './request/lapse';
import { CONSULTATION_REFUSALS, CONSULTATION_WORDS } from './request/consultation';
import { EXCESSIVE_REFUSALS, EXCESSIVE_WORDS } from './request/excessive';
import { EXTENSION_REFUSALS, EXTENSION_WORDS } from './request/extension';
import { FEE_REFUSALS, FEE_WORDS } from './request/fee';
import { REPLY_WORDS } from './request/reply';
import { DECISION_REFUSALS, DECISION_WORDS } from './request/decision';
import { CONCLUSION_REFUSALS, CONCLUSION_WORDS } from './request/conclusion';
import { REANSWER_REFUSALS, REANSWER_WORDS } from './request/reanswer';
import { ARCHIVE_WORDS } from './request/archive';
import { CORRECTION_REFUSALS, CORRECTION_WORDS } from './request/correction';
import { DISCLOSURE_REFUSALS, DISCLOSURE_WORDS } from './request/disclosure';
import { INCIDENTS_REFUSALS, INCIDENTS_WORDS } from './request/incidents';
import { CLOCK_WORDS } from './request/clock';
import { LETTERS_WORDS } from './request/letters';
import { GENERAL_REFUSALS, GENERAL_WORDS } from './request/general';

/** The words of a request's procedure; each step has its own file, as in libs/domain. */
export const REQUEST_WORDS = {
  ...RECEIPT_WORDS,
  ...SPLIT_WORDS,
  ...SUPPLEMENT_WORDS,
  ...SERVICE_WORDS,
  ...LAPSE_WORDS,
  ...CONSULTATION_WORDS,
  ...EXCESSIVE_WORDS,
  ...EXTENSION_WORDS,
  ...FEE_WORDS,
  ...REPLY_WORDS,
  ...DECISION_WORDS,
  ...CONCLUSION_WORDS,
  ...REANSWER_WORDS,
  ...ARCHIVE_WORDS,
  ...CORRECTION_WORDS,
  ...DISCLOSURE_WORDS,
  ...INCIDENTS_WORDS,
  ...CLOCK_WORDS,
  ...LETTERS_WORDS,
  ...GENERAL_WORDS,
};

/** The refusals of a request's procedure. */
export const REQUEST_REFUSALS = {
  ...RECEIPT_REFUSALS,
  ...SPLIT_REFUSALS,
  ...SUPPLEMENT_REFUSALS,
  ...LAPSE_REFUSALS,
  ...CONSULTATION_REFUSALS,
  ...EXCESSIVE_REFUSALS,
  ...EXTENSION_REFUSALS,
  ...FEE_REFUSALS,
  ...DECISION_REFUSALS,
  ...CONCLUSION_REFUSALS,
  ...REANSWER_REFUSALS,
  ...CORRECTION_REFUSALS,
  ...DISCLOSURE_REFUSALS,
  ...INCIDENTS_REFUSALS,
  ...GENERAL_REFUSALS,
};
