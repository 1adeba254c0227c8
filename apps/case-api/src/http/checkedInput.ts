import type { ProblemCode } from '@yishen/catalogue';
import { codeOfFaults, pointerOf, typedTexts } from '@yishen/application';
import { z } from 'zod';
import type { UnknownCode } from './codes';
import { Problem, type WrongPlace } from './problem';
import { unknownFields } from './unknownFields';

/** Which part of a request is looked at. */
type Part = 'params' | 'query' | 'body';

const NOTHING = z.object({});
const LISTED = 20;

/** A part of a request as its schema reads it; refuses what is unknown in it and what is wrong, each place by name. */
export function checkedInput(part: Part, schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema && part !== 'query') return undefined;
  const unknown = unknownFields(schema ?? NOTHING, value).slice(0, LISTED);
  if (unknown.length > 0) throw wrong(part === 'body' ? 'body.unknown-field' : 'parameters.unknown', unknown);
  if (!schema) return undefined;
  const code = part === 'body' ? 'body.invalid' : 'parameters.invalid';
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw refusalOf(code, parsed.error.issues.flatMap(ofNames));
  const { value: typed, faults } = typedTexts(parsed.data);
  if (faults.length > 0) throw wrong(part === 'body' ? codeOfFaults(faults) : code, faults);
  return typed;
}

// What is wrong with the name of a field is said at that field.
function ofNames(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_key') return [issue];
  return issue.issues.map((inner) => ({ ...inner, path: issue.path }));
}

// A code that its list does not know is refused in the domain's own words, when nothing else is wrong.
function refusalOf(code: ProblemCode, issues: readonly z.core.$ZodIssue[]): Problem {
  const errors = issues.map(placeOf);
  const codes = issues.map(unknownCodeOf);
  const [first] = codes;
  if (!first || codes.includes(undefined)) return wrong(code, errors);
  const { refusal, parameters } = first.refuse(first.value, String(issues[0]?.path.at(-1)));
  return new Problem(refusal, parameters, { errors });
}

function unknownCodeOf(issue: z.core.$ZodIssue): UnknownCode | undefined {
  return issue.code === 'custom' ? (issue.params?.['unknownCode'] as UnknownCode | undefined) : undefined;
}

// Where and what rule, never the value: it may be a name.
function placeOf(issue: z.core.$ZodIssue): WrongPlace {
  const known = knownOf(issue);
  const pointer = pointerOf(issue.path);
  if (unknownCodeOf(issue)) return { pointer, rule: 'unknown-code', ...known };
  return { pointer, rule: issue.code, ...known };
}

function knownOf(issue: z.core.$ZodIssue): Pick<WrongPlace, 'known'> {
  const code = unknownCodeOf(issue);
  if (code) return { known: code.known };
  if (issue.code === 'invalid_value') return { known: issue.values.map(String) };
  if (issue.code === 'invalid_union' && 'options' in issue) return { known: issue.options?.map(String) ?? [] };
  return {};
}

function wrong(code: ProblemCode, errors: readonly WrongPlace[]): Problem {
  const pointers = errors.map(({ pointer }) => pointer).join('、');
  return new Problem(code, { count: errors.length, pointers }, { errors });
}
