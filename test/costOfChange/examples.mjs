// The examples of docs/contributors.md as changes of files. `goal` is how many files such a change may cost, without generated ones;
// `null` when no goal is set yet. `compile` and `specs` must be green with the change and red without any one file of it.

/** The console's types, written from the document of the routes: compiled where it stands in `compile`. */
export const GENERATED_TYPES = 'apps/console/src/api/schema.d.ts';

/** One act, its event, and the words for both: the archived file of a case is lent out (条例 第四十五条). */
const eventWithAct = {
  name: 'an event type with its act on a request',
  goal: 4,
  compile: ['libs/domain', 'apps/case-api', GENERATED_TYPES, 'apps/console'],
  specs: [
    'libs/domain/src/fixtures.spec.ts',
    'libs/domain/src/request/steps/archive.spec.ts',
    'test/everyRuleIsTried.spec.ts',
  ],
  edits: {
    'libs/domain/src/request/steps/archive.ts': [
      { find: 'ByType<RequestArchived>', put: 'ByType<RequestArchived | FileLent>' },
      {
        before: '/** The acts of archiving. */',
        put: `/** The archived file was lent out. */
export type FileLent = DomainEvent<'FileLent', { readonly lentOn: PlainDate; readonly to: Sealed }>;

`,
      },
      {
        after: '  ArchiveRequest: { archivedOn: date, volume: text },\n',
        put: '  LendFile: { lentOn: date, to: text },\n',
      },
      {
        find: "Step<'ArchiveRequest', 'RequestArchived'>",
        put: "Step<keyof ArchiveActs, 'RequestArchived' | 'FileLent'>",
      },
      {
        before: '  },\n  facts: {',
        put: `    LendFile: {
      access: 'request.handle',
      article: '条例第四十五条',
      guards: ENDED,
      decide: (act, state, desk) => {
        const lentOn = factDate(act.lentOn, desk, state.archivedOn);
        return [{ type: 'FileLent', schema: 1, data: { lentOn, to: act.to } }];
      },
    },
`,
      },
      {
        before: '  },\n  kinds: {},',
        put: `    FileLent: {
      type: 'FileLent',
      sheet: 'sheet.FileLent',
      mark: 'plain',
      day: 'lentOn',
      correctable: { lentOn: pastDay },
      revocable: true,
      apply: (procedure) => procedure,
    },
`,
      },
    ],
    'libs/catalogue/src/request/archive.ts': [
      {
        before: '} as const satisfies Messages;',
        put: `  'event.FileLent': { zh: '{lentOn} 借出案卷', en: 'File lent on {lentOn}' },
  'requestAct.LendFile': { zh: '登记借卷', en: 'Lend the file' },
  'field.lentOn': { zh: '借出日期', en: 'Lent on' },
  'sheet.FileLent': { zh: '借卷', en: 'File lent' },
`,
      },
    ],
    'libs/domain/fixtures/FileLent.v1.json': `{
  "type": "FileLent",
  "schema": 1,
  "data": { "lentOn": "2026-05-11", "to": { "k": "request", "v": "c2VhbGVk" } }
}
`,
    'libs/domain/src/request/steps/archive.spec.ts': `import { describe, expect, it } from 'vitest';
import { acts, received, sealed, typedCase } from '../../testing';

describe('lending the file', () => {
  it('is recorded on its day, and moves nothing', () => {
    const archived = typedCase().type(received('2026-03-02'), acts.answer('2026-03-20'), acts.archive('2026-04-01'));
    const lent = archived.type({ type: 'LendFile', lentOn: '2026-05-11', to: sealed });
    expect(lent.state).toMatchObject({ status: 'concluded', archivedOn: '2026-04-01' });
  });
});
`,
  },
  // One of our programs writes these files, not a person.
  generated: ['libs/domain/src/__snapshots__/fixtures.spec.ts.snap', 'apps/case-api/openapi.json', GENERATED_TYPES],
  // Lines that a person could forget inside the step; without any one of them the code must not compile.
  forgotten: {
    'libs/domain/src/request/steps/archive.ts': [
      "      sheet: 'sheet.FileLent',\n",
      "      mark: 'plain',\n",
      "      day: 'lentOn',\n",
      '      correctable: { lentOn: pastDay },\n',
      '      apply: (procedure) => procedure,\n',
      '  LendFile: { lentOn: date, to: text },\n',
    ],
    'libs/catalogue/src/request/archive.ts': [
      "  'event.FileLent': { zh: '{lentOn} 借出案卷', en: 'File lent on {lentOn}' },\n",
      "  'field.lentOn': { zh: '借出日期', en: 'Lent on' },\n",
      "  'sheet.FileLent': { zh: '借卷', en: 'File lent' },\n",
    ],
  },
};

