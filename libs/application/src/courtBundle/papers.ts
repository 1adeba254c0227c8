import { addDays, type PlainDate } from '@yishen/calendar';
import {
  RULES_IN_FORCE,
  dayLedger,
  lettersOf,
  proceedingDeadlinesOf,
  requestDeadlines,
  legalDayOf,
  saidBefore,
  type DayReason,
  type DecisionContext,
  type FileReference,
  type KnownProceeding,
  type RecordedFact,
} from '@yishen/domain';
import type { RecordedEvent } from '@yishen/event-store';
import { chineseDate, letterNumberText, type LetterBlock, type LetterModel, type LetterTable } from '@yishen/rendering';
import { DECISIONS, DECISION_CONTENTS, DOCUMENTS, FORUMS, PROCEEDING_KINDS, SERVICE_MODES } from '@yishen/statute';
import { caseSteps, stepLabel } from '../letters/caseSteps';
import type { LetterOrigin } from '../letters/letterText';

// The words of the papers; papers, like letters, are Chinese only.
const DAY_WORDS: Readonly<Record<DayReason, string>> = {
  counted: '计入',
  extension: '计入（延期）',
  weekend: '周末',
  holiday: '放假',
  excluded: '征求意见，不计入',
  waiting: '等待申请人，不计入',
  superseded: '期限已重新计算',
  delayed: '延迟答复',
};

/** The source of the papers: a dispute with its request, all sealed texts opened. */
export interface BundleCase {
  readonly origin: LetterOrigin;
  readonly proceeding: KnownProceeding;
  readonly context: Required<Pick<DecisionContext, 'now' | 'calendar' | 'policy'>>;
  readonly applicant: string;
  readonly content: string;
  /** The opened texts of the request's events by `version.path`. */
  readonly texts: ReadonlyMap<string, string>;
  /** The organ or court and the case number of the last instance, where recorded. */
  readonly body: string;
  readonly caseNumber: string;
}

/** A paper from the file store, and why it is in the bundle. */
export interface StoredPaper {
  readonly name: string;
  readonly file: FileReference;
  readonly proves: string;
  readonly on: string;
}

/** A line of the index: a paper with its digest, or what the case lacks. */
export interface IndexLine {
  readonly name: string;
  readonly proves: string;
  readonly on?: string;
  /** SHA-256 of the file; absent where the paper is missing. */
  readonly sha256?: string;
}

/** The issued letters, the scan and the proofs that are on file, in the order of the case. */
export function storedPapers({ origin }: BundleCase): readonly StoredPaper[] {
  const { facts } = origin.request;
  const scans = facts.flatMap((fact) =>
    (fact.type === 'RequestReceived' || fact.type === 'RequestArrived') && fact.data.scan
      ? [{ name: '政府信息公开申请书', file: fact.data.scan, proves: '申请人申请的内容和提出的方式', on: dayOf(fact) }]
      : [],
  );
  const letters = lettersOf(origin.events).flatMap(({ document, number, file, isVoid, issuedOn }) =>
    isVoid
      ? []
      : [
          {
            name: `${DOCUMENTS[document].title}${number ? `（${letterNumberText(number.prefix, number.year, number.number)}）` : ''}`,
            file,
            proves: `本机关依${DOCUMENTS[document].articles.join('、')}制作${DOCUMENTS[document].label}`,
            on: issuedOn,
          },
        ],
  );
  const proofs = facts.flatMap((fact) => {
    const evidence = 'evidence' in fact.data ? fact.data.evidence : undefined;
    return evidence?.file
      ? [
          {
            name: `${proofName(fact)}证明`,
            file: evidence.file,
            proves: `${proofName(fact)}的日期为${chineseDate(dayOf(fact))}`,
            on: dayOf(fact),
          },
        ]
      : [];
  });
  return [...scans, ...letters, ...proofs];
}

/** The papers that a case should have and this one lacks: the index names them, so that none is left out silently. */
export function missingPapers({ origin }: BundleCase): readonly IndexLine[] {
  const { request, events } = origin;
  const lacks = (name: string, proves: string): IndexLine => ({ name, proves });
  const answered = request.facts.findLast(({ type }) => type === 'RequestAnswered');
  const letters = lettersOf(events).filter(({ isVoid }) => !isVoid);
  const hasLetter = letters.some(({ document }) => DOCUMENTS[document].step === 'decision');
  const received = request.facts.some(
    (fact) =>
      (fact.type === 'RequestReceived' || fact.type === 'ReceiptConfirmed' || fact.type === 'ReceiptEvidenced') &&
      fact.data.evidence !== undefined,
  );
  const delivered = request.facts.some(({ type }) => type === 'AnswerDelivered');
  return [
    ...(received ? [] : [lacks('收到申请日期的证明', '答复期限的起算')]),
    ...(answered ? [] : [lacks('答复', '本机关已经答复')]),
    ...(answered && !hasLetter ? [lacks('答复文书', '答复的内容、依据和理由')] : []),
    ...(answered && !delivered ? [lacks('答复送达证明', '答复送达的日期')] : []),
  ];
}

