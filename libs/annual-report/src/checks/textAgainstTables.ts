import { PROCEEDING_KINDS, type ProceedingKind } from '@yishen/statute';
import type { Cell } from '../cells';
import { numberIn } from '../import/figure';
import type { PublishedReport } from '../import/publishedReport';
import type { PublishedRow } from '../import/tableThree';
import { TABLE_FOUR_COLUMNS_ORDER, TABLE_THREE_COLUMNS, type TableFourColumn } from '../tables';
import { differing, found, type CheckedCell, type ReportFinding } from './finding';
import { publishedCell } from './identities';
import type { RuleId } from './rules';
import { claimsOf, type Claim, type ClaimMeaning, type ProceedingColumn } from './textClaims';

/** The readings that a claim may equal, each with its cells; a finding compares the claim with the first. */
interface Expectation {
  readonly rule: RuleId;
  readonly subject: string;
  readonly readings: readonly {
    readonly value: number;
    readonly cells: readonly CheckedCell[];
    readonly says: string;
  }[];
  /** Whether the claim may be less, because it is a part of what the cell counts. */
  readonly orLess?: true;
}

/**
 * Finds the numbers of the text that differ from the tables under their stated meaning (domain.md 3.5.6). A text may give a number
 * more than once, for the whole and for a part; when one equals the table's, only the larger ones are findings.
 */
export function textFindings(report: PublishedReport): readonly ReportFinding[] {
  const claims = claimsOf(report);
  const groups = new Map<string, { readonly claim: Claim; readonly expected: Expectation }[]>();
  for (const claim of claims) {
    const expected = expectation(claim, report, claims);
    if (!expected) continue;
    const key = JSON.stringify(claim.meaning);
    groups.set(key, [...(groups.get(key) ?? []), { claim, expected }]);
  }
  return [
    ...[...groups.values()].flatMap(groupFindings),
    ...claims.flatMap((claim) => upheldFindings(claim, report)),
    ...classSumFindings(claims, report),
  ];
}

function groupFindings(group: readonly { readonly claim: Claim; readonly expected: Expectation }[]): ReportFinding[] {
  const isRight = group.some(({ claim, expected }) => agrees(claim, expected));
  return group.flatMap(({ claim, expected }) => {
    if (agrees(claim, expected)) return [];
    const [reading] = expected.readings;
    if (!reading) return [];
    const says = expected.readings.map((one) => `${one.says} ${one.value}`).join('，或');
    if (isRight) {
      return claim.value > reading.value
        ? [
            differing(
              found(
                'text.tooMany',
                `文字“${expected.subject}”${claim.value}，表中${says}`,
                reading.cells,
                claim.sentence,
              ),
              claim.value,
              reading.value,
            ),
          ]
        : [];
    }
    return [
      differing(
        found(expected.rule, `文字“${expected.subject}”${claim.value}，表中${says}`, reading.cells, claim.sentence),
        claim.value,
        reading.value,
      ),
    ];
  });
}

function agrees({ value }: Claim, { readings, orLess }: Expectation): boolean {
  return readings.some((reading) => (orLess ? value <= reading.value : value === reading.value));
}

function expectation(claim: Claim, report: PublishedReport, claims: readonly Claim[]): Expectation | undefined {
  const { meaning } = claim;
  switch (meaning.of) {
    case 'received':
      return only('text.received', '收到、新收', total(report, ['N'], '第一项'));
    case 'accepted':
      return only(
        'text.handled',
        '受理、办理',
        total(report, ['N'], '第一项'),
        total(report, ['N', 'C'], '第一项加第二项'),
        total(report, ['T'], '三（七）'),
      );
    case 'handled':
      return only('text.handled', '收办', total(report, ['N', 'C'], '第一项加第二项'));
    case 'carriedIn':
      return only('text.carriedIn', '上年结转', total(report, ['C'], '第二项'));
    case 'carriedOut':
      return only('text.carriedOut', '结转下年度', total(report, ['F'], '第四项'));
    case 'answered':
      return only('text.answered', '答复、办结', total(report, ['T'], '三（七）'), ...answeredBut(report, claims));
    case 'withdrawn': {
      const of = only(
        'text.withdrawn',
        '撤回',
        total(report, [report.three.O3 ? 'O3' : 'O'], report.three.O3 ? '三（六）3' : '三（六）'),
      );
      return of && { ...of, orLess: true };
    }
    case 'outcome':
      return only('text.outcome', meaning.name, total(report, rowsOf(report, meaning.rows), `三“${meaning.name}”`));
    case 'applicants':
      return only(
        'text.applicants',
        meaning.name,
        columns(report, ['N'], meaning.columns, '第一项'),
        columns(report, ['N', 'C'], meaning.columns, '第一项加第二项'),
        columns(report, ['T'], meaning.columns, '三（七）'),
      );
    case 'proceedings':
      return proceedings(claim, meaning, report);
    case 'allUpheld':
      return undefined;
  }
}

