import { message } from '@yishen/catalogue';
import { legalDayOf, sheetWordOf, type RecordedFact } from '@yishen/domain';
import { chineseDate, type LetterTable } from '@yishen/rendering';

/** The name of an event's step in an office's flow sheet, or the event's own type. */
export function stepLabel(type: string): string {
  const word = sheetWordOf(type);
  return word === undefined ? type : message(word, 'zh');
}

/** The steps of a case with their days, in the order of the days: the sheet that 条例 第四十五条 asks an office to keep. */
export function caseSteps(facts: readonly RecordedFact[]): LetterTable {
  const steps = facts.flatMap((fact) => {
    const [word, day] = [sheetWordOf(fact.type), legalDayOf(fact)];
    return word !== undefined && day !== undefined ? [{ label: message(word, 'zh'), day }] : [];
  });
  const sorted = [...steps].sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  return {
    header: ['序号', '环节', '日期'],
    rows: sorted.map(({ label, day }, at) => [String(at + 1), label, chineseDate(day)]),
    widths: [1, 5, 4],
  };
}
