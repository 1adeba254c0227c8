import {
  DECISIONS,
  DECISION_CONTENTS,
  DOCUMENTS,
  DOCUMENT_ORDER,
  FEE_SCALES,
  documentOf,
  feeFor,
  type DecisionCode,
  type DocumentCode,
  type DocumentContent,
} from '@yishen/statute';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  LetterIncomplete,
  chineseDate,
  feeWorkingTable,
  letterHtml,
  letterModel,
  letterNumberText,
  renderLetterDocx,
  type LetterData,
  type LetterValue,
} from '../index';
import { chineseCount } from './chineseDate';

const CODES = Object.keys(DECISIONS) as DecisionCode[];
const AGENCY = '昆都仑区阿尔丁大街街道办事处';
const PARTIES = { reconsiderationAuthority: '昆都仑区人民政府', court: '包头市昆都仑区人民法院' };

// Gives each content its own text, so that a failure names the one that is missing.
function dataFor(document: DocumentCode, decision?: DecisionCode): LetterData {
  const contents: readonly DocumentContent[] = DOCUMENTS[document].contents;
  const values: Record<string, LetterValue> = {};
  for (const { key, from } of contents) if (from !== 'law') values[key] = `值${key}值`;
  if (decision) {
    for (const { key, choices } of DECISION_CONTENTS[decision]) values[key] = choices?.[0] ?? `答${key}答`;
  }
  return {
    agency: AGENCY,
    on: '2026-03-09',
    number: letterNumberText('昆阿街公复', 2026, 12),
    parties: PARTIES,
    overdue: 'reconsiderFirst',
    values,
    ...(decision ? { decision } : {}),
  };
}

async function textOf(document: DocumentCode, data: LetterData): Promise<string> {
  const bytes = await renderLetterDocx(letterModel(document, data));
  const part = unzipSync(new Uint8Array(bytes))['word/document.xml'];
  if (!part) throw new Error('no document part');
  return [...strFromU8(part).matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
}

const CASES: readonly [DocumentCode, DecisionCode | undefined][] = DOCUMENT_ORDER.flatMap((document) => {
  const decisions: readonly (DecisionCode | undefined)[] = DOCUMENTS[document].decisions;
  return (decisions.length > 0 ? decisions : [undefined]).map((one): [DocumentCode, DecisionCode | undefined] => [
    document,
    one,
  ]);
});

describe('every document, read back from its Word file (domain.md §7)', () => {
  it.each(CASES)('%s %s has its title and all its contents', async (document, decision) => {
    const form = DOCUMENTS[document];
    const data = dataFor(document, decision);
    const text = await textOf(document, data);
    expect(text).toContain(form.title);
    for (const content of form.contents as readonly DocumentContent[]) {
      expect(text).toContain(content.from === 'law' ? content.sentence.replaceAll('\n', '') : `值${content.key}值`);
    }
    for (const { key, choices } of decision ? DECISION_CONTENTS[decision] : []) {
      expect(text).toContain(choices?.[0] ?? `答${key}答`);
    }
    if (form.takesNumber) expect(text).toContain('昆阿街公复〔2026〕12号');
    if (form.bearsSeal) expect(text).toContain(`${AGENCY}（公章）`);
    if (form.addressee !== 'internal') expect(text).not.toMatch(/undefined|\{[a-zA-Z]+\}/);
  });

  it.each(CASES)('%s %s shows the same text on screen as in the file', async (document, decision) => {
    const data = dataFor(document, decision);
    const html = letterHtml(letterModel(document, data));
    const shown = html.replace(/<[^>]+>/g, '').replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(+code));
    expect(shown.replace(/\s/g, '')).toBe((await textOf(document, data)).replace(/\s/g, ''));
  });

  it.each(CASES)('%s %s is not made while a required content is missing', (document, decision) => {
    const data = dataFor(document, decision);
    const required = (DOCUMENTS[document].contents as readonly DocumentContent[]).filter(
      (content) => content.from !== 'law' && content.optional !== true,
    );
    for (const { key, label } of required) {
      // A content of the conclusion replaces the content of the form with the same key.
      if (decision && DECISION_CONTENTS[decision].some((field) => field.key === key)) continue;
      const { [key]: _, ...values } = data.values;
      expect(() => letterModel(document, { ...data, values })).toThrow(LetterIncomplete);
      try {
        letterModel(document, { ...data, values });
      } catch (error) {
        expect((error as LetterIncomplete).missing).toContain(label);
      }
    }
  });
});

