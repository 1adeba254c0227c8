import { ACT_FIELDS, REQUEST_ACT_NAMES, type ActField } from '@yishen/domain';
import { describe, expect, it } from 'vitest';
import { type z } from 'zod';
import { RECORD_FIGURES } from '../publications/publications.routes';
import { CELL } from '../reports/reports.routes';
import { ACT } from '../requests/requests.routes';
import { checkedInput } from './checkedInput';
import { Problem } from './problem';

const UNKNOWN = 'nobodyKnowsThis';

type Part = Parameters<typeof checkedInput>[0];

function refusalOf(part: Part, schema: z.ZodType, input: unknown): Pick<Problem, 'code' | 'parameters' | 'extensions'> {
  try {
    checkedInput(part, schema, input);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, parameters, extensions } = error;
    return { code, parameters, extensions };
  }
  throw new Error('not refused');
}

/** What fills a field of an act that is not looked at. */
const FILLED: Readonly<Record<ActField['kind'], unknown>> = {
  date: '2024-03-01',
  text: '甲',
  texts: ['甲'],
  contents: {},
  count: 1,
  money: 1,
  choice: undefined,
  flag: true,
  file: { digest: 'a'.repeat(64) },
  version: 1,
  changes: {},
  id: 'a',
};

type Fields = Readonly<Record<string, ActField>>;

const CHOICES = REQUEST_ACT_NAMES.map((act): [string, Fields] => [act, ACT_FIELDS[act]]).flatMap(([act, fields]) =>
  Object.entries(fields).flatMap(([field, { kind, choices = [] }]) =>
    kind === 'choice' ? [{ act, field, fields, choices }] : [],
  ),
);

// The domain refuses these lists with a sentence of their own.
const OWN_REFUSAL: Readonly<Record<string, object>> = {
  channel: { code: 'request.channel-unknown', parameters: { channel: UNKNOWN } },
  decision: { code: 'request.decision-unknown', parameters: { decision: UNKNOWN } },
  evidenceKind: { code: 'request.evidence-kind-unknown', parameters: { kind: UNKNOWN } },
  kind: { code: 'request.applicant-kind-unknown', parameters: { kind: UNKNOWN } },
  serviceMode: { code: 'request.service-mode-unknown', parameters: { serviceMode: UNKNOWN } },
};

describe('a code that its list does not know', () => {
  it.each(CHOICES)(
    'as $field of $act is refused as the domain refuses it, with the codes there are',
    ({ act, field, fields, choices }) => {
      const filled = Object.entries(fields).map(([name, one]) => [name, one.choices?.[0] ?? FILLED[one.kind]]);
      const body = { ...(Object.fromEntries(filled) as object), type: act };
      expect(() => checkedInput('body', ACT.body, body)).not.toThrow();
      expect(refusalOf('body', ACT.body, { ...body, [field]: UNKNOWN })).toEqual({
        code: 'request.choice-unknown',
        parameters: { [field]: UNKNOWN },
        ...OWN_REFUSAL[field],
        extensions: { errors: [{ pointer: `/${field}`, rule: 'unknown-code', known: choices }] },
      });
    },
  );

  it('as the name of a figure is refused at that name', () => {
    const { code, parameters, extensions } = refusalOf('body', RECORD_FIGURES.body, { figures: { [UNKNOWN]: '1' } });
    expect({ code, parameters }).toEqual({ code: 'publication.figure-unknown', parameters: { figure: UNKNOWN } });
    expect(extensions).toMatchObject({ errors: [{ pointer: `/figures/${UNKNOWN}`, rule: 'unknown-code' }] });
  });

  it('as the name of a content of a decision is refused at that name', () => {
    const drafted = { type: 'DraftDecision', decision: 'A1', contents: { [UNKNOWN]: '甲' } };
    expect(refusalOf('body', ACT.body, drafted)).toMatchObject({
      code: 'request.choice-unknown',
      extensions: { errors: [{ pointer: `/contents/${UNKNOWN}` }] },
    });
  });

  it.each(['row', 'column'])('as the %s of a cell is a cell that the report does not have', (side) => {
    const asked = { table: 'three', row: 'N', column: 'total', [side]: UNKNOWN };
    expect(refusalOf('query', CELL.query, asked)).toMatchObject({ code: 'report.cell-unknown' });
  });
});
