// A second, simple computation of what the domain folds, to find mistakes of either: written from domain.md §1 and the notices of
// the State Council alone, day by day, without libs/*.

/** A recorded event of a request, with the day on which it was recorded. */
export interface Recorded {
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly on: string;
}

// Weekdays off and weekend days worked, from the notices of the years (国办发明电〔2023〕7号, 〔2024〕12号, 〔2025〕7号).
const OFF = days(
  ...['2024-01-01', '2024-02-10..2024-02-17', '2024-04-04..2024-04-06', '2024-05-01..2024-05-05', '2024-06-10'],
  ...['2024-09-15..2024-09-17', '2024-10-01..2024-10-07'],
  ...['2025-01-01', '2025-01-28..2025-02-04', '2025-04-04..2025-04-06', '2025-05-01..2025-05-05'],
  ...['2025-05-31..2025-06-02', '2025-10-01..2025-10-08'],
  ...['2026-01-01..2026-01-03', '2026-02-15..2026-02-23', '2026-04-04..2026-04-06', '2026-05-01..2026-05-05'],
  ...['2026-06-19..2026-06-21', '2026-09-25..2026-09-27', '2026-10-01..2026-10-07'],
);
const WORKED = days(
  ...['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12'],
  ...['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
);

function days(...spans: string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const span of spans) {
    const [first = '', last = first] = span.split('..');
    for (let day = first; day <= last; day = tomorrow(day)) found.add(day);
  }
  return found;
}

