import type { Messages } from '../message';
import type { Refusals } from '../refusal';

/** The words of proactive disclosure (条例 第四十四条). */
export const DISCLOSURE_WORDS = {
  'event.DisclosureSuggested': {
    zh: '{suggestedOn} 建议转为主动公开',
    en: 'Suggested for proactive disclosure on {suggestedOn}',
  },
  'event.SuggestionPublished': { zh: '{publishedOn} 已主动公开', en: 'Published proactively on {publishedOn}' },
  'event.DisclosureSuggestionJudged': {
    zh: '{judgedOn} 主动公开建议：{accepted}',
    en: 'Suggestion judged on {judgedOn}: {accepted}',
  },
  'requestAct.SuggestDisclosure': { zh: '建议主动公开', en: 'Suggest proactive disclosure' },
  'requestAct.RecordSuggestionPublished': { zh: '登记已主动公开', en: 'Record the publication' },
  'requestAct.JudgeDisclosureSuggestion': { zh: '处理主动公开建议', en: 'Judge the suggestion' },
  'field.suggestedOn': { zh: '建议日期', en: 'Suggested on' },
  'field.by': { zh: '提出人', en: 'By' },
  'field.information': { zh: '信息', en: 'Information' },
  'field.accepted': { zh: '采纳', en: 'Accepted' },
  'field.publishedOn': { zh: '公开日期', en: 'Published on' },
  'choice.accepted.true': { zh: '采纳', en: 'accepted' },
  'choice.accepted.false': { zh: '不采纳', en: 'not accepted' },
  'choice.by.applicant': { zh: '申请人', en: 'the applicant' },
  'choice.by.agency': { zh: '本机关', en: 'the agency' },
} as const satisfies Messages;

/** The refusals of proactive disclosure (条例 第四十四条). */
export const DISCLOSURE_REFUSALS = {
  'request.no-suggestion-open': {
    status: 422,
    title: { zh: '没有待处理的建议', en: 'No suggestion is open' },
    detail: { zh: '没有等待处理的主动公开建议。', en: 'No suggestion waits to be judged.' },
  },
  'request.no-suggestion-accepted': {
    status: 422,
    title: { zh: '没有采纳后待公开的建议', en: 'No accepted suggestion waits to be published' },
    detail: {
      zh: '没有已采纳、尚未公开的建议；未采纳的建议没有公开日期。',
      en: 'No suggestion was accepted and is not published yet; one that is refused has no date of publication.',
    },
  },
} as const satisfies Refusals;
