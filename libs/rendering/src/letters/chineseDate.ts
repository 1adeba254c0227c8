/** A date as official papers write it (GB/T 9704—2012): Arabic figures without leading zeros. */
export function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** The number of a letter as it is printed, 「××公复〔2026〕12号」 (GB/T 9704—2012, 发文字号). */
export function letterNumberText(prefix: string, year: number, number: number): string {
  return `${prefix}〔${year}〕${number}号`;
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A count from 1 to 99 in Chinese figures, for the first level of a text's structure (GB/T 9704—2012: 一、（一）1.). */
export function chineseCount(count: number): string {
  const tens = Math.floor(count / 10);
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return `${ten}${DIGITS[count % 10]}`;
}