/** The reply period of a future law: twenty-five working days from 2030 on. */
const ruleVersion = {
  name: 'a new version of a rule',
  goal: 2,
  compile: ['libs/statute', 'libs/domain'],
  specs: ['libs/statute/src', 'libs/domain/src/request/versionedRules.spec.ts'],
  edits: {
    'libs/statute/src/periods.ts': [
      {
        find: `      article: '《政府信息公开条例》第三十三条第二款',
      from: '2019-05-15',
    },
  ],
  /** The longest extension`,
        put: `      article: '《政府信息公开条例》第三十三条第二款',
      from: '2019-05-15',
      until: '2030-01-01',
    },
    { version: 'reply-2030', days: 25, unit: 'working', article: '未来条例第三十三条', from: '2030-01-01' },
  ],
  /** The longest extension`,
      },
    ],
    'libs/statute/src/ruleVersions.spec.ts': [
      {
        before: "  ['extension-2008'",
        put: "  ['reply-2030', '25 working', '2030-01-01', '未来条例第三十三条'],\n",
      },
    ],
  },
};

/** A deadline of a new kind: a file is archived within twenty working days of the end. */
const deadlineKind = {
  name: 'a deadline of a new kind',
  goal: 3,
  compile: ['libs/domain', 'apps/case-api', GENERATED_TYPES, 'apps/console', 'apps/worker'],
  specs: ['libs/domain/src/request/steps/archive.spec.ts', 'test/everyRuleIsTried.spec.ts'],
  generated: ['apps/case-api/openapi.json', GENERATED_TYPES],
  edits: {
    'libs/domain/src/request/steps/archive.ts': [
      {
        before: '/** The file was archived (条例 第四十五条). */',
        put: `declare module '../../clock' {
  interface DeadlineKinds {
    archiving: true;
  }
}

`,
      },
      {
        before: "import type { Sealed } from '../../sealed';",
        put: "import { buildDeadline } from '../../clock';\nimport { agencyState } from '../deadlineStates';\n",
      },
      {
        find: "Step<'ArchiveRequest', 'RequestArchived'>",
        put: "Step<'ArchiveRequest', 'RequestArchived', 'archiving'>",
      },
      {
        find: '  kinds: {},',
        put: `  kinds: {
    archiving: { of: 'agency', whenNear: null, whenMissed: null },
  },
  deadlines: ({ conclusion, archivedOn }, _, { calendar }, asOf) => {
    if (!conclusion) return [];
    const parts = { from: conclusion.on, workingDays: 20, article: '条例第四十五条', ruleVersion: 'archiving' };
    return [buildDeadline({ kind: 'archiving', ...parts }, calendar, agencyState(archivedOn, asOf))];
  },`,
      },
    ],
    'libs/catalogue/src/request/archive.ts': [
      {
        before: '} as const satisfies Messages;',
        put: "  'deadline.archiving': { zh: '归档期限', en: 'To archive' },\n",
      },
    ],
    'libs/domain/src/request/steps/archive.spec.ts': `import { expect, it } from 'vitest';
import { acts, received, typedCase } from '../../testing';

it('a file is archived within twenty working days of the end', () => {
  const answered = typedCase().type(received('2026-03-02'), acts.answer('2026-03-20'));
  expect(answered.deadline('archiving', '2026-03-23')).toMatchObject({ from: '2026-03-20', state: 'running' });
});
`,
  },
};

/** A simple check of the report: no part may be too long. */
const reportCheck = {
  name: 'a check of the report',
  goal: 3,
  compile: ['libs/annual-report', 'apps/case-api', 'apps/console'],
  specs: ['libs/annual-report/src/checks', 'test/everyRuleIsTried.spec.ts'],
  edits: {
    'libs/annual-report/src/checks/rules.ts': [
      {
        before: "  'template.remains':",
        put: "  'section.tooLong': { severity: 'warning', basis: `${FORM} 各部分应当简明` },\n",
      },
    ],
    'libs/annual-report/src/checks/sections.ts': [
      {
        after: '    ...yearFindings(report),\n',
        put: `    ...parts
      .filter(({ paragraphs }) => paragraphs.join('').length > 20_000)
      .map(({ part }) => found('section.tooLong', \`“\${headingOf(part)}”超过两万字\`)),
`,
      },
    ],
    'libs/annual-report/src/checks/sectionLength.spec.ts': `import { expect, it } from 'vitest';
import type { PublishedReport } from '../import/publishedReport';
import { sectionFindings } from './sections';

it('a part of more than twenty thousand characters is pointed out', () => {
  const part = { part: 1, heading: '一、总体情况', title: '总体情况', paragraphs: ['长'.repeat(20_001)] } as const;
  const report: Pick<PublishedReport, 'text'> = { text: { preamble: [], parts: [part] } };
  expect(sectionFindings(report as PublishedReport).map(({ rule }) => rule)).toContain('section.tooLong');
});
`,
  },
};