/** The ledger "why this date" as a paper (条例 第三十三条): every day with its reason and article. */
export function ledgerPaper({ origin, context }: BundleCase, on: PlainDate): LetterModel {
  const clock = { calendar: context.calendar, policy: context.policy, rules: RULES_IN_FORCE };
  const deadlines = requestDeadlines(origin.request, clock, on);
  const reply = deadlines.find(({ kind }) => kind === 'reply');
  const conclusion = origin.request.conclusion;
  const blocks: LetterBlock[] = reply
    ? [
        paragraph(
          `收到日期${chineseDate(origin.request.receivedOn ?? '')}，答复期限${reply.workingDays}个工作日，最后一日为${chineseDate(reply.dueOn)}（${reply.article}）。`,
        ),
        ...(conclusion
          ? [paragraph(`办结日期${chineseDate(conclusion.on)}，${lateness(conclusion.on, reply.dueOn)}。`)]
          : []),
        table({
          header: ['日期', '是否计入', '第几个工作日', '依据'],
          rows: dayLedger(origin.request, reply, clock).map(({ date, reason, count, article }) => [
            date,
            DAY_WORDS[reason],
            count === undefined ? '' : String(count),
            article,
          ]),
          widths: [3, 4, 2, 6],
        }),
      ]
    : [paragraph('尚无收到日期，答复期限未起算。')];
  return { title: '答复期限逐日台账', blocks, on };
}

/** The extract of the log as people read it: who recorded what and when, each with its digest. */
export function extractPaper(
  events: readonly RecordedEvent[],
  names: ReadonlyMap<string, string>,
  on: PlainDate,
): LetterModel {
  const rows = events.map(({ position, version, type, meta, digest }) => {
    const { actor, at } = meta as { readonly actor?: string; readonly at?: string };
    return [
      position,
      String(version),
      stepLabel(type),
      at ?? '',
      names.get(actor ?? '') ?? actor ?? '',
      digest.slice(0, 16),
    ];
  });
  return {
    title: '办理记录摘录',
    blocks: [
      paragraph(
        '下列记录依次取自本机关政府信息公开办理系统的事件日志，全文和校验值见“办理记录摘录.json”，校验方法见“校验说明.txt”。',
      ),
      table({
        header: ['日志序号', '版本', '事项', '记录时间（UTC）', '记录人', 'SHA-256（前16位）'],
        rows,
        widths: [2, 1, 4, 5, 3, 4],
      }),
    ],
    on,
  };
}

/** The index of evidence (《行政复议法》第四十八条、第五十四条，《行政诉讼法》第六十七条). */
export function indexPaper(of: BundleCase, lines: readonly IndexLine[], on: PlainDate): LetterModel {
  return {
    title: DOCUMENTS.defenceIndex.title,
    blocks: [
      paragraph(`登记编号：${codeOf(of)}`),
      paragraph(`案件：${caseLine(of)}`),
      ...dueLines(of, on),
      table({
        header: ['序号', '证据名称', '形成日期', '证明内容', 'SHA-256'],
        rows: lines.map(({ name, proves, on: day, sha256 }, at) => [
          String(at + 1),
          name,
          day ?? '',
          proves,
          sha256 ?? '缺：案卷中没有',
        ]),
        widths: [1, 4, 2, 4, 5],
      }),
    ],
    signature: { agency: of.origin.agency.name, date: chineseDate(on), seal: true },
    on,
  };
}

/**
 * The draft of the reply to the organ (《行政复议法》第四十八条) or of the defence (《行政诉讼法》第六十七条): it says what the case says and leaves the
 * rest to be written.
 */
