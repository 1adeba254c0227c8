import type { Messages } from '../message';
import type { Refusals } from '../refusal';

/** The words of corrections. */
export const CORRECTION_WORDS = {
  'event.CorrectionProposed': {
    zh: '提出更正第 {n} 项：记录 {version}',
    en: 'Correction {n} proposed: record {version}',
  },
  'event.FactCorrected': { zh: '更正记录 {version}：{changes}', en: 'Record {version} corrected: {changes}' },
  'event.CorrectionRejected': { zh: '更正第 {n} 项未获同意', en: 'Correction {n} was turned down' },
  'event.FactRevoked': { zh: '撤销记录 {version}', en: 'Record {version} revoked' },
  'requestAct.ProposeCorrection': { zh: '提出更正', en: 'Propose a correction' },
  'requestAct.ConfirmCorrection': { zh: '确认更正', en: 'Confirm the correction' },
  'requestAct.RejectCorrection': { zh: '不同意更正', en: 'Turn the correction down' },
  'requestAct.RevokeFact': { zh: '撤销记录', en: 'Revoke a record' },
  'field.version': { zh: '记录编号', en: 'Record' },
  'field.changes': { zh: '更正内容', en: 'Changes' },
} as const satisfies Messages;

/** The refusals of corrections. */
export const CORRECTION_REFUSALS = {
  'request.no-correction-proposed': {
    status: 422,
    title: { zh: '没有待确认的更正', en: 'No correction is proposed' },
    detail: { zh: '没有等待确认的更正。', en: 'No correction waits for its second person.' },
  },
  'request.fact-unknown': {
    status: 422,
    title: { zh: '没有这条记录', en: 'There is no such fact' },
    detail: { zh: '没有编号为 {version} 的事实。', en: 'There is no fact at version {version}.' },
  },
  'request.fact-not-revocable': {
    status: 422,
    title: { zh: '该记录不能撤销', en: 'This fact cannot be revoked' },
    detail: {
      zh: '“{of}”不能撤销，请使用更正、重新办理等操作。',
      en: '“{of}” cannot be revoked; correct it, or reopen the request.',
    },
  },
  'request.fact-has-followers': {
    status: 422,
    title: { zh: '已有后续记录', en: 'Later facts rest on it' },
    detail: {
      zh: '该记录已有送达、答复等后续记录，不能撤销。',
      en: 'Services or answers on record rest on this fact.',
    },
  },
  'request.fact-superseded': {
    status: 422,
    title: { zh: '该记录已不再有效', en: 'The fact is superseded' },
    detail: { zh: '该办结已经撤销，更正它没有意义。', en: 'This conclusion was undone since.' },
  },
  'request.field-not-correctable': {
    status: 422,
    title: { zh: '该项不能更正', en: 'This value cannot be corrected' },
    detail: { zh: '“{of}”的“{field}”不能更正。', en: '“{field}” of “{of}” cannot be corrected.' },
  },
  'request.correction-invalid': {
    status: 422,
    title: { zh: '更正的值无效', en: 'The corrected value is invalid' },
    detail: { zh: '“{field}”的值“{value}”无效。', en: '“{value}” is no valid “{field}”.' },
  },
  'request.correction-empty': {
    status: 422,
    title: { zh: '没有更正内容', en: 'Nothing is corrected' },
    detail: { zh: '更正至少应改变一项。', en: 'A correction changes at least one value.' },
  },
} as const satisfies Refusals;