/** A column of the list of requests, to the screen: how many orders to answer anew a request had. */
const listColumn = {
  name: 'a column of a list, to the screen',
  goal: 4,
  compile: ['apps/case-api', GENERATED_TYPES, 'apps/console'],
  specs: ['libs/read-model/src/caseList'],
  edits: {
    'libs/read-model/src/caseList/table.ts': [
      {
        before: '  readonly archivedOn: string | null;',
        put: '  /** How many orders to answer anew it had. */\n  readonly reanswers: number;\n',
      },
      { before: '      archivedOn: state.archivedOn ?? null,', put: '      reanswers: state.reanswers.length,\n' },
      { before: "      archivedOn: { type: 'date', nullable: true },", put: "      reanswers: { type: 'integer' },\n" },
    ],
    'apps/case-api/src/requests/requests.routes.ts': [
      { after: '    receiptEvidenced: z.boolean(),\n', put: '    reanswers: z.number().int(),\n' },
    ],
    'apps/console/src/caseList/caseColumns.tsx': [
      {
        before: '  dueOn: {',
        put: "  reanswers: { title: 'console.list.reanswers', render: ({ reanswers }) => reanswers },\n",
      },
    ],
    'libs/catalogue/src/console.ts': [
      { before: "  'console.list.due':", put: "  'console.list.reanswers': { zh: '重新答复', en: 'Anew' },\n" },
    ],
  },
  generated: ['apps/case-api/openapi.json', GENERATED_TYPES],
};

/** A new read table: how many letters each letter book has. */
const projection = {
  name: 'a projection',
  goal: 3,
  compile: ['apps/projector'],
  specs: ['libs/read-model/src/letterbook', 'libs/read-model/src/readTables.spec.ts'],
  edits: {
    'libs/read-model/src/letterbook/table.ts': `import { idOfStream, type Letterbook } from '@yishen/domain';
import type { Projection } from '../projection';
import { readTable } from '../readTable';

/** A letter book with the number of its letters. */
export interface LetterbookRow {
  readonly stream: string;
  readonly id: string;
  readonly agencyId: string;
  readonly letters: number;
  readonly version: number;
}

const fromLetterbooks: Projection<'letterbook', LetterbookRow, Letterbook> = {
  kind: 'letterbook',
  partsOf: (book) => [book],
  rowOf: (book, { stream, scope: agencyId, version }) => ({
    stream,
    id: idOfStream(stream),
    agencyId,
    letters: book.letters.length,
    version,
  }),
};

/** The letter books with the number of their letters. */
export const letterbook = readTable<LetterbookRow>(
  {
    name: 'letterbook',
    columns: {
      stream: { type: 'text' },
      id: { type: 'text' },
      agencyId: { type: 'text' },
      letters: { type: 'integer' },
      version: { type: 'integer' },
    },
    key: ['stream'],
    indexes: [],
  },
  fromLetterbooks,
);
`,
    'libs/read-model/src/readTables.ts': [
      { before: "import { norm } from './norm/table';", put: "import { letterbook } from './letterbook/table';\n" },
      { before: '  norm,\n', put: '  letterbook,\n' },
    ],
    'libs/read-model/src/letterbook/table.spec.ts': `import { expect, it } from 'vitest';
import { projected } from '../testing/projected';
import { letterbook } from './table';

it('a letter book has a row from its first letter on', () => {
  const taken = { type: 'LetterNumbered', data: { letter: 'l', number: 1 } };
  const { rows } = projected(letterbook, [taken], { stream: 'letterbook-a-2026' });
  expect(rows).toMatchObject([{ agencyId: 'agency-a', letters: 1, version: 1 }]);
});
`,
  },
};

/** A screen with its address, its permission, its title and its place in the menu. */
const screen = {
  name: 'a screen',
  goal: 3,
  compile: ['apps/console'],
  specs: ['apps/console/src/app/screens.spec.ts'],
  edits: {
    'apps/console/src/glossary/GlossaryPage.tsx': `import { PageBar } from '../app/PageBar';

/** The words of the law and what they mean here. */
export default function GlossaryPage() {
  return <PageBar />;
}
`,
    'apps/console/src/app/screens.tsx': [
      {
        before: "  { path: '/calendar'",
        put: "  { path: '/glossary', page: lazy(() => import('../glossary/GlossaryPage')), title: 'console.nav.glossary', may: 'request.read', icon: <EditOutlined /> },\n",
      },
    ],
    'libs/catalogue/src/console.ts': [
      { before: "  'console.nav.cases':", put: "  'console.nav.glossary': { zh: '术语', en: 'Glossary' },\n" },
    ],
  },
};

export const EXAMPLES = [eventWithAct, ruleVersion, deadlineKind, reportCheck, listColumn, projection, screen];