type Reading = Expectation['readings'][number];

function only(rule: RuleId, subject: string, ...readings: readonly (Reading | undefined)[]): Expectation | undefined {
  const there = readings.flatMap((reading) => reading ?? []);
  return readings[0] && there.length > 0 ? { rule, subject, readings: there } : undefined;
}

function rowsOf({ three }: PublishedReport, rows: readonly PublishedRow[]): readonly PublishedRow[] {
  return rows.includes('O3') && !three.O3 ? ['O'] : rows;
}

function total(report: PublishedReport, rows: readonly PublishedRow[], says: string): Reading | undefined {
  return columns(report, rows, [TABLE_THREE_COLUMNS.length - 1], says);
}

function columns(
  { three }: PublishedReport,
  rows: readonly PublishedRow[],
  at: readonly number[],
  says: string,
): Reading | undefined {
  if (rows.some((row) => !three[row])) return undefined;
  const isTotal = at.includes(TABLE_THREE_COLUMNS.length - 1);
  const value = rows.reduce((sum, row) => {
    const figures = three[row] ?? [];
    // Use the sum of the row for an empty total.
    const places =
      isTotal && numberIn(figures.at(-1)) === undefined ? figures.slice(0, -1) : at.map((one) => figures[one]);
    return sum + places.reduce((part, figure) => part + (numberIn(figure) ?? 0), 0);
  }, 0);
  const cells = rows.flatMap((row) => at.map((one) => publishedCell(row, TABLE_THREE_COLUMNS[one] ?? 'total')));
  return { value, cells, says };
}

// When the text counts withdrawals beside answers (“办结11件、撤回8件”), both together are 三（七）.
function answeredBut(report: PublishedReport, claims: readonly Claim[]): (Reading | undefined)[] {
  const whole = total(report, ['T'], '三（七）减撤回');
  return claims.flatMap(({ meaning, value }) =>
    meaning.of === 'withdrawn' && whole ? [{ ...whole, value: whole.value - value }] : [],
  );
}

function proceedings(
  { value }: Claim,
  { kinds, column }: Extract<ClaimMeaning, { of: 'proceedings' }>,
  report: PublishedReport,
): Expectation | undefined {
  if (kinds.some((kind) => !report.four[kind])) return undefined;
  const name = `${nameOf(kinds)}${column === 'total' ? '' : COLUMN_NAMES[column]}`;
  const whole = four(report, kinds, 'total');
  const pending = four(report, kinds, 'pending');
  if (column === 'concluded') {
    const reading = { ...whole, value: whole.value - pending.value, says: '表四总计减尚未审结' };
    return { rule: 'text.proceedings', subject: name, readings: [reading] };
  }
  if (column !== 'total')
    return { rule: 'text.proceedingResults', subject: name, readings: [four(report, kinds, column)] };
  const leavesOut = pending.value > 0 && value === whole.value - pending.value;
  const rule = leavesOut ? 'text.proceedingsLeaveOutPending' : 'text.proceedings';
  const says = leavesOut ? `（其中尚未审结 ${pending.value}，文字没有计入也没有写明“已审结”）表四总计` : whole.says;
  return {
    rule,
    subject: name,
    readings: [{ ...whole, says, cells: [...whole.cells, ...(leavesOut ? pending.cells : [])] }],
  };
}

const COLUMN_NAMES: Readonly<Record<ProceedingColumn, string>> = {
  total: '',
  concluded: '已审结',
  upheld: '结果维持',
  corrected: '结果纠正',
  other: '其他结果',
  pending: '尚未审结',
};

function nameOf(kinds: readonly ProceedingKind[]): string {
  return kinds.length === 2 && !kinds.includes('reconsideration')
    ? '行政诉讼'
    : kinds.map((kind) => PROCEEDING_KINDS[kind].label).join('、');
}

function four({ four: table }: PublishedReport, kinds: readonly ProceedingKind[], column: TableFourColumn): Reading {
  const at = TABLE_FOUR_COLUMNS_ORDER.indexOf(column);
  const value = kinds.reduce((sum, kind) => {
    const figures = table[kind] ?? [];
    const isUnfilled = column === 'total' && numberIn(figures[at]) === undefined;
    const places = isUnfilled ? figures.slice(0, -1) : [figures[at]];
    return sum + places.reduce((part, figure) => part + (numberIn(figure) ?? 0), 0);
  }, 0);
  const cells = kinds.map((row): Cell => ({ table: 'four', row, column }));
  return { value, cells, says: `表四${COLUMN_NAMES[column] || '总计'}` };
}