export function replyDraft(of: BundleCase, on: PlainDate): LetterModel {
  const { origin, proceeding } = of;
  const { dispute } = proceeding;
  const last = dispute.instances.at(-1)!;
  const isSuit = last.forum !== 'reconsideration';
  const { request, agency } = origin;
  const drafted = request.facts.findLast((fact) => fact.type === 'DecisionDrafted');
  const decision = request.conclusion?.decision;
  const reasons =
    drafted?.type === 'DecisionDrafted'
      ? DECISION_CONTENTS[drafted.data.decision].flatMap(({ key, label }) => {
          const text = of.texts.get(`${drafted.version}.contents.${key}`);
          return text === undefined ? [] : [paragraph(`${label}：${text}`)];
        })
      : [];
  return {
    title: isSuit ? '行政诉讼答辩状（草稿）' : '行政复议答复书（草稿）',
    salutation: `${of.body || (isSuit ? '【人民法院】' : '【行政复议机关】')}：`,
    blocks: [
      paragraph('【本稿由系统按案卷记载拟制，须由承办人员核对、补充后使用。】'),
      paragraph(`${isSuit ? '答辩人（被告）' : '答复人（被申请人）'}：${agency.name}`),
      paragraph(`${isSuit ? '原告' : '申请人'}：${of.applicant}`),
      paragraph(`案由：政府信息公开。${caseLine(of)}`),
      ...dueLines(of, on),
      heading('一、办理经过'),
      paragraph(`${of.applicant}申请公开：${of.content}`),
      table(caseSteps(request.facts)),
      heading('二、答复的事实、理由和依据'),
      paragraph(
        decision
          ? `本机关的处理结果为“${DECISIONS[decision].label}”，依据为条例${DECISIONS[decision].article}。`
          : '【本机关尚未作出答复：说明原因。】',
      ),
      ...reasons,
      heading('三、程序和期限'),
      paragraph('答复期限的计算见“答复期限逐日台账”，送达情况见证据目录。'),
      ...serviceLines(of),
      heading('四、对请求和理由的回应'),
      paragraph('【逐项回应对方的请求和理由。】'),
      heading(isSuit ? '五、答辩请求' : '五、答复意见'),
      paragraph(isSuit ? '【请求驳回原告的诉讼请求／其他。】' : '【请求维持／其他。】'),
      paragraph('附：证据目录和证据'),
    ],
    signature: { agency: agency.name, date: chineseDate(on), seal: true },
    on,
  };
}

function dueLines({ proceeding, context }: BundleCase, on: PlainDate): LetterBlock[] {
  const due = proceedingDeadlinesOf(proceeding, context.calendar, on).find(({ kind }) => kind === 'replyAndEvidence');
  return due ? [paragraph(`提交期限：${chineseDate(due.dueOn)}（${due.article}）`)] : [];
}

function codeOf({ origin }: BundleCase): string {
  const [first] = origin.request.facts;
  return first && 'code' in first.data ? first.data.code : '';
}

function serviceLines({ origin }: BundleCase): LetterBlock[] {
  const answered = origin.request.facts.findLast((fact) => fact.type === 'RequestAnswered');
  if (answered?.type !== 'RequestAnswered') return [];
  const { repliedOn, serviceMode } = answered.data;
  const { label, replyDate } = SERVICE_MODES[serviceMode];
  // The disputed answer, even after a new one was ordered in its place.
  const { facts, standing } = origin.request;
  const ordered = facts.find(({ type, version }) => type === 'ReanswerOrdered' && version > answered.version);
  const disputed = ordered ? saidBefore(origin.request, ordered.version).standing : standing;
  const delivered = disputed?.deliveredOn;
  return [
    paragraph(
      `答复日期${chineseDate(repliedOn)}（${label}，以${replyDate}为答复日期）` +
        (delivered === undefined ? '，送达日期没有记录。' : `，${chineseDate(delivered)}送达。`),
    ),
  ];
}

function caseLine({ proceeding, caseNumber }: BundleCase): string {
  const { dispute } = proceeding;
  const forum = FORUMS[dispute.instances.at(-1)!.forum].label;
  return `${PROCEEDING_KINDS[dispute.kind].label}（${forum}）${caseNumber ? `，案号${caseNumber}` : ''}`;
}

function lateness(on: PlainDate, dueOn: PlainDate): string {
  return on <= dueOn ? '在期限内' : `超过期限（最后一日之次日为${chineseDate(addDays(dueOn, 1))}）`;
}

function dayOf(fact: RecordedFact): string {
  return legalDayOf(fact) ?? '';
}

function proofName({ type }: RecordedFact): string {
  switch (type) {
    case 'AnswerDelivered':
      return '答复送达';
    case 'ConsultationServed':
      return '征求意见函送达';
    case 'NoticeServed':
      return '通知送达';
    default:
      return '收到申请';
  }
}

const paragraph = (text: string): LetterBlock => ({ kind: 'paragraph', text });
const heading = (text: string): LetterBlock => ({ kind: 'heading', text });
const table = (content: LetterTable): LetterBlock => ({ kind: 'table', table: content });
