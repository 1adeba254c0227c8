import { numberIn } from '../import/figure';
import { plain } from '../import/printedText';
import type { PublishedReport } from '../import/publishedReport';
import { differing, found, type ReportFinding } from './finding';
import { publishedCell } from './identities';
import { saysNothing } from './sections';
import { sentencesOf } from './sentences';

/** The processing fee of the year (信息处理费) as recorded elsewhere: the sum collected, in yuan. */
export interface KnownFees {
  readonly collectedYuan?: number;
}

const FEE = /信息处理费|处理费|收取费用|收费/;
const NONE =
  /(?:未|没有|无|不曾|零)[^,。;]{0,16}(?:收取|收费|产生|发生|费)|(?:收取|产生|金额|费)[^,。;\d]{0,12}0(?:\.0{1,6})?(?:万)?元/;
const AMOUNT = /(?:^|\D)(\d{1,15}(?:\.\d{1,15})?)(万?)元/;

/** Checks part six against the known processing fee (109号): the part must state the fee, and correctly. */
export function feeFindings(report: PublishedReport, known: KnownFees): readonly ReportFinding[] {
  const six = report.text?.parts.find(({ part }) => part === 6);
  if (!six || six.paragraphs.length === 0) return [];
  const told = six.paragraphs.flatMap(sentencesOf).filter((sentence) => FEE.test(plain(sentence)));
  const saysNone =
    saysNothing(six.paragraphs) || told.some((sentence) => NONE.test(plain(sentence)) && !amountIn(sentence));
  const evidence = feeEvidence(report, known);
  if (evidence && saysNone) {
    const finding = found(
      'sectionSix.feeCollected',
      `第六部分称没有收取信息处理费，而${evidence.says}`,
      evidence.cells,
      evidence.sentence ?? six.paragraphs.join(''),
    );
    return [evidence.amount === undefined ? finding : differing(finding, 0, evidence.amount)];
  }
  const stated = told.map(amountIn).find((amount) => amount !== undefined);
  if (known.collectedYuan !== undefined && stated !== undefined && stated !== known.collectedYuan) {
    return [
      differing(
        found('sectionSix.feeCollected', '第六部分的信息处理费与记录的收费不符', [], told.join('')),
        stated,
        known.collectedYuan,
      ),
    ];
  }
  return told.length > 0
    ? []
    : [found('sectionSix.feeNotStated', '第六部分没有说明信息处理费的收取情况', [], six.paragraphs[0])];
}

interface Evidence {
  readonly says: string;
  readonly amount?: number;
  readonly cells: ReportFinding['cells'];
  readonly sentence?: string;
}

// Takes the recorded fees, else what another part of the report says, else an applicant who did not pay and so was asked to.
function feeEvidence({ text, three }: PublishedReport, { collectedYuan }: KnownFees): Evidence | undefined {
  if (collectedYuan !== undefined) {
    return collectedYuan > 0 ? { says: `本年收取了 ${collectedYuan} 元`, amount: collectedYuan, cells: [] } : undefined;
  }
  const said = (text?.parts ?? [])
    .filter(({ part }) => part !== 6)
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap(sentencesOf)
    .find((sentence) => /信息处理费/.test(plain(sentence)) && (amountIn(sentence) ?? 0) > 0);
  if (said !== undefined) {
    const amount = amountIn(said);
    return {
      says: `文字写明收取 ${amount} 元`,
      cells: [],
      sentence: said,
      ...(amount === undefined ? {} : { amount }),
    };
  }
  const unpaid = numberIn(three.O2?.at(-1)) ?? 0;
  return unpaid > 0
    ? {
        says: `三（六）2“逾期未按收费通知要求缴纳费用”有 ${unpaid} 件，即发出过收费通知`,
        cells: [publishedCell('O2', 'total')],
      }
    : undefined;
}

function amountIn(sentence: string): number | undefined {
  const match = AMOUNT.exec(plain(sentence).replace(/(\d),(?=\d{3})/g, '$1'));
  if (!match) return undefined;
  return Number((Number(match[1]) * (match[2] === '' ? 1 : 10_000)).toFixed(2));
}