/** The day after a day. */
function tomorrow(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function isWorked(day: string): boolean {
  if (WORKED.has(day)) return true;
  if (OFF.has(day)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

function nthWorkingDay(from: string, n: number, isLeftOut: (day: string) => boolean = () => false): string {
  let day = from;
  for (let left = n; left > 0;) {
    day = tomorrow(day);
    if (isWorked(day) && !isLeftOut(day)) left--;
  }
  return day;
}

interface Notice {
  issuedOn: string;
  days: number;
  restarts: boolean;
  servedOn?: string;
  receivedOn?: string;
}
interface Letter {
  party: string;
  sentOn: string;
  servedOn?: string;
  endedOn?: string;
}
interface Bill {
  fen: number;
  issuedOn: string;
  servedOn?: string;
  credits: { on: string; fen: number; waived?: true }[];
}
interface Facts {
  kind: string;
  arrivedOn?: string;
  receivedOn?: string;
  notices: Map<number, Notice>;
  letters: Map<number, Letter>;
  bills: Map<number, Bill>;
  extensions: { on: string; days: number }[];
  reasons?: { askedOn: string; days: number; servedOn?: string; doneOn?: string };
  delayed?: { on: string; until: string };
  end?: { on: string; decision: string };
  orders: Map<number, { receivedOn: string; days: number; repliedOn?: string }>;
}

/** A deadline of the second computation. */
export interface Second {
  /** Kind and number, such as `supplementReply:1`. */
  readonly name: string;
  readonly dueOn: string;
  /** Whether somebody still has to act on it. */
  readonly open: boolean;
  /** The event that records its end. */
  readonly alarm: 'DeadlineMissed' | 'LapseProposed' | 'ConsultationSilent';
}

// Leaves out silences, which the fold concludes and nobody did: the computation must find them again.
function factsOf(recorded: readonly Recorded[]): Facts {
  const corrections = new Map<number, object>();
  for (const { type, data } of recorded) {
    if (type !== 'FactCorrected') continue;
    const { version, changes } = data as { version: number; changes: object };
    corrections.set(version, { ...corrections.get(version), ...changes });
  }
  const facts: Facts = {
    kind: '',
    notices: new Map(),
    letters: new Map(),
    bills: new Map(),
    extensions: [],
    orders: new Map(),
  };
  for (const { type, version, data } of recorded) note(facts, type, { ...data, ...corrections.get(version) } as Data);
  return facts;
}

type Data = Record<string, string> & {
  readonly n: number;
  readonly fen: number;
  readonly replyWorkingDays: number;
  readonly workingDays: number;
  readonly restarts: boolean;
  readonly applicant: { readonly kind: string };
};

function note(facts: Facts, type: string, data: Data): void {
  const { n } = data;
  switch (type) {
    case 'RequestArrived':
      facts.arrivedOn = data['arrivedOn'];
      facts.kind = data.applicant.kind;
      return;
    case 'RequestReceived':
      facts.receivedOn = data['receivedOn'];
      facts.kind = data.applicant.kind;
      return;
    case 'ReceiptConfirmed':
      facts.receivedOn = data['receivedOn'];
      return;
    case 'ApplicantKindSet':
      facts.kind = data['kind']!;
      return;
    case 'SupplementNoticeIssued':
      facts.notices.set(n, { issuedOn: data['issuedOn']!, days: data.replyWorkingDays, restarts: data.restarts });
      return;
    case 'SupplementReceived':
      Object.assign(facts.notices.get(n)!, { receivedOn: data['receivedOn'] });
      return;
    case 'NoticeServed': {
      const { servedOn, step } = data;
      if (step === 'supplement') Object.assign(facts.notices.get(n)!, { servedOn });
      if (step === 'fee') Object.assign(facts.bills.get(n)!, { servedOn });
      if (step === 'reasons') Object.assign(facts.reasons!, { servedOn });
      return;
    }
    case 'ConsultationStarted':
      facts.letters.set(n, { party: data['party']!, sentOn: data['sentOn']! });
      return;
    case 'ConsultationServed':
      Object.assign(facts.letters.get(n)!, { servedOn: data['servedOn'] });
      return;
    case 'ConsultationReplied':
      Object.assign(facts.letters.get(n)!, { endedOn: data['receivedOn'] });
      return;
    case 'ConsultationEnded':
      Object.assign(facts.letters.get(n)!, { endedOn: data['endedOn'] });
      return;
    case 'ReasonsAsked':
      facts.reasons = { askedOn: data['askedOn']!, days: data.replyWorkingDays };
      return;
    case 'ReasonsGiven':
      facts.reasons!.doneOn ??= data['receivedOn'];
      return;
    case 'ReasonsJudged':
      facts.reasons!.doneOn ??= data['judgedOn'];
      return;
    case 'DelayedAnswerSet':
      facts.delayed = { on: data['noticedOn']!, until: data['until']! };
      return;
    case 'ExtensionGranted':
      facts.extensions.push({ on: data['grantedOn']!, days: data.workingDays });
      return;
    case 'FeeNoticeIssued':
      facts.bills.set(n, { fen: data.fen, issuedOn: data['issuedOn']!, credits: [] });
      return;
    case 'PaymentReceived':
      facts.bills.get(n)!.credits.push({ on: data['paidOn']!, fen: data.fen });
      return;
    case 'FeeWaived':
      facts.bills.get(n)!.credits.push({ on: data['waivedOn']!, fen: data.fen, waived: true });
      return;
    case 'RequestAnswered':
      facts.end = { on: data['repliedOn']!, decision: data['decision']! };
      return;
    case 'RequestWithdrawn':
      facts.end = { on: data['withdrawnOn']!, decision: 'A23' };
      return;
    case 'RequestLapsed':
      facts.end = { on: data['lapsedOn']!, decision: data['decision']! };
      return;
    case 'RequestReopened':
      delete facts.end;
      return;
    case 'ReanswerOrdered':
      facts.orders.set(n, { receivedOn: data['receivedOn']!, days: data.workingDays });
      return;
    case 'ReanswerGiven':
      Object.assign(facts.orders.get(n)!, { repliedOn: data['repliedOn'] });
      return;
  }
}

function settledOn({ fen, credits }: Bill): string | undefined {
  let sum = 0;
  for (const credit of [...credits].sort((a, b) => a.on.localeCompare(b.on))) {
    sum += credit.fen;
    if (sum >= fen) return credit.on;
  }
  return undefined;
}

// 109号 第六条: 完成缴费. A fee that was waived as a whole was not paid.
function paidOn(bill: Bill): string | undefined {
  const settled = settledOn(bill);
  return bill.credits.some(({ on, waived }) => !waived && settled && on <= settled) ? settled : undefined;
}

// 条例 第三十三条: twenty working days from the last start, without the days of consultations, plus the extension.
function replyDue(facts: Facts, receivedOn: string): string {
  const starts = [
    ...[...facts.notices.values()].flatMap(({ restarts, receivedOn: on }) => (restarts && on ? [on] : [])),
    ...[...facts.bills.values()].flatMap((bill) => paidOn(bill) ?? []),
  ];
  const start = [receivedOn, ...starts].sort().at(-1)!;
  if (facts.delayed && facts.delayed.on >= start) return facts.delayed.until;
  const restarted = starts.length > 0;
  const extension = facts.extensions
    .filter(({ on }) => !restarted || on > start)
    .reduce((sum, one) => sum + one.days, 0);
  const intervals = [...facts.letters.values()].map(({ party, sentOn, servedOn, endedOn }) => {
    const limit = nthWorkingDay(servedOn ?? sentOn, 15);
    if (endedOn === undefined) return { sentOn, end: limit };
    return { sentOn, end: party !== 'otherAgency' && servedOn && endedOn > limit ? limit : endedOn };
  });
  return nthWorkingDay(start, 20 + extension, (day) => intervals.some(({ sentOn, end }) => sentOn < day && day <= end));
}

/** Computes every deadline of a request from its recorded events. */
export function secondDeadlines(recorded: readonly Recorded[]): readonly Second[] {
  const facts = factsOf(recorded);
  const { receivedOn, arrivedOn, end } = facts;
  const found: Second[] = [];
  const add = (name: string, dueOn: string, open: boolean, alarm: Second['alarm'] = 'DeadlineMissed'): void =>
    void found.push({ name, dueOn, open, alarm });
  if (receivedOn === undefined) {
    add('confirmation', arrivedOn!, true);
    return found;
  }
  const bills = [...facts.bills];
  const waiting =
    [...facts.notices.values()].some((notice) => notice.restarts && !notice.receivedOn) ||
    bills.some(([, bill]) => !settledOn(bill));
  add('reply', replyDue(facts, receivedOn), !end && !waiting);
  for (const [n, { issuedOn, days: length, servedOn, receivedOn: on }] of facts.notices) {
    if (servedOn) add(`supplementReply:${n}`, nthWorkingDay(servedOn, length), !on && !end, 'LapseProposed');
    else add(`noticeService:${n}`, nthWorkingDay(issuedOn, 7), !on && !end);
  }
  for (const [n, { party, sentOn, servedOn, endedOn }] of facts.letters) {
    if (!servedOn) add(`consultationService:${n}`, nthWorkingDay(sentOn, 7), !endedOn && !end);
    else if (party !== 'otherAgency') {
      add(`consultationReply:${n}`, nthWorkingDay(servedOn, 15), !endedOn && !end, 'ConsultationSilent');
    }
  }
  for (const [n, bill] of bills) {
    const open = !settledOn(bill) && !end;
    if (bill.servedOn) add(`feePayment:${n}`, nthWorkingDay(bill.servedOn, 20), open, 'LapseProposed');
    else add(`feeService:${n}`, nthWorkingDay(bill.issuedOn, 7), open);
  }
  if (facts.reasons) {
    const { askedOn, servedOn, days: length, doneOn } = facts.reasons;
    add('reasonsReply:1', nthWorkingDay(servedOn ?? askedOn, length), !doneOn && !end, 'LapseProposed');
  }
  for (const [n, order] of facts.orders) {
    add(`reanswer:${n}`, nthWorkingDay(order.receivedOn, order.days), !order.repliedOn);
  }
  return found;
}

/** The name of an alarm: what rang, for which deadline, and on which day. */
export function alarmName(type: string, name: string, dueOn: string, on: string): string {
  return `${type} ${name} due ${dueOn} on ${on}`;
}

/**
 * The alarms that must have rung for a request up to a day: for each day, those deadlines that were due on it and still open when it
 * ended, by the records at that time, ring on the next morning.
 */
export function expectedAlarms(recorded: readonly Recorded[], until: string): readonly string[] {
  const expected: string[] = [];
  const known = recorded.filter(({ type }) => type !== 'ConsultationSilent');
  let deadlines: readonly Second[] = [];
  for (let day = known[0]!.on; day <= until; day = tomorrow(day)) {
    if (known.some(({ on }) => on === day)) deadlines = secondDeadlines(known.filter(({ on }) => on <= day));
    for (const { name, dueOn, open, alarm } of deadlines) {
      if (open && dueOn === day) expected.push(alarmName(alarm, name, dueOn, tomorrow(day)));
    }
  }
  return expected;
}

// domain.md 1.10: the row of table three that counts each conclusion.
const ROWS: Readonly<Record<string, string>> = {
  ...{ A1: 'R1', A2: 'R1', A3: 'R2', A4: 'D1', A5: 'D2', A6: 'D3', A7: 'D4', A8: 'D5', A9: 'D6', A10: 'D7', A11: 'D8' },
  ...{ A12: 'U1', A13: 'U1', A14: 'U2', A15: 'U3', A16: 'P1', A17: 'P2', A18: 'P3', A19: 'P4', A20: 'P5' },
  ...{ A21: 'O1', A22: 'O2', A23: 'O3' },
};
const COLUMNS = ['naturalPerson', 'business', 'research', 'welfare', 'legalService', 'other'];

/** Counts table three of a year request by request (domain.md 3.6). */
export function countedTableThree(
  requests: readonly (readonly Recorded[])[],
  year: number,
): Readonly<Record<string, readonly number[]>> {
  const rows = ['N', 'C', ...new Set(Object.values(ROWS)), 'T', 'F'];
  const table = Object.fromEntries(rows.map((row) => [row, COLUMNS.map(() => 0)]));
  for (const recorded of requests) {
    const { receivedOn, kind, end } = factsOf(recorded);
    if (receivedOn === undefined) continue;
    const column = COLUMNS.indexOf(kind);
    if (column < 0) throw new Error(`no column for ${kind}`);
    const count = (row: string): void => void table[row]![column]!++;
    const before = Number(receivedOn.slice(0, 4)) < year;
    if (before && end && Number(end.on.slice(0, 4)) < year) continue;
    count(before ? 'C' : 'N');
    if (end) {
      count(ROWS[end.decision]!);
      count('T');
    } else count('F');
  }
  return Object.fromEntries(
    Object.entries(table).map(([row, counts]) => [row, [...counts, counts.reduce((sum, one) => sum + one, 0)]]),
  );
}