describe('an answer', () => {
  it.each(CODES.filter((code) => DECISIONS[code].act === 'answer'))(
    'for %s names its article and the remedy of its kind',
    async (decision) => {
      const text = await textOf(documentOf(decision), dataFor(documentOf(decision), decision));
      expect(text).toContain(DECISIONS[decision].article);
      expect(text).toContain('六十日内');
      expect(text).toContain(PARTIES.reconsiderationAuthority);
      expect(text).toContain(PARTIES.court);
      const refusal = ['A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10'].includes(decision);
      expect(text.includes('第二十三条第一款第四项')).toBe(refusal);
      expect(text.includes('六个月')).toBe(!refusal);
    },
  );

  it('that refused in 2023 keeps the remedy of the law of 2023', async () => {
    const text = await textOf('refusalReply', { ...dataFor('refusalReply', 'A9'), on: '2023-12-29' });
    expect(text).toContain('六个月');
    expect(text).not.toContain('第二十三条');
  });

  it('does not go out without the names of the reconsideration authority and the court', () => {
    const data = { ...dataFor('refusalReply', 'A9'), parties: { reconsiderationAuthority: ' ', court: '' } };
    expect(() => letterModel('refusalReply', data)).toThrow(LetterIncomplete);
  });

  it('does not go out for a conclusion that is not its own', () => {
    expect(() => letterModel('refusalReply', dataFor('refusalReply', 'A2'))).toThrow(LetterIncomplete);
  });

  it('numbers several items under their label', async () => {
    const data = dataFor('partialReply', 'A3');
    const values = { ...data.values, withheldPart: ['第3页个人住址', '第5页投标报价'] };
    const text = await textOf('partialReply', { ...data, values });
    expect(text).toContain('（一）第3页个人住址；（二）第5页投标报价。');
  });
});

describe('the fee notice', () => {
  it('prints the working line by line (109号; domain.md 2.10: 1,500 pages are 54,700 yuan)', async () => {
    const scale = FEE_SCALES.pages[0];
    const { lines, total } = feeFor(scale, 1_500);
    const data = dataFor('feeNotice');
    const values = { ...data.values, working: feeWorkingTable(lines, scale.unit), amount: `${total}元` };
    const text = await textOf('feeNotice', { ...data, values });
    expect(text).toContain('第1至30页3000');
    expect(text).toContain('第31至100页7010700');
    expect(text).toContain('第101至200页100202000');
    expect(text).toContain('第201至1500页13004052000');
    expect(text).toContain('合计150054700');
    expect(text).toContain('不能单独申请行政复议');
  });
});

describe('the bytes of a Word file', () => {
  it('are equal for equal letters, whenever they are made', async () => {
    const model = letterModel('refusalReply', dataFor('refusalReply', 'A9'));
    const first = await renderLetterDocx(model);
    const past = Date.now() + 1_100;
    await expect.poll(() => Date.now(), { timeout: 3_000 }).toBeGreaterThan(past);
    expect((await renderLetterDocx(model)).equals(first)).toBe(true);
  });

  it('differ when the letters differ', async () => {
    const one = await renderLetterDocx(letterModel('refusalReply', dataFor('refusalReply', 'A9')));
    const other = await renderLetterDocx(letterModel('refusalReply', dataFor('refusalReply', 'A8')));
    expect(one.equals(other)).toBe(false);
  });
});

describe('a letter', () => {
  it('writes dates and counts as official papers do', () => {
    expect(chineseDate('2026-03-09')).toBe('2026年3月9日');
    expect([1, 9, 10, 11, 20, 42].map(chineseCount)).toEqual(['一', '九', '十', '十一', '二十', '四十二']);
    expect(letterNumberText('××公复', 2026, 12)).toBe('××公复〔2026〕12号');
  });

  it('of receipt names the remedy for a missing answer by the setting overdueRemedy and the law of its date', () => {
    const remedyOf = (change: Partial<LetterData>) =>
      letterModel('receipt', { ...dataFor('receipt'), ...change }).remedy;
    expect(remedyOf({})).toContain('先向昆都仑区人民政府申请行政复议');
    expect(remedyOf({ overdue: 'reconsiderOrSue' })).toContain(
      '或者自答复期限届满之日起六个月内向包头市昆都仑区人民法院',
    );
    expect(remedyOf({ on: '2023-12-29' })).toBeUndefined();
  });

  it('never turns a text from the case into markup', () => {
    const data = dataFor('refusalReply', 'A9');
    const values = { ...data.values, reasons: '<script>alert("1")</script> & 其他' };
    const html = letterHtml(letterModel('refusalReply', { ...data, values }));
    expect(html).not.toContain('<script>');
    expect(html).toContain('&#60;script&#62;');
  });
});