// “均获维持” is true only when no case was corrected, ended otherwise, or is still open.
function upheldFindings({ meaning, sentence }: Claim, report: PublishedReport): ReportFinding[] {
  if (meaning.of !== 'allUpheld' || meaning.kinds.some((kind) => !report.four[kind])) return [];
  const whole = four(report, meaning.kinds, 'total');
  const upheld = four(report, meaning.kinds, 'upheld');
  if (whole.value === upheld.value) return [];
  const others = (['corrected', 'other', 'pending'] as const).map((column) => four(report, meaning.kinds, column));
  const says = others
    .filter(({ value }) => value > 0)
    .map((one) => `${one.says.slice(2)} ${one.value}`)
    .join('、');
  const cells = [...upheld.cells, ...others.filter(({ value }) => value > 0).flatMap((one) => one.cells)];
  return [
    differing(
      found('text.allUpheld', `文字称${nameOf(meaning.kinds)}“均获维持”，表四有${says}`, cells, sentence),
      whole.value,
      upheld.value,
    ),
  ];
}

/** Checks classes named after a whole in one sentence: their sum must not exceed it, and may be less only when a class is not named. */
function classSumFindings(claims: readonly Claim[], report: PublishedReport): ReportFinding[] {
  const sentences = [...new Set(claims.map(({ sentence }) => sentence))];
  return sentences.flatMap((sentence) => {
    const said = claims.filter((claim) => claim.sentence === sentence);
    return [...outcomeSum(said, report), ...proceedingSums(said, report)];
  });
}

function outcomeSum(said: readonly Claim[], report: PublishedReport): ReportFinding[] {
  const whole =
    said.find(({ meaning }) => meaning.of === 'answered') ??
    said.find(({ meaning }) => meaning.of === 'accepted' || meaning.of === 'handled' || meaning.of === 'received');
  const classes = said.flatMap((claim) => (claim.meaning.of === 'outcome' ? [{ claim, meaning: claim.meaning }] : []));
  if (!whole || classes.length < 2) return [];
  const sum = classes.reduce((value, { claim }) => value + claim.value, 0);
  const named = classes.flatMap(({ meaning }) => meaning.rows);
  const all: readonly PublishedRow[] = [
    'R1',
    'R2',
    'D1',
    'D2',
    'D3',
    'D4',
    'D5',
    'D6',
    'D7',
    'D8',
    'U1',
    'U2',
    'U3',
    'P1',
    'P2',
    'P3',
    'P4',
    'P5',
    'O1',
    'O2',
    'O3',
  ];
  const unnamed = all.filter((row) => !(named as readonly PublishedRow[]).includes(row));
  const isComplete =
    unnamed.every((row) => (numberIn(report.three[row]?.at(-1)) ?? 0) === 0) &&
    (numberIn(report.three.O?.at(-1)) ?? 0) === 0;
  return classSum(whole, sum, isComplete, '办理结果');
}

function proceedingSums(said: readonly Claim[], report: PublishedReport): ReportFinding[] {
  const of = said.flatMap((claim) => (claim.meaning.of === 'proceedings' ? [{ claim, meaning: claim.meaning }] : []));
  const wholes = of.filter(({ meaning }) => meaning.column === 'total');
  return wholes.flatMap(({ claim, meaning }) => {
    const parts = of.filter(
      (one) =>
        one.meaning.kinds.join() === meaning.kinds.join() &&
        one.meaning.column !== 'total' &&
        one.meaning.column !== 'concluded',
    );
    if (parts.length < 2) return [];
    const sum = parts.reduce((value, part) => value + part.claim.value, 0);
    const named = parts.map((part) => part.meaning.column);
    const unnamed = (['upheld', 'corrected', 'other', 'pending'] as const).filter((column) => !named.includes(column));
    const isComplete = unnamed.every(
      (column) => meaning.kinds.every((kind) => report.four[kind]) && four(report, meaning.kinds, column).value === 0,
    );
    return classSum(claim, sum, isComplete, nameOf(meaning.kinds));
  });
}

function classSum(whole: Claim, sum: number, isComplete: boolean, subject: string): ReportFinding[] {
  if (sum === whole.value || (sum < whole.value && !isComplete)) return [];
  const finding = found(
    'text.classSum',
    `文字中${subject}各类之和 ${sum}，所述总数 ${whole.value}`,
    [],
    whole.sentence,
  );
  return [differing(finding, sum, whole.value)];
}
