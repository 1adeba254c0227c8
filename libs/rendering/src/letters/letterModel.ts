import {
  DOCUMENTS,
  missingContents,
  overdueRemedy,
  remedyFor,
  type DecisionCode,
  type DocumentCode,
  type DocumentContent,
} from '@yishen/statute';
import { plainDate } from '@yishen/calendar';
import { chineseDate } from './chineseDate';
import { letterBody } from './letterBody';
import type { LetterBlock, LetterData, LetterValue } from './letterData';

/** A letter as data, in the order in which every rendering prints it. */
export interface LetterModel {
  readonly title: string;
  readonly number?: string;
  readonly salutation?: string;
  readonly blocks: readonly LetterBlock[];
  readonly remedy?: string;
  readonly contact?: string;
  readonly signature?: { readonly agency: string; readonly date: string; readonly seal: boolean };
  /** A slip that follows on a page of its own. */
  readonly slip?: LetterBlock & { readonly kind: 'slip' };
  /** The date in the file's properties. */
  readonly on: string;
}

/** The error for a letter that lacks a required content (domain.md §7): code `letter.contents-missing`. */
export class LetterIncomplete extends Error {
  readonly code = 'letter.contents-missing';
  constructor(readonly missing: readonly string[]) {
    super(`the letter lacks: ${missing.join(', ')}`);
    this.name = 'LetterIncomplete';
  }
}

/** A required content that a letter lacks. */
export interface MissingContent {
  readonly key: string;
  readonly label: string;
  /** Whether the case or the agency's letterhead must supply it. */
  readonly from: 'case' | 'agency';
}

/** The required contents that a letter lacks, those of its form and of its conclusion; `true` stands for a sealed text. */
export function missingInLetter(
  document: DocumentCode,
  {
    values,
    decision,
  }: { readonly values: Readonly<Record<string, LetterValue | true>>; readonly decision?: DecisionCode | undefined },
): readonly MissingContent[] {
  const { contents, decisions } = DOCUMENTS[document] as {
    readonly contents: readonly DocumentContent[];
    readonly decisions: readonly DecisionCode[];
  };
  const ofForm = contents.flatMap((content) =>
    content.from !== 'law' && content.optional !== true && isBlank(values[content.key])
      ? [{ key: content.key, label: content.label, from: content.from }]
      : [],
  );
  if (decisions.length === 0) return ofForm;
  if (decision === undefined || !decisions.includes(decision)) {
    return [...ofForm, { key: 'decision', label: '答复类型', from: 'case' }];
  }
  const ofDecision = missingContents(decision, values).map(({ key, label }) => ({ key, label, from: 'case' as const }));
  return [...ofForm, ...ofDecision];
}

/**
 * Makes a letter from its data, in the order of official papers: title, number, addressee, text, remedy, contact, signature.
 * Throws `LetterIncomplete` when a required content is missing, so that no letter goes out half empty.
 */
export function letterModel(document: DocumentCode, data: LetterData): LetterModel {
  const missing = missingInLetter(document, data);
  if (missing.length > 0) throw new LetterIncomplete(missing.map(({ label }) => label));
  const form = DOCUMENTS[document];
  const { blocks, slip } = letterBody(document, data);
  const remedy = remedyText(document, data);
  const contact = data.values.contact;
  const goesOut = form.addressee !== 'internal' && document !== 'consultationReplySlip';
  return {
    title: form.title,
    ...(form.takesNumber ? { number: data.number ?? data.numberPlace ?? '' } : {}),
    ...(goesOut ? { salutation: `${addresseeOf(document, data)}：` } : {}),
    blocks,
    ...(remedy ? { remedy } : {}),
    ...(goesOut && typeof contact === 'string' ? { contact: `联系方式：${contact}` } : {}),
    ...(goesOut || form.bearsSeal
      ? { signature: { agency: data.agency, date: chineseDate(data.on), seal: form.bearsSeal } }
      : {}),
    ...(slip ? { slip } : {}),
    on: data.on,
  };
}

// Every document that goes out names its addressee: the applicant, or the party that is consulted or told.
function addresseeOf(document: DocumentCode, { values }: LetterData): string {
  const name = values[DOCUMENTS[document].addressee === 'applicant' ? 'applicant' : 'party'];
  return typeof name === 'string' ? name : '';
}

/** The remedy paragraph with the names of its parties (条例 第五十一条; domain.md §7). */
function remedyText(document: DocumentCode, data: LetterData): string {
  const { decision, on, parties, overdue } = data;
  const concluding = DOCUMENTS[document].decisions.length > 0;
  const ofAnswer = remedyFor(concluding && decision ? decision : document, plainDate(on));
  if (!ofAnswer) throw new LetterIncomplete(['救济途径']);
  // A letter from before this reading of the law says nothing about the remedy.
  const remedy = DOCUMENTS[document].remedy === 'overdue' ? overdueRemedy(overdue, plainDate(on)) : ofAnswer;
  if (!remedy) return '';
  const act = DOCUMENTS[document].title.includes('答复') ? '答复' : '告知';
  const names: Readonly<Record<string, string>> = { act, ...parties };
  return remedy.template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = names[name]?.trim();
    if (!value) throw new LetterIncomplete([name === 'court' ? '管辖法院' : '行政复议机关']);
    return value;
  });
}

function isBlank(value: LetterValue | true | undefined): boolean {
  if (value === undefined) return true;
  if (value === true) return false;
  if (typeof value === 'string') return value.trim() === '';
  return 'rows' in value ? value.rows.length === 0 : value.every((item) => item.trim() === '');
}
