import type { PlainDate } from '@yishen/calendar';
import { message } from '@yishen/catalogue';
import { feeFor, feeScaleInForce, type FeeBasis, type FeeLine } from '@yishen/statute';
import { CliError } from './cliError';

/** What `fee` answers: the total in yuan and the working, band by band. */
export interface FeeAnswer {
  readonly basis: FeeBasis;
  readonly count: number;
  readonly total: number;
  readonly article: string;
  readonly bands: readonly FeeLine[];
}

/** The information processing fee by the scale in force on a date: cumulative for the requests of a month, or for the pages of one request. */
export function fee(basis: FeeBasis, count: number, on: PlainDate): FeeAnswer {
  const scale = feeScaleInForce(basis, on);
  if (!scale) throw new CliError('cli.fee.noScale', { date: on });
  const { total, lines } = feeFor(scale, count);
  return { basis, count, total, article: scale.article, bands: lines };
}

/** The working as lines of text for a terminal. */
export function feeText({ basis, total, article, bands }: FeeAnswer): string {
  const unit = message(`cli.fee.${basis}`, 'zh');
  const lines = bands.map(
    ({ first, last, units, rate, amount }) => `  第 ${first}–${last} ${unit}：${units} × ${rate} = ${amount} 元`,
  );
  return [`${message('cli.fee.total', 'zh', { total })}（${article}）`, ...lines].join('\n');
}
